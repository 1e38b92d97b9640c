package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
  @ParameterizedTest
  @ValueSource(ints = {11_025, 16_000, 22_050, 44_100, 48_000})
  void toneKeepsPitchAndLevel(int rate) {
    double[] out = Resampler.toTelephone(Sounds.sine(1_000, 0.5, 1, rate), rate);
    double[] wanted = Sounds.sine(1_000, 0.5, 1, Pcm.RATE);
    assertThat(out).hasSize(Pcm.RATE);
    for (int i = 200; i < 7_800; i++) {
      assertThat(out[i]).isCloseTo(wanted[i], within(0.002));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4_500, 5_000, 6_000, 7_000, 7_900})
  void whatDoesNotFitIsTakenOutNotFoldedDown(int hertz) {
    double[] out = Resampler.toTelephone(Sounds.sine(hertz, 0.9, 1, 16_000), 16_000);
    assertThat(Loudness.decibels(Sounds.rms(out, 200, 7_800))).isLessThan(-60);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 300, 2_000, 3_000, 3_300})
  void speechBandPasses(int hertz) {
    double[] out = Resampler.toTelephone(Sounds.sine(hertz, 0.9, 1, 16_000), 16_000);
    double expected = Loudness.decibels(0.9 / Math.sqrt(2));
    assertThat(Loudness.decibels(Sounds.rms(out, 200, 7_800))).isCloseTo(expected, within(0.5));
  }

  @Test
  void telephoneSoundIsLeftAsItIs() {
    double[] samples = {0.1, 0.2};
    assertThat(Resampler.toTelephone(samples, Pcm.RATE)).isSameAs(samples);
  }
}
