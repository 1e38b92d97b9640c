package dev.hatchline.app.webhook;

import dev.hatchline.metrics.WebhookReadings;
import java.util.concurrent.atomic.AtomicLong;

/** What has become of one webhook's events since the start; safe for any thread. */
final class Tally {
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong dead = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  /** As last counted in the outbox, and what has come and gone since. */
  private final AtomicLong waiting = new AtomicLong();

  /** One more waits, if there is room for it. */
  boolean enter(long max) {
    if (waiting.incrementAndGet() > max) {
      waiting.decrementAndGet();
      return false;
    }
    return true;
  }

  /** One that entered does not come. */
  void leave() {
    waiting.decrementAndGet();
  }

  /** An event will never be told. */
  void lose() {
    lost.incrementAndGet();
  }

  void deliver() {
    delivered.incrementAndGet();
    waiting.decrementAndGet();
  }

  /** An attempt failed, and so many events died of it. */
  void fail(int died) {
    failed.incrementAndGet();
    dead.addAndGet(died);
    waiting.addAndGet(-died);
  }

  /** The outbox was asked. */
  void count(long found) {
    waiting.set(found);
  }

  WebhookReadings readings() {
    return new WebhookReadings(
        Math.max(0, waiting.get()), delivered.get(), failed.get(), dead.get(), lost.get());
  }
}
