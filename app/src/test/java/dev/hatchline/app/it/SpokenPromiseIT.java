package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.PhoneSpec;
import dev.hatchline.phones.Voice;
import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What sounds like a wish for a person takes no promised call back; the key does. */
@Timeout(900)
class SpokenPromiseIT {
  private static final Sound PROMISE =
      Spoken.words("We will call you as soon as a person is free. The call shows 1 0 0 0.")
          .slice(0.3, 4);
  private static final Sound OFFER =
      Spoken.words("We will call you. For a person now instead of that, press zero.").slice(0.3, 4);

  @TempDir private static Path folder;
  private static Rig rig;

  /** Is there and takes no call: who waits for a person waits on. */
  private static Phone paused;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            speech: {hear: true}
            """);
    paused = rig.agent("101", 700);
    new Scene(rig).paused(paused);
    Rig.await(
        "a line that hears",
        () ->
            rig.api("/actuator/health")
                .get("components")
                .get("speech")
                .get("details")
                .get("state")
                .asString()
                .equals("hears"));
  }

  @AfterAll
  static void down() {
    paused.close();
    rig.close();
  }

  /** Has our promise, says the word, and hears which key leads to a person. */
  private static Phone asks(String number) throws IOException {
    Phone caller =
        rig.phones().open(PhoneSpec.caller(number, rig.sip()).saying(new Voice.Silence()));
    caller.dial(rig.uri("1000"));
    caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
    caller.press("2");
    caller.press("1");
    caller.press("1");
    rig.awaitEvent(number, "Promised");
    caller.awaitSound(Hearing.words(PROMISE), Rig.PATIENCE);
    Path wav = folder.resolve(number + ".wav");
    Spoken.words("agent").write(wav);
    caller.say(new Voice.Wav(wav));
    assertThat(rig.awaitEvent(number, "Said").get("words").asString()).isEqualTo("agent");
    caller.awaitSound(Hearing.words(OFFER), Rig.PATIENCE);
    return caller;
  }

  @Test
  void wordKeepsThePromiseAndTheCallEndsAsPromised() throws IOException {
    String number = "+12025552101";
    try (Phone caller = asks(number)) {
      Scene.hungUpOn(caller);
    }
    assertThat(new Scene(rig).ended(number, "PROMISED", "LINE"))
        .doesNotContain("PromiseWithdrawn", "JoinedLine", "ZeroOut");
  }

  @Test
  void keyThatIsNamedTakesItBackAndLeadsToAPerson() throws IOException {
    String number = "+12025552102";
    try (Phone caller = asks(number)) {
      caller.press("0");
      rig.awaitEvent(number, "PromiseWithdrawn");
      rig.awaitEvent(number, "JoinedLine");
    }
  }
}
