package dev.hatchline.phones.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class MuLawTest {
  /** Half a step of the segment: a 32nd of the sample, and a little near zero. */
  @Test
  void codingKeepsASampleToItsFewPerCent() {
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample += 7) {
      int back = MuLaw.decode(MuLaw.encode(new short[] {(short) sample})[0]);
      assertThat(back).isCloseTo(sample, within(Math.abs(sample) / 30 + 5));
    }
  }

  @Test
  void everyCodeIsItsOwn() {
    for (int code = 0; code < 256; code++) {
      if (code != 0x7F) { // minus zero
        short sample = (short) MuLaw.decode((byte) code);
        assertThat(MuLaw.encode(new short[] {sample})).containsExactly((byte) code);
      }
    }
  }

  @Test
  void onlyWhatLiesBetweenPositionAndLimitIsDecoded() {
    byte[] coded = MuLaw.encode(new short[] {9, 100, -2000, 9});
    assertThat(MuLaw.decode(ByteBuffer.wrap(coded, 1, 2)))
        .containsExactly((short) MuLaw.decode(coded[1]), (short) MuLaw.decode(coded[2]));
  }

  @Test
  void silenceIsNoSoundAndAToneIs() {
    assertThat(MuLaw.encode(new short[1])).containsExactly(MuLaw.SILENCE);
    assertThat(MuLaw.isSound(ByteBuffer.wrap(MuLaw.encode(new short[160])))).isFalse();
    short[] loud = new short[160];
    for (int i = 0; i < loud.length; i++) {
      loud[i] = (short) (i % 2 == 0 ? 3000 : -3000);
    }
    assertThat(MuLaw.isSound(ByteBuffer.wrap(MuLaw.encode(loud)))).isTrue();
  }
}
