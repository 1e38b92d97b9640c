package dev.hatchline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {
  private static final UUID ID = UUID.fromString("40325ec2-5efd-4bd3-805f-53576e581d13");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 19, 100, 10_000})
  void sameMessagesHoweverTheStreamIsCut(int pieceBytes) {
    byte[] stream = conversation();
    FrameDecoder decoder = new FrameDecoder();
    List<AudioSocketFrame> frames = new ArrayList<>();
    for (int at = 0; at < stream.length; at += pieceBytes) {
      int count = Math.min(pieceBytes, stream.length - at);
      decode(decoder, ByteBuffer.wrap(stream, at, count), frames);
    }
    assertThat(frames).hasSize(6);
    assertThat(frames.get(0)).isEqualTo(new AudioSocketFrame.Id(ID));
    assertThat(frames.get(1)).isInstanceOf(AudioSocketFrame.Audio.class);
    assertThat(((AudioSocketFrame.Audio) frames.get(1)).pcm().toLittleEndian())
        .hasSize(320)
        .startsWith(0, 1, 2);
    assertThat(frames.get(2)).isEqualTo(new AudioSocketFrame.Key('#'));
    assertThat(frames.get(3)).isEqualTo(new AudioSocketFrame.Unknown(0x42, 4_096));
    assertThat(frames.get(4)).isEqualTo(new AudioSocketFrame.Failure(2));
    assertThat(frames.get(5)).isEqualTo(new AudioSocketFrame.HangUp());
  }

  @Test
  void tooLongAMessageIsGarbageAtItsHeader() {
    assertThat(first(0x10, 0x10, 0x02)).isInstanceOf(AudioSocketFrame.Malformed.class);
    assertThat(first(0xff, 0xff, 0xff)).isInstanceOf(AudioSocketFrame.Malformed.class);
  }

  @Test
  void tooLongAMessageIsGarbageEvenWhenItIsThereWhole() {
    byte[] whole = new byte[3 + AudioSocketFrame.PAYLOAD_MAX_BYTES + 2];
    ByteBuffer.wrap(whole).put((byte) 0x10).putShort((short) (whole.length - 3));
    assertThat(new FrameDecoder().next(ByteBuffer.wrap(whole)))
        .isInstanceOf(AudioSocketFrame.Malformed.class);
  }

  @Test
  void wrongPayloadIsGarbage() {
    assertThat(first(0x01, 0, 2, 1, 1)).isInstanceOf(AudioSocketFrame.Malformed.class);
    assertThat(first(0x03, 0, 1, 'x')).isInstanceOf(AudioSocketFrame.Malformed.class);
    assertThat(first(0x03, 0, 2, '1', '2')).isInstanceOf(AudioSocketFrame.Malformed.class);
    assertThat(first(0x03, 0, 0)).isInstanceOf(AudioSocketFrame.Malformed.class);
    assertThat(first(0x10, 0, 3, 1, 2, 3)).isInstanceOf(AudioSocketFrame.Malformed.class);
  }

  @Test
  void errorWithoutCodeIsOne() {
    assertThat(first(0xff, 0, 0)).isEqualTo(new AudioSocketFrame.Failure(-1));
  }

  @Test
  void randomBytesNeverThrow() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      FrameDecoder decoder = new FrameDecoder();
      byte[] noise = new byte[1 + random.nextInt(600)];
      boolean garbage = false;
      for (int part = 0; part < 5 && !garbage; part++) {
        random.nextBytes(noise);
        List<AudioSocketFrame> frames = new ArrayList<>();
        decode(decoder, ByteBuffer.wrap(noise), frames);
        garbage = frames.stream().anyMatch(AudioSocketFrame.Malformed.class::isInstance);
      }
    }
  }

  private static @Nullable AudioSocketFrame first(int... bytes) {
    ByteBuffer in = ByteBuffer.allocate(bytes.length);
    for (int value : bytes) {
      in.put((byte) value);
    }
    return new FrameDecoder().next(in.flip());
  }

  private static void decode(FrameDecoder decoder, ByteBuffer in, List<AudioSocketFrame> frames) {
    AudioSocketFrame frame = decoder.next(in);
    while (frame != null) {
      frames.add(frame);
      frame = frame instanceof AudioSocketFrame.Malformed ? null : decoder.next(in);
    }
  }

  private static byte[] conversation() {
    ByteBuffer out = ByteBuffer.allocate(10_000);
    out.put((byte) 0x01).putShort((short) 16);
    out.putLong(ID.getMostSignificantBits()).putLong(ID.getLeastSignificantBits());
    out.put((byte) 0x10).putShort((short) 320);
    for (int i = 0; i < 320; i++) {
      out.put((byte) i);
    }
    out.put(new byte[] {0x03, 0, 1, '#'});
    out.put((byte) 0x42).putShort((short) 4_096).put(new byte[4_096]);
    out.put(new byte[] {(byte) 0xff, 0, 1, 2});
    out.put(new byte[] {0, 0, 0});
    byte[] stream = new byte[out.position()];
    out.get(0, stream);
    return stream;
  }
}
