package dev.hatchline.telephony.speech.worker;

import java.time.Duration;

/**
 * Decides how many calls there are too many of, by how late sound is decoded. Looked at each time
 * that the worker says so, four times a second.
 */
final class Overload {
  /** Late so many times in a row is too much to do, and no hiccup. */
  static final int LATE_LOOKS = 2;

  /** Well so many times in a row, two seconds, and new calls are taken again. */
  static final int WELL_LOOKS = 8;

  /** One in so many calls is shed at once. */
  static final int SHARE = 10;

  /** A second after which the next ones go: what waits already takes time to be made up for. */
  static final int REST_LOOKS = 4;

  private final long lateMax;
  private final long lateWell;
  private int lateLooks;
  private int wellLooks;
  private int restLooks;
  private long lastLate;
  private boolean overloaded;

  Overload(Duration lateMax, Duration lateWell) {
    this.lateMax = lateMax.toMillis();
    this.lateWell = lateWell.toMillis();
  }

  /**
   * Looks.
   *
   * @param late milliseconds
   * @param open calls
   * @return how many of them, the newest, have to go
   */
  int look(long late, int open) {
    boolean worse = late >= lastLate;
    lastLate = late;
    lateLooks = late >= lateMax ? lateLooks + 1 : 0;
    wellLooks = late <= lateWell ? wellLooks + 1 : 0;
    if (wellLooks >= WELL_LOOKS) {
      overloaded = false;
    }
    restLooks = Math.max(0, restLooks - 1);
    if (lateLooks < LATE_LOOKS || open == 0) {
      return 0;
    }
    overloaded = true;
    // While it gets better, those that are left can be kept.
    if (!worse || restLooks > 0) {
      return 0;
    }
    restLooks = REST_LOOKS;
    return Math.ceilDiv(open, SHARE);
  }

  /** True while no new calls are taken. */
  boolean overloaded() {
    return overloaded;
  }
}
