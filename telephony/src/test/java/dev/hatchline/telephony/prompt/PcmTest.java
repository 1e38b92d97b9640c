package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PcmTest {
  @Test
  void sameSamplesInAllForms() {
    short[] samples = {0, 1, -1, Short.MAX_VALUE, Short.MIN_VALUE, 0x1234};
    Pcm pcm = Pcm.of(samples);
    assertThat(pcm.samples()).isEqualTo(samples);
    assertThat(Pcm.ofLittleEndian(pcm.toLittleEndian())).isEqualTo(pcm);
    assertThat(pcm.sample(5)).isEqualTo((short) 0x1234);
    assertThat(pcm.toLittleEndian()).startsWith(0, 0, 1, 0, -1, -1);
  }

  @Test
  void secondsAreAtEightThousandSamples() {
    assertThat(Pcm.of(new short[12_000]).seconds()).isEqualTo(1.5);
  }

  @Test
  void whatIsBeyondFullScaleIsCutOff() {
    assertThat(Pcm.of(new double[] {2, -2, 0.5}).samples())
        .containsExactly(Short.MAX_VALUE, Short.MIN_VALUE, 16_384);
  }

  @Test
  void changesOfTheSourceDoNotReachIt() {
    byte[] bytes = {1, 0, 2, 0};
    Pcm pcm = Pcm.ofLittleEndian(bytes);
    bytes[0] = 9;
    pcm.toLittleEndian()[0] = 9;
    pcm.samples()[0] = 9;
    assertThat(pcm.samples()).containsExactly(1, 2);
  }

  @Test
  void copyGoesWhereItIsToldAndLeavesThePosition() {
    ByteBuffer target = ByteBuffer.allocateDirect(10);
    Pcm.of(new short[] {1, 2, 3}).copy(1, 2, target, 3);
    assertThat(target.position()).isZero();
    assertThat(target.get(3)).isEqualTo((byte) 2);
    assertThat(target.get(5)).isEqualTo((byte) 3);
  }

  @Test
  void tooLongIsRefused() {
    short[] samples = new short[Pcm.MAX_SECONDS * Pcm.RATE + 1];
    assertThatThrownBy(() -> Pcm.of(samples)).isInstanceOf(IllegalArgumentException.class);
  }
}
