package dev.hatchline.routing.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every write at once and brings it to the database behind the calls' back.
 *
 * <pre>
 * offer ── memory ──┬── database            while it is up and keeps pace
 *                   └── journal ── database while it is not, and until the journal is empty again
 * </pre>
 *
 * <p>One platform thread writes, in the order of the offers. It is never interrupted, as an
 * interrupt inside H2 closes the database.
 */
public final class WriteBehind implements AutoCloseable {
  /** Writes that wait in memory; one more is lost. */
  public static final int WAITING_MAX = 50_000;

  /**
   * The bounds.
   *
   * @param memory writes that wait in memory; one more is lost
   * @param batch writes in one transaction
   * @param journalBytes all files of the journal together
   * @param retry from a fault to the next attempt
   * @param idle after so long without a write the database is asked whether it is there
   * @param close until what waits is taken from a writer that the database keeps
   */
  record Limits(
      int memory, int batch, long journalBytes, Duration retry, Duration idle, Duration close) {
    static final Limits DEFAULT =
        new Limits(
            WAITING_MAX,
            500,
            Journal.BYTES_MAX,
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1));
  }

  private static final Logger log = LoggerFactory.getLogger(WriteBehind.class);

  private final Store store;
  private final InstantSource clock;
  private final Limits limits;
  private final Waiting waiting;
  private final AtomicLong lost = new AtomicLong();
  private final Queue<CompletableFuture<Void>> settling = new ConcurrentLinkedQueue<>();
  private final Thread writer;

  /** Guards the journal and what is in hand; held while the journal writes, never the database. */
  private final Object hand = new Object();

  private final Journal journal;
  private volatile List<Write> inHand = List.of();
  private boolean takenOver;

  private volatile boolean up;
  private volatile StoreReadings.@Nullable Fault lastFault;
  private boolean journalFails;
  private boolean unreadable;
  private boolean complained;
  private boolean asked;
  private long retryAt;

  /** Starts at once, whether the database is there or not; it is not closed with this. */
  public WriteBehind(Store store, Path journal, InstantSource clock) {
    this(store, journal, clock, Limits.DEFAULT);
  }

  WriteBehind(Store store, Path journal, InstantSource clock, Limits limits) {
    this.store = store;
    this.clock = clock;
    this.limits = limits;
    this.waiting = new Waiting(limits.memory());
    this.journal = new Journal(journal, limits.journalBytes());
    this.writer = Thread.ofPlatform().name("store-writer").daemon().start(this::work);
  }

  /** Returns at once. False if the write is lost, for memory is full or this is closed. */
  public boolean offer(Write write) {
    boolean taken = waiting.offer(write);
    if (!taken) {
      lost.incrementAndGet();
    }
    return taken;
  }

  /** Done as soon as nothing waits any more, neither in memory nor in the journal. */
  public CompletableFuture<Void> settled() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    settling.add(done);
    tellSettled();
    return done;
  }

  private void tellSettled() {
    synchronized (hand) {
      if (up && inHand.isEmpty() && waiting.size() == 0 && journal.waiting() == 0) {
        for (var done = settling.poll(); done != null; done = settling.poll()) {
          done.complete(null);
        }
      }
    }
  }

  public StoreReadings readings() {
    return new StoreReadings(
        up,
        waiting.size() + inHand.size(),
        journal.waiting(),
        lost.get() + journal.unreadable(),
        lastFault);
  }

  private void work() {
    try {
      while (!waiting.closed()) {
        await();
        turn();
        tellSettled();
      }
      while (up && take() && journal.waiting() == 0) {
        turn();
      }
      spill();
    } catch (InterruptedException fault) {
      throw new IllegalStateException("nobody interrupts the writer", fault);
    }
  }

  private void await() throws InterruptedException {
    if (unreadable) {
      waiting.pause(limits.retry().toNanos());
    }
    if (asked && !up) {
      long left = retryAt - System.nanoTime();
      if (inHand.isEmpty()) {
        waiting.await(left);
      } else {
        waiting.pause(left);
      }
    } else if (asked && inHand.isEmpty() && journal.waiting() == 0) {
      waiting.await(limits.idle().toNanos());
    }
  }

  private void turn() {
    boolean any = take();
    if ((asked && !up) || journalled() || waiting.size() > limits.memory() / 2) {
      spill();
    }
    if (asked && !up && System.nanoTime() - retryAt < 0) {
      return;
    }
    try {
      if (!any || !up) {
        store.check();
      }
      deliver();
      reached();
    } catch (StoreFault fault) {
      missed(fault);
    }
  }

  private boolean journalled() {
    synchronized (hand) {
      try {
        journal.open();
      } catch (IOException fault) {
        journalFault(fault);
      }
      return journal.waiting() > 0;
    }
  }

  /** The oldest of the memory into the hand, unless something is in it. */
  private boolean take() {
    synchronized (hand) {
      if (inHand.isEmpty() && !takenOver) {
        inHand = waiting.take(limits.batch());
      }
      return !inHand.isEmpty();
    }
  }

  /** The hand and the memory into the journal, as far as it takes them. */
  private void spill() {
    while (take()) {
      synchronized (hand) {
        if (takenOver || !keep(inHand)) {
          return;
        }
        inHand = List.of();
      }
    }
  }

  private boolean keep(List<Write> batch) {
    try {
      boolean kept = journal.append(batch);
      if (!kept && !journalFails) {
        journalFails = true;
        log.error("the journal is full ({} bytes); writes wait in memory", limits.journalBytes());
      }
      journalFails = !kept;
      return kept;
    } catch (IOException fault) {
      journalFault(fault);
      return false;
    }
  }

  private void journalFault(IOException fault) {
    lastFault = new StoreReadings.Fault(clock.instant(), "the journal: " + fault);
    if (!journalFails) {
      journalFails = true;
      log.error("the journal cannot be used: {}; writes wait in memory", fault.toString());
    }
  }

  /** One batch, of the journal if there is any. */
  private void deliver() throws StoreFault {
    List<Write> head = head();
    if (!head.isEmpty()) {
      write(head);
      synchronized (hand) {
        try {
          journal.drop(limits.batch());
        } catch (IOException fault) {
          journalFault(fault);
        }
      }
    } else if (!inHand.isEmpty()) {
      write(inHand);
      synchronized (hand) {
        inHand = takenOver ? inHand : List.of();
      }
    }
  }

  private List<Write> head() {
    synchronized (hand) {
      try {
        unreadable = false;
        return takenOver ? List.of() : journal.head(limits.batch());
      } catch (IOException fault) {
        unreadable = true;
        journalFault(fault);
        return List.of();
      }
    }
  }

  /** A row that is refused for what it holds must not keep the others for ever. */
  private void write(List<Write> batch) throws StoreFault {
    try {
      store.write(batch);
    } catch (StoreFault fault) {
      if (fault.kind() == StoreFault.Kind.AWAY) {
        throw fault;
      }
      for (Write write : batch) {
        writeAlone(write);
      }
    }
  }

  private void writeAlone(Write write) throws StoreFault {
    try {
      store.write(List.of(write));
    } catch (StoreFault fault) {
      if (fault.kind() == StoreFault.Kind.AWAY) {
        throw fault;
      }
      lost.incrementAndGet();
      lastFault = new StoreReadings.Fault(clock.instant(), String.valueOf(fault.getMessage()));
      log.error("{}: {} is lost", fault.getMessage(), write.getClass().getSimpleName());
    }
  }

  private void reached() {
    if (complained) {
      log.info("the database takes writes again; {} wait in the journal", journal.waiting());
    }
    complained = false;
    asked = true;
    up = true;
  }

  private void missed(StoreFault fault) {
    if (!journalFails) { // which is worse, and must stay to be seen
      lastFault = new StoreReadings.Fault(clock.instant(), String.valueOf(fault.getMessage()));
    }
    if (!complained) {
      complained = true;
      log.error("{}; calls go on, writes go to the journal", fault.getMessage());
    }
    asked = true;
    up = false;
    retryAt = System.nanoTime() + limits.retry().toNanos();
  }

  /**
   * Takes no more. What waits goes to the database if that is quick, and else to the journal, for
   * the next start; the writer, if the database keeps it, then has nothing left to do.
   */
  @Override
  public void close() {
    waiting.close();
    try {
      writer.join(limits.close());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    synchronized (hand) {
      takenOver = true;
      List<Write> batch = inHand.isEmpty() ? waiting.take(limits.batch()) : inHand;
      while (!batch.isEmpty()) {
        if (!keep(batch)) {
          lost.addAndGet(batch.size() + waiting.size());
          log.error("{} writes are lost at the end", batch.size() + waiting.size());
          break;
        }
        batch = waiting.take(limits.batch());
      }
      inHand = List.of();
      journal.close();
    }
  }
}
