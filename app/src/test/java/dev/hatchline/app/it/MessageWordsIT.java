package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.PhoneSpec;
import dev.hatchline.phones.Voice;
import dev.hatchline.phones.sound.Heard;
import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What callers say in a message is kept whole, and a person is a word away all the time. */
@Timeout(900)
class MessageWordsIT {
  private static final int AGENT_HZ = 900;

  private static final String FLOW =
      """
      flow: leave
      queue: people
      start: welcome
      nodes:
        welcome:
          menu:
            prompt: "For a person, press zero. To leave a message, press one."
            choices: {1: leave}
            wait: 15 s
        leave: {message: "Please speak after the tone."}
      """;

  /** An escape word among others is none. */
  private static final Sound SENTENCE =
      Spoken.words("Please have an agent call me back about the last bill of my mother.");

  private static final Sound SECOND = Spoken.words("And here is what I wanted to say besides.");
  private static final Sound WORD = Spoken.words("agent");

  @TempDir private static Path folder;
  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            lines: [{number: "1000", flow: leave}]
            cases: {messages: desk}
            speech: {hear: true}
            """,
            MessageWordsIT::flow);
    scene = new Scene(rig);
    Rig.await("a line that hears", MessageWordsIT::hears);
  }

  private static boolean hears() {
    JsonNode speech = rig.api("/actuator/health").get("components").get("speech").get("details");
    return speech.get("state").asString().equals("hears");
  }

  private static void flow(Path home) {
    try {
      Path flows = Files.createDirectories(home.resolve("flows"));
      Files.writeString(flows.resolve("leave.yaml"), FLOW);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  private static Voice saying(String name, Sound sound) {
    try {
      Path wav = folder.resolve(name + ".wav");
      sound.write(wav);
      return new Voice.Wav(wav);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** A silent caller whose message is being recorded: the tone is over. */
  private static Phone leaves(String number) {
    Phone caller =
        rig.phones().open(PhoneSpec.caller(number, rig.sip()).saying(new Voice.Silence()));
    caller.dial(rig.uri("1000"));
    caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
    rig.awaitEvent(number, "PromptStarted");
    caller.press("1");
    rig.awaitEvent(number, "MessageStarted");
    Rig.await("a recording of " + number, () -> message(number).seconds() > 0);
    return caller;
  }

  private static Sound message(String number) {
    String file = rig.awaitEvent(number, "MessageStarted").get("file").asString();
    try {
      Path wav = rig.installation().messages().resolve(file);
      return Files.exists(wav) ? Sound.read(wav) : Sound.empty();
    } catch (IOException fault) {
      return Sound.empty();
    }
  }

  private static Sound endOf(Sound sound) {
    return sound.slice(sound.seconds() - 1.5, sound.seconds() - 0.2);
  }

  @Test
  void escapeWordThatStandsAloneLeadsToAPersonAndWhatWasSaidIsKept() {
    String number = "+12025553001";
    try (Phone agent = rig.agent("101", AGENT_HZ)) {
      rig.awaitAgent("101", "Available");
      try (Phone caller = leaves(number)) {
        caller.say(saying("both", SENTENCE.then(Sound.silence(1.5)).then(WORD)));
        JsonNode out = rig.awaitEvent(number, "ZeroOut");
        assertThat(out.get("by").asString()).isEqualTo("agent");
        assertThat(out.get("node").asString()).isEqualTo("message");
        Scene.rung(agent, number);
        agent.answer();
        caller.awaitSound(Hearing.voice(AGENT_HZ), Rig.PATIENCE);
      }
    }
    scene.ended(number, "SERVED", "CALLER");
    assertThat(message(number).heardAt(endOf(SENTENCE))).as("the sentence is kept").isPresent();
  }

  @Test
  void messageIsWholeWhenTheCallerHangsUp() {
    String number = "+12025553002";
    try (Phone caller = leaves(number)) {
      caller.say(saying("sentence", SENTENCE));
      Rig.await("the end of the sentence", () -> kept(number, SENTENCE));
      caller.hangUp();
    }
    assertThat(scene.ended(number, "MESSAGE", "CALLER")).doesNotContain("ZeroOut");
    Sound message = message(number);
    double begin = at(message, SENTENCE.slice(0.2, 1.7));
    double end = at(message, endOf(SENTENCE));
    assertThat(end - begin).isEqualTo(SENTENCE.seconds() - 1.5 - 0.2, within(0.06));
    Sound part = message.slice(begin, end);
    assertThat(level(part)).isEqualTo(level(SENTENCE.slice(0.2, 0.2 + end - begin)), within(2.0));
  }

  @Test
  void messageGoesOnWhenTheEngineDiesInTheMiddleOfIt() throws Exception {
    String number = "+12025553003";
    long engine = rig.pid("engine");
    try (Phone caller = leaves(number)) {
      Path file =
          rig.installation()
              .messages()
              .resolve(rig.awaitEvent(number, "MessageStarted").get("file").asString());
      caller.say(saying("first", SENTENCE));
      Rig.await("the end of the sentence", () -> kept(number, SENTENCE));
      rig.signal("KILL", engine);
      caller.say(saying("second", SECOND));
      Rig.await("what came later", () -> readable(file).heardAt(endOf(SECOND)).isPresent());
      caller.hangUp();
      rig.awaitEngineOtherThan(engine);
      Rig.await("a line that hears", () -> rig.ready() && hears());
      Rig.await("the message", () -> new MessagesLeft(rig).by(number).isPresent());
      assertThat(at(readable(file), endOf(SENTENCE))).isLessThan(at(readable(file), endOf(SECOND)));
    }
  }

  private static Sound readable(Path wav) {
    try {
      return Sound.read(wav);
    } catch (IOException fault) {
      return Sound.empty();
    }
  }

  private static boolean kept(String number, Sound said) {
    return message(number).heardAt(endOf(said)).isPresent();
  }

  private static double at(Sound message, Sound part) {
    return message.heardAt(part).map(Heard::second).orElseThrow();
  }

  /** Root mean square, in dB of full scale. */
  private static double level(Sound sound) {
    short[] samples = sound.samples();
    double power =
        IntStream.range(0, samples.length)
            .mapToDouble(i -> samples[i])
            .map(s -> s * s)
            .average()
            .orElse(0);
    return 10 * Math.log10(power / Short.MAX_VALUE / Short.MAX_VALUE);
  }
}
