package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTtsSynthesizerTest {
  private final FreeTtsSynthesizer synthesizer = new FreeTtsSynthesizer("kevin16");

  @AfterEach
  void close() {
    synthesizer.close();
  }

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

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    List<String> texts = List.of("One moment please.", "You are next in line.", "Goodbye.");
    List<Pcm> alone = new ArrayList<>();
    for (String text : texts) {
      alone.add(synthesizer.speak(text));
    }
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      List<Future<Pcm>> together = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        String text = texts.get(i % 3);
        together.add(callers.submit(() -> synthesizer.speak(text)));
      }
      for (int i = 0; i < 24; i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i % 3));
      }
    }
  }

  @Test
  void nothingToSayIsRefused() {
    assertThatThrownBy(() -> synthesizer.speak("..."))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("nothing to say");
  }

  @Test
  void closedIsRefused() {
    synthesizer.close();
    assertThatThrownBy(() -> synthesizer.speak("Hello.")).isInstanceOf(PromptException.class);
  }
}
