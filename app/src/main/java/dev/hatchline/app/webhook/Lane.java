package dev.hatchline.app.webhook;

import dev.hatchline.routing.store.OutboxEvent;
import dev.hatchline.routing.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One webhook: what it is to be told goes in here, and a thread of its own brings it there. */
final class Lane {
  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  private final Target target;
  private final Tally tally;
  private final Courier courier;
  private final Semaphore bell = new Semaphore(0);
  private final AtomicBoolean losing = new AtomicBoolean();
  private final Thread thread;
  private volatile boolean closed;

  Lane(Target target, Tally tally, Courier courier) {
    this.target = target;
    this.tally = tally;
    this.courier = courier;
    this.thread = Thread.ofVirtual().name("webhook-" + target.name()).unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  Target target() {
    return target;
  }

  Tally tally() {
    return tally;
  }

  /**
   * Has it written, if it is wanted here and there is room. A credit that this webhook books is one
   * event, however often it is told.
   *
   * @param queued since when it waits
   */
  void tell(Happening happening, Instant queued, EventBody bodies, Predicate<Write> writer) {
    EventData data = happening.data();
    if (!wants(happening)) {
      return;
    }
    if (!tally.enter(Webhooks.WAITING_MAX)) {
      lost(Webhooks.WAITING_MAX + " events wait already");
      return;
    }
    UUID id =
        target.books() && data instanceof EventData.CaseCredited credited
            ? credited.credit()
            : UUID.randomUUID();
    String body = bodies.write(id, happening, target.webhook().numbers());
    OutboxEvent event = new OutboxEvent(id, target.name(), data.about(), data.type(), queued, body);
    if (writer.test(event)) {
      losing.set(false);
    } else {
      tally.leave();
      lost("they cannot be written");
    }
  }

  private boolean wants(Happening happening) {
    return target.webhook().events().contains(happening.data().type());
  }

  /** It will not be told here; {@code why} goes on in the plural. */
  void lose(Happening happening, String why) {
    if (wants(happening)) {
      lost(why);
    }
  }

  private void lost(String why) {
    if (!losing.getAndSet(true)) {
      log.error("{}: events are lost, for {}; hatchline.webhooks.lost counts them", target, why);
    }
    tally.lose();
  }

  /** There may be something to do. */
  void ring() {
    bell.release();
  }

  private void work() {
    try {
      while (!closed) {
        Duration idle = step();
        if (bell.tryAcquire(idle.toNanos(), TimeUnit.NANOSECONDS)) {
          bell.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      // Closed in the middle of an attempt, which will be made again.
    }
  }

  /** A fault of ours in one event must not end the telling of all others. */
  private Duration step() throws InterruptedException {
    try {
      return courier.step();
    } catch (RuntimeException fault) {
      log.error("{}: an attempt went wrong; it is made again", target, fault);
      return Courier.STORE_AGAIN;
    }
  }

  /** Begins nothing more. */
  void shut() {
    closed = true;
    ring();
  }

  /** Ends what is under way. */
  void interrupt() {
    thread.interrupt();
  }

  /** Returns when nothing is under way, or after that time. */
  void await(Duration wait) throws InterruptedException {
    var _ = thread.join(wait);
  }
}
