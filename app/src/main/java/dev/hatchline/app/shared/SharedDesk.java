package dev.hatchline.app.shared;

import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.shared.CommonLine;
import dev.hatchline.routing.shared.Membership;
import dev.hatchline.routing.shared.Pulse;
import dev.hatchline.routing.shared.SharedLine;
import dev.hatchline.routing.shared.Uninterrupted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a line that several engines have in common: one thread claims, writes and looks, another
 * beats. Neither is a caller's, and no lock of the routing is held meanwhile.
 */
public final class SharedDesk implements AutoCloseable {
  /** Who waits for a look; more are not told. */
  private static final int WAITING_MAX = 100;

  private static final Logger log = LoggerFactory.getLogger(SharedDesk.class);

  private final CommonLine line;
  private final Pulse living;
  private final Consumer<List<Decision>> carryOut;
  private final Alarm alarm;
  private final AtomicBoolean nudged = new AtomicBoolean();
  private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("line-beats").daemon().factory());
  private final Thread claims = new Uninterrupted("line-claims", this::run);
  private volatile boolean closed;

  /**
   * Begins to join the others.
   *
   * @param carryOut does what has been decided; it is told what needs no claim by {@link #handle}
   */
  public SharedDesk(CommonLine line, Pulse living, Consumer<List<Decision>> carryOut) {
    this(line, living, carryOut, Alarm.machine());
  }

  /** The same, looking by this alarm's time. */
  SharedDesk(CommonLine line, Pulse living, Consumer<List<Decision>> carryOut, Alarm alarm) {
    this.line = line;
    this.living = living;
    this.carryOut = carryOut;
    this.alarm = alarm;
    var _ =
        beats.scheduleWithFixedDelay(
            () -> safely(this::beat), 0, Membership.BEAT.toMillis(), TimeUnit.MILLISECONDS);
    claims.start();
  }

  /** Takes events as the routing does, at once; what needs a claim is carried out later. */
  public List<Decision> handle(List<RoutingEvent> events) {
    List<Decision> decisions = line.handle(events);
    alarm.ring();
    return decisions;
  }

  /**
   * Another engine has written something for us.
   *
   * @param then run when that has been read, and everybody here been told of it
   */
  public void nudged(Runnable then) {
    var _ = waiting.offer(then);
    nudged.set(true);
    alarm.ring();
  }

  /** Whether the others are in sight; else this engine is alone with its callers. */
  public boolean shared() {
    return line.shared();
  }

  private void beat() {
    boolean before = line.shared();
    carryOut.accept(living.beat());
    if (before != line.shared()) {
      log.info(before ? "alone with our own callers" : "at the common line");
    }
    alarm.ring();
  }

  private void run() {
    long next = alarm.nanos();
    while (true) {
      try {
        long wait = next - alarm.nanos();
        if (wait > 0) {
          alarm.await(wait);
        }
        if (closed) {
          return;
        }
        long until = next;
        safely(() -> steps(until));
        if (nudged.getAndSet(false) || alarm.nanos() - next >= 0) {
          next = alarm.nanos() + SharedLine.LOOK.toNanos();
          look();
          alarm.ring(); // What was not done yet, and what has been seen, is to be done.
        }
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void look() {
    List<Runnable> told = new ArrayList<>();
    waiting.drainTo(told);
    safely(() -> carryOut.accept(line.look()));
    told.forEach(SharedDesk::safely);
  }

  /** One at least, and none after the time of the next look: in a rush others write, too. */
  private void steps(long until) {
    do {
      if (closed || !(line.step() instanceof CommonLine.Stepped.Done(List<Decision> decisions))) {
        return;
      }
      carryOut.accept(decisions);
    } while (alarm.nanos() - until < 0);
  }

  /** A fault of one decision ends none of the others. */
  private static void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException fault) {
      log.error("the common line goes on after a fault", fault);
    }
  }

  /**
   * Claims nobody any more, and looks for nothing; the lease goes on, for what has begun ends under
   * it.
   */
  public void rest() {
    closed = true;
    alarm.ring();
    try {
      if (!claims.join(Membership.ANSWER_MAX)) {
        log.warn("the last claim still waits for the database");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    rest();
    beats.shutdownNow();
    if (!ended()) {
      log.warn("the common line is left while the database still is asked");
    }
    living.leave();
  }

  /** Nobody may claim for an engine that has left, and no beat bring it back to life. */
  private boolean ended() {
    try {
      return claims.join(Membership.ANSWER_MAX)
          && beats.awaitTermination(Membership.ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
