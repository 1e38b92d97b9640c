package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UpsamplerTest {
  private static final int RATE = 8_000;

  private static short[] tone(double hertz, int rate, int samples, double delay) {
    short[] tone = new short[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (short) Math.rint(10_000 * Math.sin(2 * Math.PI * hertz * (i - delay) / rate));
    }
    return tone;
  }

  /** Up-sampled in pieces of 20 ms, as it comes. */
  private static short[] upsampled(short[] samples) {
    Upsampler upsampler = new Upsampler();
    short[] all = new short[2 * samples.length];
    for (int at = 0; at < samples.length; at += 160) {
      short[] piece = new short[160];
      System.arraycopy(samples, at, piece, 0, 160);
      System.arraycopy(upsampler.next(piece), 0, all, 2 * at, 320);
    }
    return all;
  }

  @Test
  void toneComesOutAsItselfTwoMillisecondsLater() {
    for (double hertz : new double[] {200, 1_000, 3_000, 3_400}) {
      short[] out = upsampled(tone(hertz, RATE, 1_600, 0));
      short[] expected = tone(hertz, 2 * RATE, 3_200, 2 * (Upsampler.REACH + 1));
      double error = 0;
      for (int i = 400; i < 3_000; i++) {
        error = Math.max(error, Math.abs(out[i] - expected[i]));
      }
      // 0.5 % of the tone: 46 dB below it.
      assertThat(error).as("%s Hz", hertz).isLessThan(50);
    }
  }

  @Test
  void loudestIsCutOffAndDoesNotFoldOver() {
    short[] square = new short[1_600];
    for (int i = 0; i < square.length; i++) {
      square[i] = i / 8 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    short[] out = upsampled(square);
    for (int i = 400; i + 2 < 3_000; i += 2) {
      // Between two samples of one sign there is none of the other.
      if (out[i] == out[i + 2]) {
        assertThat(out[i + 1] > 0).isEqualTo(out[i] > 0);
      }
    }
  }
}
