package dev.hatchline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.junit.jupiter.api.Test;

class OutletTest {
  private final Pipe pipe = new Pipe();
  private final Outlet outlet = new Outlet(pipe);
  private final ByteBuffer message = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5});

  @Test
  void wholeMessageOrNone() throws IOException {
    pipe.room = 5;
    assertThat(outlet.send(message)).isTrue();
    assertThat(outlet.send(message)).isFalse();
    pipe.room = 5;
    assertThat(outlet.send(message)).isTrue();
    assertThat(pipe.taken.toByteArray()).containsExactly(1, 2, 3, 4, 5, 1, 2, 3, 4, 5);
  }

  @Test
  void restOfAHalfMessageGoesBeforeTheNext() throws IOException {
    pipe.room = 2;
    assertThat(outlet.send(message)).isTrue();
    pipe.room = 1;
    assertThat(outlet.send(message)).isFalse();
    pipe.room = 7;
    assertThat(outlet.send(message)).isTrue();
    assertThat(pipe.taken.toByteArray()).containsExactly(1, 2, 3, 4, 5, 1, 2, 3, 4, 5);
  }

  /** Takes only as many bytes as there is room for, as a socket does. */
  private static final class Pipe implements WritableByteChannel {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private int room;

    @Override
    public int write(ByteBuffer source) {
      int count = Math.min(room, source.remaining());
      for (int i = 0; i < count; i++) {
        taken.write(source.get());
      }
      room -= count;
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
