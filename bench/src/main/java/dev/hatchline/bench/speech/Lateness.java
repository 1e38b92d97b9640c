package dev.hatchline.bench.speech;

import java.util.concurrent.TimeUnit;

/**
 * Whether sound is decoded too late: by the rule by which the worker of an engine sheds calls, a
 * quarter of a second after the other in which some sound waited for 400 ms or more, twice in a
 * row. Held against both sides. Used by one thread.
 */
final class Lateness {
  static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
  static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int LOOKS = 2;

  private final long begun;
  private long quarter;
  private long worst;
  private int late;

  /** From this moment on. */
  Lateness(long begun) {
    this.begun = begun;
  }

  /**
   * Some sound was decoded.
   *
   * @param now at this moment
   * @param waited after it had waited so long
   * @return whether it is too late
   */
  boolean at(long now, long waited) {
    long current = (now - begun) / LOOK_NANOS;
    if (current > quarter) {
      // Quarters in which nothing at all was decoded are as late as what comes after them.
      late = worst >= MOST_NANOS ? late + 1 : 0;
      quarter = current;
      worst = 0;
    }
    worst = Math.max(worst, waited);
    return late >= LOOKS || waited >= LOOKS * (MOST_NANOS + LOOK_NANOS);
  }
}
