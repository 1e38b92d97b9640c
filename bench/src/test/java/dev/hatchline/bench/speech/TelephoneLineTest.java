package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hatchline.telephony.prompt.Pcm;
import org.junit.jupiter.api.Test;

class TelephoneLineTest {
  @Test
  void sixteenBitsAreEightOnALine() {
    // G.711, table 2a: the decoder's values at both ends and between.
    assertThat(TelephoneLine.ulaw(0)).isZero();
    assertThat(TelephoneLine.ulaw(32_767)).isEqualTo((short) 32_124);
    assertThat(TelephoneLine.ulaw(-32_768)).isEqualTo((short) -32_124);
    assertThat(TelephoneLine.ulaw(1_000)).isEqualTo((short) 988);
    assertThat(TelephoneLine.ulaw(-1_000)).isEqualTo((short) -988);
  }

  @Test
  void speechIsBroughtToItsLevelAndSilenceAroundItIsNotCounted() {
    short[] samples = new short[4_800];
    for (int i = 1_600; i < 3_200; i++) {
      samples[i] = (short) (i % 2 == 0 ? 1_000 : -1_000);
    }
    double amplitude = 1_000 * TelephoneLine.gain(Pcm.of(samples)) / Short.MAX_VALUE;
    assertThat(20 * Math.log10(amplitude)).isCloseTo(TelephoneLine.SPEECH_DBFS, within(0.01));
    assertThat(TelephoneLine.trimmed(Pcm.of(samples)).length()).isEqualTo(1_600);
  }

  @Test
  void soundIsWhereItWasPut() {
    Pcm tone = Pcm.of(new short[] {8_000, 8_000});
    Pcm line = TelephoneLine.carry(10, -120, 1, new TelephoneLine.At(tone, 4, 0.5));
    assertThat(line.length()).isEqualTo(10);
    assertThat((int) line.sample(3)).isBetween(-8, 8);
    assertThat((int) line.sample(4)).isBetween(3_900, 4_100);
    assertThat((int) line.sample(6)).isBetween(-8, 8);
  }
}
