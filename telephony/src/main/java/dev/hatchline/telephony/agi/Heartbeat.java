package dev.hatchline.telephony.agi;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prolongs every held leg once a beat, a twentieth of them at a time, so that a restart that takes
 * hundreds of callers back does not send hundreds of actions in one millisecond for ever after.
 */
final class Heartbeat implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
  private static final int PARTS = 20;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("agi-heartbeat").factory());
  private final Set<LegScript> legs;
  private int part;

  Heartbeat(Duration beat, Set<LegScript> legs) {
    this.legs = legs;
    long everyMs = beat.dividedBy(PARTS).toMillis();
    var _ = clock.scheduleWithFixedDelay(this::tick, everyMs, everyMs, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    part = (part + 1) % PARTS;
    for (LegScript leg : legs) {
      if (Math.floorMod(leg.arrival().call().hashCode(), PARTS) == part) {
        beat(leg);
      }
    }
  }

  private static void beat(LegScript leg) {
    try {
      leg.beat();
    } catch (RuntimeException e) {
      log.error("{}: prolonging failed", leg.arrival().call(), e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
