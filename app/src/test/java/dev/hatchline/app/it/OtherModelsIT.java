package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.OtherModels;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.PhoneSpec;
import dev.hatchline.phones.Voice;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.telephony.speech.model.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What a line hears by other models than the shipped one: what callers tell in their own words, by
 * one of 16 kHz; and nothing in a language without a model, or with one of a wrong rate.
 */
@Timeout(900)
class OtherModelsIT {
  private static final String WELCOME =
      "For a person, press zero, or just wait. About a bill, say billing, or press one.";
  private static final String ABOUT = "Tell us in a few words. What is it about?";

  /**
   * An escape word among others, heard beyond doubt: in free speech, and there alone, it is none.
   */
  private static final String TOLD =
      "My last bill is not correct and I need a representative to cancel it";

  private static final String FLOW =
      """
      flow: told
      queue: people
      start: welcome
      nodes:
        welcome:
          menu:
            prompt: "%s"
            choices:
              1: {to: about, words: [billing]}
              2: leave
            wait: 15 s
        about:
          ask:
            prompt: ["For a person, press zero.", "%s"]
            into: about
            as: speech
            no-speech: person
          then: noted
        leave: {message: "After the tone."}
        noted: {note: "Rings about: {about}", then: person}
        person: {queue: people}
      """
          .formatted(WELCOME, ABOUT);

  /** Where no voice speaks there are recordings, here a tone. */
  private static final String SPANISH =
      """
      flow: spanish
      languages: [es]
      queue: people
      start: top
      nodes:
        top:
          menu:
            prompt: {es: {file: es/menu.wav, says: "Para una persona, cero. Otra vez, uno."}}
            choices: {1: top}
            wait: 15 s
      """;

  private static final int MENU_HZ = 760;
  private static final Duration SAID_MAX = Duration.ofSeconds(40);
  private static final int TIMES_MAX = 4;

  /** Messages are looked for every 10 s, and a machine that is busy with calls comes first. */
  private static final Duration WRITTEN_MAX = Duration.ofMinutes(2);

  private static final int WIDE = 16_000;
  private static final int WRONG = 44_100;

  @TempDir private static Path folder;
  private static Rig rig;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            lines: [{number: "1000", flow: told}, {number: "1001", flow: spanish}]
            cases: {messages: desk}
            speech: {hear: true, models: {en: ./large, fr: ./wrong}}
            """,
            OtherModelsIT::beside);
    Rig.await("a line that hears", () -> speech().get("state").asString().equals("hears"));
  }

  /** What lies beside the operator's file. */
  private static void beside(Path home) {
    try {
      Designer.at(home).save("told.yaml", FLOW);
      Designer.at(home).save("spanish.yaml", SPANISH);
      Path recordings = Files.createDirectories(home.resolve("recordings/es"));
      tone(MENU_HZ, 2).write(recordings.resolve("menu.wav"));
      OtherModels.ofRate(OtherModels.large(home), WIDE);
      OtherModels.ofRate(OtherModels.copy(home, "wrong"), WRONG);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (ModelException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static Sound tone(int hertz, int seconds) {
    short[] samples = new short[seconds * Sound.PHONE_RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * hertz * i / Sound.PHONE_RATE));
    }
    return new Sound(samples, Sound.PHONE_RATE);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  private static JsonNode speech() {
    return rig.api("/actuator/health").get("components").get("speech").get("details");
  }

  private static Voice saying(String name, String words) {
    try {
      Path wav = folder.resolve(name + ".wav");
      Spoken.words(words).write(wav);
      return new Voice.Wav(wav);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void awaitWords(Phone caller, String words) {
    Sound spoken = Spoken.words(words);
    caller.awaitSound(Hearing.words(spoken.slice(0.2, spoken.seconds() - 0.2)), Rig.PATIENCE);
  }

  /** A caller who says nothing as yet. */
  private static Phone calls(String number, String line) {
    Phone caller =
        rig.phones().open(PhoneSpec.caller(number, rig.sip()).saying(new Voice.Silence()));
    caller.dial(rig.uri(line));
    caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
    return caller;
  }

  /** Who is not heard, because there is too much to do elsewhere, says it again. */
  private static JsonNode saysUntil(Phone caller, Voice words, String number, String type) {
    for (int times = 1; times < TIMES_MAX; times++) {
      caller.say(words);
      try {
        Rig.await(
            type + " of " + number, SAID_MAX, () -> Rig.types(rig.story(number)).contains(type));
        break;
      } catch (AssertionError _) {
        // Once more.
      }
    }
    try {
      return rig.awaitEvent(number, type);
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + ", found " + rig.story(number), late);
    }
  }

  @Test
  void whatIsToldInAFewWordsIsOnTheAgentsScreenWhenItRings() {
    String number = "+12025556001";
    try (Phone agent = rig.agent("102", 900);
        Phone caller = calls(number, "1000")) {
      rig.awaitAgent("102", "Available");
      awaitWords(caller, WELCOME);
      JsonNode chose = saysUntil(caller, saying("billing", "billing"), number, "Chose");
      assertThat(chose.get("key").asString()).isEqualTo("1");
      awaitWords(caller, ABOUT);
      JsonNode gave = saysUntil(caller, saying("told", TOLD), number, "Gave");
      Scene.rung(agent, number);
      String heard = gave.get("value").asString();
      assertThat(gave.get("name").asString()).isEqualTo("about");
      assertThat(heard).containsSubsequence("bill", "correct", "representative", "cancel");
      assertThat(rig.awaitEvent(number, "Noted").get("text").asString())
          .isEqualTo("Rings about: " + heard);
      assertThat(rig.api("/api/agents/102/pop").path("said").valueStream())
          .extracting(said -> said.path("value").asString(""))
          .contains(heard);
      assertThat(Rig.types(rig.story(number))).doesNotContain("ZeroOut", "NoMatch", "KeyPressed");
      agent.reject();
    }
  }

  @Test
  void escapeWordAmongOthersLeadsFromAMenuToAPerson() {
    String number = "+12025556003";
    try (Phone caller = calls(number, "1000")) {
      awaitWords(caller, WELCOME);
      JsonNode out = saysUntil(caller, saying("wanted", TOLD), number, "ZeroOut");
      assertThat(out.get("by").asString()).isEqualTo("representative");
      assertThat(out.get("node").asString()).isEqualTo("welcome");
    }
  }

  /** By a process of its own, some seconds after the caller is gone. */
  @Test
  void whatIsLeftInAMessageIsWrittenInWords() {
    String number = "+12025556004";
    try (Phone caller = calls(number, "1000")) {
      rig.awaitEvent(number, "PromptStarted");
      caller.press("2");
      String file = rig.awaitEvent(number, "MessageStarted").get("file").asString();
      Rig.await("a recording", () -> recorded(file) > 0);
      double whole = recorded(file) + Spoken.words(TOLD).seconds() + 1;
      caller.say(saying("left", TOLD));
      Rig.await("all of it", () -> recorded(file) > whole);
    }
    MessagesLeft left = new MessagesLeft(rig);
    Rig.await(
        "words of " + number,
        WRITTEN_MAX,
        () -> left.by(number).filter(one -> !one.path("words").asString("").isEmpty()).isPresent());
    JsonNode message = left.by(number).orElseThrow();
    assertThat(message.get("words").asString())
        .containsSubsequence("bill", "correct", "representative", "cancel");
    assertThat(message.get("confidence").asDouble()).isBetween(0.3, 1.0);
  }

  /** Seconds, as far as they are written. */
  private static double recorded(String file) {
    try {
      Path wav = rig.installation().messages().resolve(file);
      return Files.exists(wav) ? Sound.read(wav).seconds() : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  @Test
  void whoSpeaksALanguageWithoutAModelHasKeysAndThatIsToldOnce() throws IOException {
    String why = "no model, so who speaks it on 1001 has keys alone";
    assertThat(speech().path("languages").path("es").asString()).startsWith(why);
    assertThat(speech().get("why").asString()).contains("es: " + why);
    String number = "+12025556002";
    try (Phone caller = calls(number, "1001")) {
      caller.awaitSound(Hearing.voice(MENU_HZ), Rig.PATIENCE);
      caller.press("1");
      assertThat(rig.awaitEvent(number, "Chose").get("key").asString()).isEqualTo("1");
      caller.press("0");
      rig.awaitEvent(number, "JoinedLine");
    }
    assertThat(Files.readAllLines(rig.state().resolve("log/engine.log")))
        .filteredOn(line -> line.contains(why))
        .hasSize(1);
  }

  /** It would hear nothing, and say nothing of it. */
  @Test
  void modelOfAnotherRateIsRefusedInWords() {
    assertThat(speech().get("why").asString())
        .contains("fr: ", "--sample-frequency=8000 or 16000", "found --sample-frequency=" + WRONG);
    assertThat(rig.healthOf("speech")).isEqualTo("UP");
  }
}
