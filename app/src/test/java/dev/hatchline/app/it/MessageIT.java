package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.Hours;
import dev.hatchline.conf.NativePrompt;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nobody is signed in: a message is taken. And the operator's own voice greets. */
class MessageIT {
  private static final int LEAVES_HZ = 1130;
  private static final int POUND_HZ = 1330;
  private static final int DESERTED_HZ = 1530;
  private static final Sound OWN_VOICE = Spoken.words("Good morning, this is our own recording.");
  private static final Sound WELCOME = Spoken.node("first-call", "welcome", "Test Company");
  private static final Sound THANKS =
      Spoken.words(NativePrompt.MESSAGE_THANKS.english(Hours.ALWAYS));
  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            lines:
              - number: "1000"
                flow: first-call
            queues:
              - name: people
                agents: ["101"]
                wrap-up: 0 s
            """,
            MessageIT::record);
    scene = new Scene(rig);
  }

  private static void record(Path configFolder) {
    try {
      Path folder = Files.createDirectory(configFolder.resolve("recordings"));
      OWN_VOICE.write(folder.resolve("first-call-welcome.wav"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  /** One hangs up when all is said, one presses pound, one was in line when the last agent went. */
  @Test
  void messageIsTakenWhenNobodyIsSignedIn() {
    String leaves = "+12025550601";
    String pound = "+12025550602";
    String deserted = "+12025550603";
    try (Phone agent = rig.agent("101", 1730)) {
      rig.awaitAgent("101", "Available");
      scene.paused(agent);
      try (Phone three = scene.waits(deserted, DESERTED_HZ)) {
        Hearing.awaitMusic(three);
        agent.unregister();
        rig.awaitAgent("101", "SignedOut");
        try (Phone one = scene.waits(leaves, LEAVES_HZ);
            Phone two = scene.waits(pound, POUND_HZ)) {
          says(one, leaves, LEAVES_HZ);
          one.hangUp();
          says(two, pound, POUND_HZ);
          two.press("#");
          two.awaitSound(Hearing.words(THANKS), Rig.PATIENCE);
          Scene.hungUpOn(two);
          says(three, deserted, DESERTED_HZ);
        }
      }
    }
    assertThat(scene.ended(leaves, "MESSAGE", "CALLER"))
        .containsSubsequence("JoinedLine", "MessageStarted", "Ended");
    scene.ended(pound, "MESSAGE", "CALLER");
    scene.ended(deserted, "MESSAGE", "CALLER");
    assertThat(message(leaves)).matches(Hearing.voice(LEAVES_HZ));
    assertThat(message(pound)).matches(Hearing.voice(POUND_HZ));
    assertThat(listed(leaves)).matches(Hearing.voice(LEAVES_HZ));
    assertThat(listed(pound)).matches(Hearing.voice(POUND_HZ));
    assertThat(rig.state().resolve("log/engine.log"))
        .content()
        .as("three digits of a number, and no more")
        .contains("from …601 on 1000", "from …603 on 1000");
    assertThat(LogFiles.files(rig.state()))
        .extracting(file -> file.getFileName().toString())
        .contains("engine.log", "messages.log");
    assertThat(LogFiles.withNumbers(rig.state())).isEmpty();
  }

  @Test
  void recordingStandsInForTheText() {
    String number = "+12025550604";
    try (Phone caller = scene.calls(number, LEAVES_HZ)) {
      Sound heard = caller.awaitSound(Hearing.words(OWN_VOICE), Rig.PATIENCE);
      assertThat(heard.heardAt(WELCOME)).isEmpty();
      caller.hangUp();
      scene.ended(number, "LEFT_FLOW", "CALLER");
    }
  }

  /** The caller hears that nobody is there, and the tone of the caller is recorded. */
  private static void says(Phone caller, String number, int hertz) {
    caller.awaitSound(Hearing.words(MessagesLeft.NOBODY), Rig.PATIENCE);
    rig.awaitEvent(number, "MessageStarted");
    Rig.await("the message of " + number, () -> Hearing.voice(hertz).test(message(number)));
    assertThat(caller.events().all()).noneMatch(PhoneEvent.Ended.class::isInstance);
  }

  /** The same as whoever asks the API finds it, and as the page plays it. */
  private static Sound listed(String number) {
    JsonNode left = new MessagesLeft(rig).by(number).orElseThrow();
    assertThat(left.get("line").asString()).isEqualTo("1000");
    try {
      Path copy = Files.createTempFile(rig.state(), "played-", ".wav");
      Files.write(copy, rig.download("/message/" + left.get("id").asString() + ".wav"));
      return Sound.read(copy);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Sound message(String number) {
    String file = rig.awaitEvent(number, "MessageStarted").get("file").asString();
    Path wav = rig.state().resolve("messages").resolve(file);
    try {
      return Files.exists(wav) ? Sound.read(wav) : Sound.empty();
    } catch (IOException fault) {
      return Sound.empty();
    }
  }
}
