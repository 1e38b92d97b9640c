package dev.hatchline.routing.store;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Threads that read for others: whoever asks may be interrupted (a browser went away, the engine
 * stops), and an interrupt inside H2 closes the database for everyone. Nobody interrupts these.
 */
final class Readers implements AutoCloseable {
  /** Readings that may wait for a thread; one more is refused. */
  private static final int WAITING_MAX = 32;

  /** Who reads waits no longer; more than a connection and a statement may take. */
  static final Duration READ_MAX = Duration.ofSeconds(8);

  private final String name;
  private final ThreadPoolExecutor threads;

  Readers(String name, int count) {
    this(name, count, WAITING_MAX, "store-reader-");
  }

  /**
   * Of threads with a name of their own.
   *
   * @param waiting how much may wait for a thread; one more is refused
   */
  Readers(String name, int count, int waiting, String thread) {
    this(name, count, waiting, thread, Thread.NORM_PRIORITY);
  }

  /** The same, which let others go first: nobody on the telephone waits for them. */
  static Readers yielding(String name, int count, int waiting, String thread) {
    return new Readers(name, count, waiting, thread, Thread.MIN_PRIORITY);
  }

  @SuppressWarnings("ThreadPriorityCheck") // Nothing but speed depends on it.
  private Readers(String name, int count, int waiting, String thread, int priority) {
    this.name = name;
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().daemon().name(thread, 1).priority(priority).factory());
  }

  <T> T run(Callable<T> reading) throws StoreFault {
    return run(reading, READ_MAX);
  }

  /** The same for who has less time; what has begun goes on even then. */
  <T> T run(Callable<T> reading, Duration max) throws StoreFault {
    Future<T> answer;
    try {
      answer = threads.submit(reading);
    } catch (RejectedExecutionException fault) {
      throw new StoreFault(StoreFault.Kind.AWAY, name + ": too many readings at once", fault);
    }
    try {
      return answer.get(max.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof StoreFault known) {
        throw known;
      }
      throw new StoreFault(StoreFault.Kind.AWAY, name + " could not be read", fault);
    } catch (TimeoutException fault) {
      forget(answer);
      throw new StoreFault(StoreFault.Kind.AWAY, name + " does not answer", fault);
    } catch (InterruptedException fault) {
      forget(answer);
      Thread.currentThread().interrupt();
      throw new StoreFault(StoreFault.Kind.AWAY, "the reading was given up", fault);
    }
  }

  /** What nobody waits for any more takes no place from others, unless it has begun. */
  private void forget(Future<?> answer) {
    answer.cancel(false);
    threads.purge();
  }

  /** Takes nothing more; {@link #close} waits for what it has. */
  void shut() {
    threads.shutdown();
  }

  /** Lets what is being read come to its end; not longer than it may take. */
  @Override
  public void close() {
    shut();
    try {
      if (!threads.awaitTermination(READ_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.getQueue().clear();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
