package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When an ear asks for escape words, to the frame, and what counts of late results. */
class EscapeWatchTest extends EarRig {
  private void free() {
    listen(new Answers.Free(Duration.ofSeconds(30)));
    quiet(500);
    told.clear();
  }

  /** Without gaps, loud to its end. */
  private void speakOn(int millis) {
    hear(Tones.voice(millis, -20, 0.1));
  }

  private ScriptedRecognizer.Script escapes() {
    return recognizer.escapes();
  }

  @Test
  void anUtteranceIsOverAfterTheGapToTheFrame() {
    speakOn(500);
    quiet(240);
    assertThat(escapes().finished).isZero();
    quiet(20);
    assertThat(escapes().finished).isEqualTo(1);
  }

  /**
   * In the first second nobody can tell an echo from a soft voice: it goes on being listened to.
   */
  @Test
  void whoIsSilentIsAskedAboutOnceAndToTheFrameThoughOurEchoGoesOn() {
    Pcm ours = Tones.voice(1_100, -20, 0.1);
    Pcm line = echo(1_100, ours);
    line = Tones.with(line, Tones.voice(300, -18, 0.1), 8 * 300, 0);
    ear.playing(ours);
    hear(line.slice(0, 8 * 840));
    assertThat(escapes().finished).isZero();
    hear(line.slice(8 * 840, 8 * 20));
    assertThat(escapes().finished).isEqualTo(1);
    hear(line.slice(8 * 860, 8 * 240));
    assertThat(escapes().finished).isEqualTo(1);
  }

  /** What comes back of our own sound after 100 ms, on a quiet line. */
  private static Pcm echo(int millis, Pcm ours) {
    return Tones.with(Tones.noise(millis, -62), ours, 800, -12);
  }

  @Test
  void whatMayHaveBeenTheCallersIsNoSilenceBeforeAnEscapeWord() {
    free();
    Pcm ours = Tones.voice(600, -20, 0.1);
    ear.playing(ours);
    hear(echo(600, ours));
    ear.played();
    hear(echo(700, ours).slice(8 * 600, 8 * 100));
    quiet(300);
    assertThat(escapes().finished).isEqualTo(1);
    escapes().result("");
    speakOn(500);
    quiet(300);
    escapes().result("agent/0.9");
    quiet(1_000);
    assertThat(told).doesNotContain("escaped agent");
  }

  @Test
  void aloneIsCountedFromTheEndOfWhatWasSaidBefore() {
    free();
    speakOn(500);
    quiet(500);
    escapes().result("");
    speakOn(500);
    quiet(300);
    escapes().result("agent/0.9");
    quiet(80);
    assertThat(told).doesNotContain("escaped agent");
    quiet(40);
    assertThat(told).contains("escaped agent");
    quiet(2_000);
    assertThat(told).containsOnlyOnce("escaped agent");
  }

  @Test
  void theLastPieceOfALongSpeechIsNotAlone() {
    free();
    speak(8_300);
    quiet(300);
    assertThat(escapes().finished).isEqualTo(2);
    escapes().result("");
    escapes().result("agent/0.9");
    quiet(1_000);
    assertThat(told).doesNotContain("escaped agent");
  }

  @Test
  void whatWentOnIsNotAloneThoughItsResultIsLate() {
    free();
    speakOn(400);
    escapes().partial("agent");
    speakOn(900);
    assertThat(escapes().finished).isEqualTo(1);
    quiet(300);
    escapes().result("agent/0.9");
    quiet(1_000);
    assertThat(told).doesNotContain("escaped agent");
  }

  @Test
  void whoSpeaksOnBeforeTheResultIsNotAlone() {
    free();
    speakOn(500);
    quiet(300);
    speakOn(100);
    escapes().result("agent/0.9");
    quiet(1_000);
    assertThat(told).doesNotContain("escaped agent");
  }

  @Test
  void partialsOfWhatIsAskedAboutAreOld() {
    speak(8_100);
    assertThat(escapes().finished).isEqualTo(1);
    escapes().partial("agent");
    speak(1_000);
    assertThat(escapes().finished).isEqualTo(1);
  }

  @Test
  void whatStandsIsAskedAboutOnce() {
    speakOn(400);
    escapes().partial("agent");
    speakOn(900);
    escapes().result("eighteen/0.9");
    speakOn(1_000);
    assertThat(escapes().finished).isEqualTo(1);
  }

  @Test
  void whatWasSaidInFreeSpeechCountsOnlyAloneThoughItsResultIsLate() {
    free();
    speakOn(1_000);
    quiet(1_300);
    recognizer.answers().result("an/0.9 agent/0.9 called/0.9");
    assertThat(told).endsWith("heard an agent called 0.9");
    escapes().result("an/1 agent/1");
    quiet(1_000);
    assertThat(told).doesNotContain("escaped agent");
    speakOn(1_000);
    quiet(300);
    escapes().result("an/1 agent/1");
    assertThat(told).as("no free speech any more").endsWith("escaped agent");
  }
}
