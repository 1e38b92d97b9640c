package dev.hatchline.app.engines;

import dev.hatchline.routing.shared.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Counts on while the machine sleeps. The machine's own count may stand still then, and whoever
 * wakes would take a lease for their own that has ended meanwhile; the clock of the day goes on,
 * but may be put back. So whichever says that more has passed is believed: a lease may seem shorter
 * than it is, never longer.
 */
public final class AwakeTicker implements Ticker {
  /** By less the two differ because one of them is being corrected, or is less exact. */
  private static final Duration CORRECTION_MAX = Duration.ofSeconds(1);

  private final Ticker machine;
  private final InstantSource clock;
  private long lastCount;
  private Instant lastTime;
  private long slept;

  /**
   * Begins to count.
   *
   * @param machine never set, but may stand still while the machine sleeps
   */
  public AwakeTicker(Ticker machine, InstantSource clock) {
    this.machine = machine;
    this.clock = clock;
    this.lastCount = machine.nanos();
    this.lastTime = clock.instant();
  }

  @Override
  public synchronized long nanos() {
    long count = machine.nanos();
    Instant time = clock.instant();
    long missed = Duration.between(lastTime, time).toNanos() - (count - lastCount);
    if (missed > CORRECTION_MAX.toNanos()) {
      slept += missed;
    }
    lastCount = count;
    lastTime = time;
    return count + slept;
  }
}
