package dev.hatchline.routing.store;

import dev.hatchline.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A database that does what the test says, and remembers in which order it was written to. */
final class ScriptedStore implements Store {
  final List<Write> written = new CopyOnWriteArrayList<>();
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean sticks;
  private volatile boolean away;
  private volatile int refused = -1;

  /** The next write does not return until {@link #release}. */
  void stick() {
    sticks = true;
  }

  void awaitStuck() throws InterruptedException {
    stuck.await();
  }

  void release() {
    sticks = false;
    released.countDown();
  }

  void away(boolean is) {
    away = is;
  }

  void refuse(int seq) {
    refused = seq;
  }

  @Override
  public void check() throws StoreFault {
    if (away) {
      throw new StoreFault(StoreFault.Kind.AWAY, "away");
    }
  }

  @Override
  public void write(List<Write> batch) throws StoreFault {
    check();
    if (batch.stream().anyMatch(w -> w instanceof StoredEvent event && event.seq() == refused)) {
      throw new StoreFault(StoreFault.Kind.REFUSED, "refused");
    }
    if (sticks) {
      stuck.countDown();
      try {
        released.await();
      } catch (InterruptedException fault) {
        throw new StoreFault(StoreFault.Kind.AWAY, "interrupted", fault);
      }
    }
    written.addAll(batch);
  }

  @Override
  public List<StoredMessage> messages(int limit, Instant before) {
    return List.of();
  }

  @Override
  public Optional<StoredMessage> message(UUID id) {
    return Optional.empty();
  }

  @Override
  public boolean markHeard(UUID id) {
    return false;
  }

  @Override
  public List<StoredEvent> events(CallId call) {
    return List.of();
  }

  @Override
  public List<StoredCall> latestCalls(int limit) {
    return List.of();
  }

  @Override
  public EstimateScore estimates(Instant since) {
    return new EstimateScore(since, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);
  }

  @Override
  public void close() {}
}
