package dev.hatchline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PacerTest {
  private static final int FRAME = 160;
  private static final Duration LONG = Duration.ofMillis(300);

  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  /** Holds the thread in a turn of its own, as no fault of ours is known to do. */
  private final class Holding implements Pacer.Outcome {
    @Override
    public void ended(Dialogue dialogue, long playId) {
      held.countDown();
      try {
        goOn.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void stuck(Dialogue dialogue) {}
  }

  @Test
  @Timeout(120)
  void aThreadThatStandsIsSeenToAndAnIdleOneIsWell() throws Exception {
    Pacer pacer = new Pacer(MediaLimits.standard(), new Holding());
    pacer.start();
    assertThat(pacer.behind(System.nanoTime())).isZero();
    try (ServerSocketChannel door = ServerSocketChannel.open()) {
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (SocketChannel ours = SocketChannel.open(door.getLocalAddress());
          SocketChannel _ = door.accept()) {
        ours.configureBlocking(false);
        Dialogue dialogue = new Dialogue(new Ticket(UUID.randomUUID()), ours, pacer);
        dialogue.play(1, Pcm.of(new short[FRAME]));
        pacer.join(dialogue);
        assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
        long since = System.nanoTime();
        assertThat(pacer.behind(since + LONG.toNanos())).isGreaterThanOrEqualTo(LONG);
        goOn.countDown();
        while (pacer.behind(since + LONG.toNanos()).compareTo(LONG) >= 0) {
          Thread.onSpinWait();
        }
        dialogue.end();
        while (!pacer.behind(System.nanoTime()).isZero()) {
          Thread.onSpinWait();
        }
      }
    }
    pacer.stop(LONG);
  }
}
