package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import org.junit.jupiter.api.Test;

class SpeechTest {
  @Test
  void aWordIsSpeechAndNoiseOfAQuietLineIsNot() throws PromptException {
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer("kevin16")) {
      assertThat(Speech.in(voice.speak("Hello."))).isTrue();
    }
    assertThat(Speech.in(Pcm.of(new short[Pcm.RATE]))).isFalse();
    assertThat(Speech.in(hum(100))).as("-53 dBFS").isFalse();
    assertThat(Speech.in(hum(1_000))).as("-33 dBFS").isTrue();
  }

  private static Pcm hum(int amplitude) {
    short[] samples = new short[2 * Pcm.RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (amplitude * Math.sin(i * 0.7));
    }
    return Pcm.of(samples);
  }
}
