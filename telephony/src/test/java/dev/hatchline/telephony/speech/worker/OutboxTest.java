package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.speech.Spoken;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class OutboxTest {
  private final CountDownLatch broken = new CountDownLatch(1);
  private SocketChannel near;
  private SocketChannel far;
  private Outbox outbox;

  @BeforeEach
  void connect(@TempDir Path folder) throws IOException {
    UnixDomainSocketAddress at = UnixDomainSocketAddress.of(folder.resolve("s"));
    try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      door.bind(at);
      near = SocketChannel.open(at);
      far = door.accept();
    }
    outbox = new Outbox("test-writer", near, broken::countDown);
  }

  @AfterEach
  void close() throws IOException {
    outbox.stop();
    near.close();
    far.close();
  }

  @Test
  void everythingArrivesInOrder() throws IOException {
    FrameReader reader = new FrameReader(far);
    for (int i = 0; i < 5_000; i++) {
      outbox.put(new Frame.Ping(i));
    }
    for (int i = 0; i < 5_000; i++) {
      assertThat(reader.next()).isEqualTo(new Frame.Ping(i));
    }
  }

  @Test
  void frameLongerThanABatchArrivesWhole() throws IOException {
    Frame.Loaded text = new Frame.Loaded("en", "x".repeat(Frame.TEXT_MAX_BYTES));
    outbox.put(text);
    outbox.put(text);
    FrameReader reader = new FrameReader(far);
    assertThat(reader.next()).isEqualTo(text);
    assertThat(reader.next()).isEqualTo(text);
  }

  @Test
  void slowPeerLosesSoundAndNobodyWaits() throws IOException {
    Frame.Sound second = new Frame.Sound(1, 0, Spoken.quiet(1_000));
    int taken = 0;
    while (outbox.offer(second)) {
      taken++;
      assertThat(taken).isLessThan(1_000);
    }
    // What may not be left out still has room.
    outbox.put(new Frame.Finish(1));
    FrameReader reader = new FrameReader(far);
    for (int i = 0; i < taken; i++) {
      assertThat(reader.next()).isEqualTo(second);
    }
    assertThat(reader.next()).isEqualTo(new Frame.Finish(1));
    assertThat(broken.getCount()).isOne();
  }

  @Test
  void peerThatTakesNothingAtAllIsBroken() throws InterruptedException {
    Frame.Loaded text = new Frame.Loaded("en", "x".repeat(Frame.TEXT_MAX_BYTES));
    for (int i = 0; i < 200; i++) {
      outbox.put(text);
    }
    assertThat(broken.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void peerThatIsGoneIsBroken() throws IOException, InterruptedException {
    far.close();
    for (int i = 0; i < 100 && broken.getCount() > 0; i++) {
      outbox.put(new Frame.Ping(i));
      broken.await(20, TimeUnit.MILLISECONDS);
    }
    assertThat(broken.getCount()).isZero();
  }
}
