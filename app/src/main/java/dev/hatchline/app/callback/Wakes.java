package dev.hatchline.app.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The times at which something is to be looked at, each once however often it is asked for, behind
 * one alarm: whoever asks anew at each look would else have more and more of them.
 */
public final class Wakes {
  private static final Logger log = LoggerFactory.getLogger(Wakes.class);

  /** A clock that is put right meanwhile is noticed so soon: some times are days ahead. */
  private static final Duration ALARM_MAX = Duration.ofSeconds(20);

  private final ScheduledExecutorService timer;
  private final InstantSource clock;
  private final Runnable look;
  private final TreeSet<Instant> times = new TreeSet<>();
  private @Nullable Future<?> alarm;

  /** Nothing is to be looked at yet. */
  public Wakes(ScheduledExecutorService timer, InstantSource clock, Runnable look) {
    this.timer = timer;
    this.clock = clock;
    this.look = look;
  }

  /** At this time, or soon after. */
  public synchronized void at(Instant time) {
    times.add(time);
    if (time.equals(times.first())) {
      setAlarm();
    }
  }

  private void rings() {
    boolean due;
    synchronized (this) {
      NavigableSet<Instant> past = times.headSet(clock.instant(), true);
      due = !past.isEmpty();
      past.clear();
      setAlarm();
    }
    if (due) {
      look.run();
    }
  }

  private void setAlarm() {
    if (alarm != null) {
      alarm.cancel(false);
    }
    if (times.isEmpty()) {
      alarm = null;
      return;
    }
    // Rounded up: a look before its time would only ask for another.
    long millis = Duration.between(clock.instant(), times.first()).toMillis() + 1;
    try {
      long next = Math.clamp(millis, 1, ALARM_MAX.toMillis());
      alarm = timer.schedule(this::rings, next, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      log.debug("nothing is looked at any more: the house closes");
    }
  }
}
