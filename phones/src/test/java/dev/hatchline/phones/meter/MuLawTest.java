package dev.hatchline.phones.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MuLawTest {
  @Test
  void silenceIsNoSoundAndAFullToneIs() {
    byte[] packet = new byte[RtpStream.SAMPLES];
    Arrays.fill(packet, MuLaw.SILENCE);
    assertThat(MuLaw.isSound(ByteBuffer.wrap(packet))).isFalse();
    Arrays.fill(packet, (byte) 0x00); // the lowest value, −32124
    assertThat(MuLaw.isSound(ByteBuffer.wrap(packet))).isTrue();
    assertThat(MuLaw.isSound(ByteBuffer.allocate(0))).isFalse();
  }

  @Test
  void borderIsAtMinusFortySixDecibels() {
    // G.711: 0xF0 is 120, 0xEB is 164 … 196 on the next segment.
    byte[] packet = new byte[RtpStream.SAMPLES];
    Arrays.fill(packet, (byte) 0xF0);
    assertThat(MuLaw.isSound(ByteBuffer.wrap(packet))).isFalse();
    Arrays.fill(packet, (byte) 0xE8);
    assertThat(MuLaw.isSound(ByteBuffer.wrap(packet))).isTrue();
  }
}
