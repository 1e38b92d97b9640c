package dev.hatchline.telephony.media;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into messages, however the network cut it before. Holds at most one
 * message of bounded size. After {@link AudioSocketFrame.Malformed} it is of no further use.
 */
final class FrameDecoder {
  private final ByteBuffer partial =
      ByteBuffer.allocate(AudioSocketFrame.HEADER_BYTES + AudioSocketFrame.PAYLOAD_MAX_BYTES);

  /** The next message, or null when the bytes end before it does; those are then kept. */
  @Nullable AudioSocketFrame next(ByteBuffer in) {
    if (partial.position() == 0) {
      int wanted = messageBytes(in, in.position(), in.remaining());
      if (wanted > partial.capacity()) {
        return tooLong(wanted);
      }
      if (in.remaining() >= wanted) {
        return read(in);
      }
    }
    return complete(in);
  }

  private @Nullable AudioSocketFrame complete(ByteBuffer in) {
    move(in, AudioSocketFrame.HEADER_BYTES - partial.position());
    int wanted = messageBytes(partial, 0, partial.position());
    if (wanted > partial.capacity()) {
      return tooLong(wanted);
    }
    move(in, wanted - partial.position());
    if (partial.position() < wanted) {
      return null;
    }
    AudioSocketFrame frame = read(partial.flip());
    partial.clear();
    return frame;
  }

  private void move(ByteBuffer in, int bytes) {
    int count = Math.min(bytes, in.remaining());
    if (count > 0) {
      partial.put(partial.position(), in, in.position(), count);
      partial.position(partial.position() + count);
      in.position(in.position() + count);
    }
  }

  /** Length of the message that begins here; of its header alone while that is not complete. */
  private static int messageBytes(ByteBuffer from, int at, int available) {
    return available < AudioSocketFrame.HEADER_BYTES
        ? AudioSocketFrame.HEADER_BYTES
        : AudioSocketFrame.HEADER_BYTES + Short.toUnsignedInt(from.getShort(at + 1));
  }

  private static AudioSocketFrame read(ByteBuffer from) {
    int kind = Byte.toUnsignedInt(from.get());
    int length = Short.toUnsignedInt(from.getShort());
    return AudioSocketFrame.of(kind, length, from);
  }

  private static AudioSocketFrame tooLong(int wanted) {
    return new AudioSocketFrame.Malformed("a message of " + wanted + " bytes");
  }
}
