package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EspeakNgIT extends SynthesizerContract {
  @Override
  Synthesizer open() {
    return FetchedVoices.open("espeak-ng:en-us");
  }

  @Test
  void spanishIsNotReadAsEnglish() throws PromptException {
    String text = "Pulse cero para hablar con una persona, mañana o pasado.";
    try (Synthesizer spanish = FetchedVoices.open("espeak-ng:es");
        Synthesizer english = open()) {
      assertThat(spanish.speak(text).seconds()).isBetween(2.0, 6.0);
      assertThat(spanish.speak(text)).isNotEqualTo(english.speak(text));
      assertThat(spanish.voice()).isNotEqualTo(english.voice());
      // Its letters are read as UTF-8, not byte by byte.
      assertThat(spanish.speak("mañana").seconds())
          .isLessThan(spanish.speak("ma a ene a na").seconds());
    }
  }

  @Test
  void aVoiceThatItHasNotIsTold() {
    try (Synthesizer none = FetchedVoices.open("espeak-ng:xx")) {
      assertThatThrownBy(() -> none.speak("Hello."))
          .isInstanceOf(PromptException.class)
          .hasMessageContaining("espeak-ng:xx ended with status 1")
          .hasMessageContaining("espeak-ng --voices");
    }
  }
}
