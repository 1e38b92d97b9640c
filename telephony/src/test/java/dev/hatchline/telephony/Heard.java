package dev.hatchline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was heard, in its order; a test takes it one by one. */
public final class Heard<T> {
  /** What has not come by then does not come, on however slow a machine. */
  private static final int PATIENCE_SECONDS = 60;

  private final LinkedBlockingQueue<T> queue = new LinkedBlockingQueue<>();

  public void add(T event) {
    queue.add(event);
  }

  /** The next one, which must be of this kind. */
  public <E> E next(Class<E> kind) throws InterruptedException {
    T event = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(event).isInstanceOf(kind);
    return kind.cast(event);
  }

  /** The first one of this kind and condition; what comes before it is dropped. */
  public <E> E await(Class<E> kind, Predicate<E> condition) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    @Nullable T last = null;
    for (long left = PATIENCE_SECONDS * 1_000_000_000L;
        left > 0;
        left = until - System.nanoTime()) {
      T event = queue.poll(left, TimeUnit.NANOSECONDS);
      if (kind.isInstance(event) && condition.test(kind.cast(event))) {
        return kind.cast(event);
      }
      last = event == null ? last : event;
    }
    throw new AssertionError("expected a " + kind.getSimpleName() + ", last heard " + last);
  }

  public <E> E await(Class<E> kind) throws InterruptedException {
    return await(kind, _ -> true);
  }

  public boolean isEmpty() {
    return queue.isEmpty();
  }

  public void clear() {
    queue.clear();
  }
}
