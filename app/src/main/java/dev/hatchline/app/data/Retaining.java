package dev.hatchline.app.data;

import dev.hatchline.conf.Installation;
import dev.hatchline.conf.Retention;
import dev.hatchline.routing.store.Holdings;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.bulk.Keep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is older than the operator wants it kept: every few seconds a few rows of each kind,
 * so that nobody waits for it, whatever there is to be removed at the first time.
 */
public final class Retaining implements AutoCloseable {
  /** At {@code OldRows.BATCH_MAX} rows of a kind each time, over four million a day. */
  static final Duration EVERY = Duration.ofSeconds(10);

  static final Duration LOG_EVERY = Duration.ofHours(1);

  /** A recording without a row is that of a caller whom Asterisk alone served: T0 is its name. */
  static final Duration WITHOUT_ROW = Duration.ofDays(1);

  private static final Pattern RECORDING = Pattern.compile("([0-9]{1,12})_.*\\.wav");
  private static final int RECORDINGS_MAX = 500;
  private static final Logger log = LoggerFactory.getLogger(Retaining.class);

  private final Map<Keep, Duration> ages;
  private final Installation installation;
  private final Holdings holdings;
  private final InstantSource clock;
  private final Map<Keep, Long> removed = new ConcurrentHashMap<>();
  private final Map<Keep, Long> told = new EnumMap<>(Keep.class);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("retention").daemon().factory());
  private Instant tellAt;
  private boolean complained;

  Retaining(
      Retention retention, Installation installation, Holdings holdings, InstantSource clock) {
    this.ages = ages(retention);
    this.installation = installation;
    this.holdings = holdings;
    this.clock = clock;
    this.tellAt = clock.instant().plus(LOG_EVERY);
  }

  /** Begins at once, and goes on until it is closed; does nothing if all is kept for ever. */
  public static Retaining start(
      Retention retention, Installation installation, Holdings holdings, InstantSource clock) {
    Retaining retaining = new Retaining(retention, installation, holdings, clock);
    if (!retaining.ages.isEmpty()) {
      var _ =
          retaining.timer.scheduleWithFixedDelay(
              retaining::turn, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
    return retaining;
  }

  private static Map<Keep, Duration> ages(Retention retention) {
    Map<Keep, Duration> ages = new EnumMap<>(Keep.class);
    for (Keep keep : Keep.values()) {
      age(retention, keep).ifPresent(age -> ages.put(keep, age));
    }
    return ages;
  }

  private static Optional<Duration> age(Retention retention, Keep keep) {
    return switch (keep) {
      case CALLS -> retention.calls();
      case EVENTS -> retention.events();
      case MESSAGES -> retention.messages();
      case WAITS -> retention.waits();
      case CALLBACKS -> retention.callbacks();
      case CASES -> retention.cases();
      case INCIDENTS -> retention.incidents();
    };
  }

  /** Rows and recordings removed since the start. */
  public long removed(Keep keep) {
    return removed.getOrDefault(keep, 0L);
  }

  /** One batch of each kind; a timer forgets a task that throws. */
  void turn() {
    Instant now = clock.instant();
    try {
      for (Map.Entry<Keep, Duration> kept : ages.entrySet()) {
        Instant before = now.minus(kept.getValue());
        long count =
            holdings.removeOld(
                kept.getKey(), before, name -> Persons.removeRecording(installation, name));
        if (kept.getKey() == Keep.MESSAGES) {
          count += removeRecordings(before.minus(WITHOUT_ROW));
        }
        removed.merge(kept.getKey(), count, Long::sum);
      }
      complained = false;
    } catch (StoreFault | IOException | RuntimeException fault) {
      complain(fault);
    }
    tell(now);
  }

  private int removeRecordings(Instant before) throws IOException {
    int count = 0;
    for (Path file : Place.files(installation.messages())) {
      Matcher name = RECORDING.matcher(String.valueOf(file.getFileName()));
      if (count < RECORDINGS_MAX
          && name.matches()
          && Instant.ofEpochSecond(Long.parseLong(name.group(1))).isBefore(before)) {
        Files.deleteIfExists(file);
        count++;
      }
    }
    return count;
  }

  private void complain(Exception fault) {
    if (!complained) {
      complained = true;
      log.warn("what is too old is not removed: {}; tried again", fault.getMessage());
    }
  }

  private void tell(Instant now) {
    if (now.isBefore(tellAt)) {
      return;
    }
    tellAt = now.plus(LOG_EVERY);
    ages.forEach((keep, age) -> {
      long fresh = removed(keep) - told.getOrDefault(keep, 0L);
      if (fresh > 0) {
        told.put(keep, removed(keep));
        log.info("removed {} of {}, older than {} d", fresh, keep, age.toDays());
      }
    });
  }

  /** What is being removed is removed; nobody interrupts the database. */
  @Override
  public void close() {
    timer.shutdown();
  }
}
