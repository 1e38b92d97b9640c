package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a caller's sound could be speech: {@link Activity}, {@link Pitch}, {@link EchoGate}. */
class ListeningTest {
  private static final double LINE_NOISE = -60;
  private final Listening listening = new Listening();
  private boolean spoke;

  private List<Sound> hear(Pcm pcm) {
    List<Sound> heard = new ArrayList<>();
    listening.audio(
        pcm,
        (sound, recent) -> {
          heard.add(sound);
          spoke |= recent.speaks();
        });
    return heard;
  }

  private static double active(List<Sound> sounds) {
    return sounds.stream().filter(Sound::active).count() / (double) sounds.size();
  }

  private static double voiced(List<Sound> sounds) {
    return sounds.stream().filter(Sound::voiced).count() / (double) sounds.size();
  }

  @Test
  void framesAreTwentyMillisecondsWhateverComes() {
    Pcm sound = Tones.voice(100, -20);
    List<Sound> heard = new ArrayList<>(hear(sound.slice(0, 7)));
    heard.addAll(hear(sound.slice(7, 500)));
    heard.addAll(hear(sound.slice(507, 293)));
    assertThat(heard)
        .hasSize(5)
        .allSatisfy(frame -> assertThat(frame.pcm().length()).isEqualTo(160));
    assertThat(heard).extracting(Sound::at).containsExactly(0L, 160L, 320L, 480L, 640L);
    assertThat(heard.get(3).pcm()).isEqualTo(sound.slice(480, 160));
  }

  @Test
  void nothingIsNoSpeech() {
    assertThat(active(hear(Tones.silence(2_000)))).isZero();
    assertThat(active(hear(Tones.noise(2_000, LINE_NOISE)))).isZero();
    assertThat(spoke).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-12, -20, -30, -38})
  void aVoiceIsSpeechHoweverLoudItIs(int level) {
    hear(Tones.noise(600, LINE_NOISE));
    List<Sound> heard = hear(Tones.voice(1_000, level));
    assertThat(active(heard)).isGreaterThan(0.7);
    assertThat(voiced(heard)).isGreaterThan(0.6);
    assertThat(spoke).isTrue();
  }

  @Test
  void aVoiceIsNoticedWithinAQuarterOfASecond() {
    hear(Tones.noise(600, LINE_NOISE));
    hear(Tones.voice(240, -24));
    assertThat(spoke).isTrue();
  }

  @Test
  void noiseThatStaysIsNoSpeechAfterSomeSeconds() {
    hear(Tones.noise(1_000, LINE_NOISE));
    assertThat(active(hear(Tones.noise(500, -35)))).isGreaterThan(0.9);
    hear(Tones.noise(2_500, -35));
    assertThat(active(hear(Tones.noise(1_000, -35)))).isZero();
    assertThat(active(hear(Tones.voice(500, -20)))).isGreaterThan(0.6);
  }

  @Test
  void noiseFromTheBeginningIsKnownSoon() {
    hear(Tones.noise(400, -40));
    assertThat(active(hear(Tones.noise(1_000, -40)))).isZero();
  }

  @Test
  void hissIsNobody() {
    hear(Tones.noise(600, LINE_NOISE));
    assertThat(voiced(hear(Tones.noise(800, -25)))).isLessThan(0.1);
    assertThat(spoke).isFalse();
  }

  @Test
  void aClickIsNobody() {
    hear(Tones.noise(600, LINE_NOISE));
    hear(Tones.voice(60, -15));
    hear(Tones.noise(300, LINE_NOISE));
    assertThat(spoke).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 110, 333, 590})
  void ourOwnPromptIsNobodysSpeech(int delayMillis) throws PromptException {
    Pcm prompt = prompt();
    hear(Tones.noise(600, LINE_NOISE));
    listening.echo().playing(prompt);
    List<Sound> heard = hear(echo(prompt, delayMillis));
    listening.echo().played();
    assertThat(active(heard)).isLessThan(0.02);
    assertThat(spoke).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-18, -22})
  void whoTalksOverOurPromptIsHeard(int level) throws PromptException {
    Pcm prompt = prompt();
    hear(Tones.noise(600, LINE_NOISE));
    listening.echo().playing(prompt);
    Pcm line = Tones.with(echo(prompt, 110), Tones.voice(600, level), 2 * Pcm.RATE, 0);
    hear(line.slice(0, 2 * Pcm.RATE));
    assertThat(spoke).isFalse();
    hear(line.slice(2 * Pcm.RATE, 300 * Pcm.RATE / 1_000));
    assertThat(spoke).isTrue();
  }

  @Test
  void whereNothingComesBackASoftVoiceIsHeardOverThePrompt() throws PromptException {
    softVoiceOverThePrompt();
    assertThat(spoke).isTrue();
  }

  private void softVoiceOverThePrompt() throws PromptException {
    Pcm prompt = prompt();
    hear(Tones.noise(600, LINE_NOISE));
    listening.echo().playing(prompt);
    Pcm line = Tones.with(Tones.noise(4_000, LINE_NOISE), Tones.voice(600, -34), 2 * Pcm.RATE, 0);
    hear(line.slice(0, 2 * Pcm.RATE));
    hear(line.slice(2 * Pcm.RATE, 300 * Pcm.RATE / 1_000));
  }

  @Test
  void whatIsKnownOfALineStays() throws PromptException {
    softVoiceOverThePrompt();
    listening.echo().played();
    hear(Tones.noise(20_000, LINE_NOISE));
    spoke = false;
    listening.echo().playing(prompt());
    hear(Tones.with(Tones.noise(400, LINE_NOISE), Tones.voice(300, -34), 800, 0));
    assertThat(spoke).isTrue();
  }

  @Test
  void lostPacketsTellNothingOfTheNoise() {
    hear(Tones.noise(3_000, -42));
    hear(Tones.silence(Listening.LOST_FRAMES * 20));
    assertThat(active(hear(Tones.noise(2_000, -42)))).isZero();
  }

  @Test
  void lostPacketsTellNothingOfTheEcho() throws PromptException {
    Pcm prompt = prompt();
    hear(Tones.noise(600, LINE_NOISE));
    listening.echo().playing(prompt);
    Pcm line = echo(prompt, 110);
    for (int at = 0; at + 8_000 <= line.length(); at += 8_000) {
      hear(line.slice(at, 8_000 - 1_600));
      hear(Tones.silence(200));
    }
    assertThat(spoke).isFalse();
  }

  @Test
  void phonesThatSendNothingWhileNobodySpeaksAreHeardWhenSomebodyDoes() {
    for (int i = 0; i < 5; i++) {
      hear(Tones.silence(1_000));
      assertThat(active(hear(Tones.voice(800, -30)))).isGreaterThan(0.7);
    }
  }

  @Test
  void whoIsLouderThanAnyEchoIsHeardAtOnce() throws PromptException {
    hear(Tones.noise(600, LINE_NOISE));
    listening.echo().playing(prompt());
    hear(Tones.with(Tones.noise(500, LINE_NOISE), Tones.voice(400, -17), 800, 0));
    assertThat(spoke).isTrue();
  }

  @Test
  void whereLittleComesBackLittleIsTakenForIt() throws PromptException {
    Pcm prompt = prompt();
    hear(Tones.noise(600, LINE_NOISE));
    listening.echo().playing(prompt);
    Pcm line = Tones.noise(3_000, LINE_NOISE);
    line = Tones.with(line, prompt, 880, -30);
    line = Tones.with(line, Tones.voice(600, -32), 2 * Pcm.RATE, 0);
    hear(line.slice(0, 2 * Pcm.RATE));
    assertThat(spoke).isFalse();
    hear(line.slice(2 * Pcm.RATE, 400 * Pcm.RATE / 1_000));
    assertThat(spoke).isTrue();
  }

  private static Pcm prompt() throws PromptException {
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer("kevin16")) {
      return voice.speak("Welcome. To be called back, press two. To talk to an agent, press zero.");
    }
  }

  /** What comes back of a prompt at −12 dB. */
  private static Pcm echo(Pcm prompt, int delayMillis) {
    Pcm line = Tones.noise(prompt.length() / 8 + 800, LINE_NOISE);
    return Tones.with(line, prompt, delayMillis * Pcm.RATE / 1_000, -12);
  }
}
