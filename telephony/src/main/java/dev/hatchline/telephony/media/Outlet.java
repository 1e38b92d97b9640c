package dev.hatchline.telephony.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Sends whole messages to a non-blocking channel. A message that finds no room is lost; of one that
 * finds room for its beginning the rest is kept and goes first, for a half message would end the
 * call. Used by the pacing thread alone.
 */
final class Outlet {
  private final WritableByteChannel channel;
  private final ByteBuffer rest =
      ByteBuffer.allocateDirect(AudioSocketFrame.HEADER_BYTES + AudioSocketFrame.AUDIO_BYTES);

  Outlet(WritableByteChannel channel) {
    this.channel = channel;
    rest.limit(0);
  }

  /**
   * Sends from the buffer's beginning to its capacity.
   *
   * @return false when the message is lost
   * @throws IOException if the connection is gone
   */
  boolean send(ByteBuffer message) throws IOException {
    if (rest.hasRemaining()) {
      channel.write(rest);
      if (rest.hasRemaining()) {
        return false;
      }
    }
    message.clear();
    int written = channel.write(message);
    if (written > 0 && message.hasRemaining()) {
      rest.clear();
      rest.put(message).flip();
    }
    return written > 0;
  }
}
