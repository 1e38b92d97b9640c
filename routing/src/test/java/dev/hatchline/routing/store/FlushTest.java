package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class FlushTest {
  private static final int MANY = 40;
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void everybodyWaitsForAWritingThatBeganAfterwards() throws InterruptedException {
    AtomicLong committed = new AtomicLong();
    AtomicLong onDisk = new AtomicLong();
    Flush flush =
        new Flush(
            () -> {
              long seen = committed.get();
              LockSupport.parkNanos(1);
              onDisk.accumulateAndGet(seen, Math::max);
            },
            LONG);
    AtomicInteger early = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int j = 0; j < 200; j++) {
                  long mine = committed.incrementAndGet();
                  flush.await();
                  early.addAndGet(onDisk.get() < mine ? 1 : 0);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(early).hasValue(0);
  }

  @Test
  void whoComesDuringAWritingSharesTheNextOne() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger writings = new AtomicInteger();
    Flush flush =
        new Flush(
            () -> {
              if (writings.incrementAndGet() == 1) {
                first.countDown();
                uninterrupted(go);
              }
            },
            LONG);
    List<Thread> threads = new ArrayList<>();
    threads.add(Thread.ofPlatform().start(flush::await));
    first.await();
    for (int i = 0; i < MANY; i++) {
      threads.add(Thread.ofPlatform().start(flush::await));
    }
    for (Thread thread : threads.subList(1, threads.size())) {
      Await.until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(writings).hasValue(2);
  }

  @Test
  void aFaultIsHeardByWhoeverWaitedAndNoLonger() {
    AtomicInteger writings = new AtomicInteger();
    Flush flush =
        new Flush(
            () -> {
              if (writings.incrementAndGet() == 1) {
                throw new IllegalStateException("disk full");
              }
            },
            LONG);
    assertThatThrownBy(flush::await).hasRootCauseMessage("disk full");
    flush.await();
    assertThat(writings).hasValue(2);
  }

  @Test
  void nobodyWaitsForEver() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    Flush flush = new Flush(() -> uninterrupted(go), Duration.ofMillis(1));
    assertThatThrownBy(flush::await).hasMessageContaining("not written within PT0.001S");
    go.countDown();
    flush.close();
    assertThatThrownBy(flush::await).hasMessageContaining("not written");
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
