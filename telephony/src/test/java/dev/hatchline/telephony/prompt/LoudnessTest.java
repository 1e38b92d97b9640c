package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LoudnessTest {
  @Test
  void bringsQuietAndLoudToTheSameLevelWhateverThePauses() {
    for (double level : new double[] {0.001, 0.05, 0.9}) {
      double[] samples = new double[16_000];
      System.arraycopy(Sounds.sine(500, level, 0.5, Pcm.RATE), 0, samples, 2_000, 4_000);
      double[] out = Loudness.bring(samples, -16);
      assertThat(Loudness.decibels(Sounds.rms(out, 2_100, 5_900))).isCloseTo(-16, within(0.3));
    }
  }

  @Test
  void peaksAreHeldBelowTheCeilingWithoutCorners() {
    double[] samples = Sounds.sine(400, 0.05, 2, Pcm.RATE);
    for (int i = 8_000; i < 8_400; i++) {
      samples[i] *= 15;
    }
    double[] out = Loudness.bring(samples, -16);
    assertThat(Sounds.peak(out)).isBetween(0.7, Loudness.CEILING + 1e-9);
    // A sample that was cut off would stand beside one at the ceiling, too.
    int flat = 0;
    for (int i = 1; i < out.length; i++) {
      if (Math.abs(out[i]) > 0.88 && Math.abs(out[i] - out[i - 1]) < 1e-6) {
        flat++;
      }
    }
    assertThat(flat).isZero();
  }

  @Test
  void silenceStaysSilent() {
    assertThat(Loudness.bring(new double[1_000], -16)).containsOnly(0);
    assertThat(Loudness.bring(new double[0], -16)).isEmpty();
  }
}
