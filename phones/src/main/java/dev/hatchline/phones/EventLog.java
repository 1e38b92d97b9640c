package dev.hatchline.phones;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What one phone saw, in order, and a way to wait for more of it. Safe for any thread. */
public final class EventLog {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final List<PhoneEvent> events = new ArrayList<>();
  private final List<Consumer<PhoneEvent>> followers = new ArrayList<>();
  private final String owner;

  EventLog(String owner) {
    this.owner = owner;
  }

  void add(PhoneEvent event) {
    lock.lock();
    try {
      events.add(event);
      more.signalAll();
      // Under the lock, so that followers see the events in their order.
      followers.forEach(follower -> follower.accept(event));
    } finally {
      lock.unlock();
    }
  }

  /** All so far. */
  public List<PhoneEvent> all() {
    lock.lock();
    try {
      return List.copyOf(events);
    } finally {
      lock.unlock();
    }
  }

  /** How many so far: a mark for {@link #awaitFrom}. */
  public int size() {
    lock.lock();
    try {
      return events.size();
    } finally {
      lock.unlock();
    }
  }

  /** Calls with each event so far and each to come, in order; must be quick and not wait here. */
  public void follow(Consumer<PhoneEvent> follower) {
    lock.lock();
    try {
      events.forEach(follower);
      followers.add(follower);
    } finally {
      lock.unlock();
    }
  }

  /** The first of the kind, waited for if need be. */
  public <T extends PhoneEvent> T await(Class<T> kind, Duration limit) {
    return awaitFrom(0, kind, _ -> true, limit);
  }

  /** The first that fits, waited for if need be. */
  public PhoneEvent await(Predicate<PhoneEvent> wanted, Duration limit) {
    return awaitFrom(0, PhoneEvent.class, wanted, limit);
  }

  /**
   * The first event from index {@code mark} on that fits, waited for if need be.
   *
   * @throws PhoneException when the limit passes or the phone is gone before it came; the message
   *     holds all that was seen
   */
  public <T extends PhoneEvent> T awaitFrom(
      int mark, Class<T> kind, Predicate<? super T> wanted, Duration limit) {
    return search(mark, kind, wanted, limit)
        .orElseThrow(() ->
            new PhoneException(
                "%s: expected %s within %d ms, found %s"
                    .formatted(owner, kind.getSimpleName(), limit.toMillis(), all())));
  }

  /** As {@link #awaitFrom}, with nothing as the answer when it did not come in time. */
  public <T extends PhoneEvent> Optional<T> search(
      int mark, Class<T> kind, Predicate<? super T> wanted, Duration limit) {
    long left = limit.toNanos();
    lock.lock();
    try {
      int next = mark;
      while (true) {
        for (; next < events.size(); next++) {
          PhoneEvent event = events.get(next);
          if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
            return Optional.of(kind.cast(event));
          }
        }
        if (left <= 0 || (!events.isEmpty() && events.getLast() instanceof PhoneEvent.Gone)) {
          return Optional.empty();
        }
        left = more.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new PhoneException(owner + ": interrupted while waiting for " + kind.getSimpleName());
    } finally {
      lock.unlock();
    }
  }
}
