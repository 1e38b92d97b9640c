package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTtsSynthesizerTest {
  @ParameterizedTest
  @ValueSource(strings = {"kevin", "kevin16"})
  void speechIsLoudEnoughUnclippedAndFitForTheTelephone(String name) throws PromptException {
    double[] speech = Sounds.of(spoken(name, "Press zero at any moment to talk to a person."));
    assertThat(speech.length / (double) Pcm.RATE).isBetween(1.5, 5.0);
    assertThat(Loudness.decibels(Loudness.activeLevel(speech))).isCloseTo(-16, within(1.5));
    assertThat(Sounds.peak(speech)).isLessThan(0.9);
    assertThat(Sounds.share(speech, 200, 3_700)).isGreaterThan(0.85);
    assertThat(Sounds.rms(speech, 0, 80)).isLessThan(0.001);
    assertThat(Sounds.rms(speech, speech.length - 400, speech.length)).isLessThan(0.001);
  }

  @Test
  void twoVoicesDifferAndTakeAboutAsLong() throws PromptException {
    Pcm kevin = spoken("kevin", "One moment please.");
    Pcm kevin16 = spoken("kevin16", "One moment please.");
    assertThat(kevin).isNotEqualTo(kevin16);
    assertThat(kevin.seconds()).isCloseTo(kevin16.seconds(), within(0.3));
  }

  /** A voice takes longer to be made than a sentence to be spoken. */
  @Test
  void whoSpeaksOneSentenceAfterTheOtherHasOneVoiceMade() throws PromptException {
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer("kevin16")) {
      for (String text : List.of("One.", "Two.", "Three.")) {
        assertThat(voice.speak(text).seconds()).isPositive();
      }
      assertThat(voice.made()).isOne();
    }
  }

  @Test
  void voiceThatFreeTtsHasNotIsRefused() {
    assertThatThrownBy(() -> new FreeTtsSynthesizer("kevin17"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kevin17");
  }

  private static Pcm spoken(String name, String text) throws PromptException {
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer(name)) {
      return voice.speak(text);
    }
  }
}
