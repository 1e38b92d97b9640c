package dev.hatchline.telephony.speech.worker;

import java.time.Duration;

/** How long to wait before the worker is started again: longer each time that it does not last. */
final class BackOff {
  static final Duration FIRST = Duration.ofMillis(100);
  static final Duration LONGEST = Duration.ofSeconds(30);

  /** One that heard for so long has lasted. */
  static final Duration LASTS = Duration.ofSeconds(30);

  private Duration next = FIRST;

  /** The wait after one that heard for so long. */
  Duration after(Duration heard) {
    if (heard.compareTo(LASTS) >= 0) {
      next = FIRST;
    }
    Duration wait = next;
    Duration doubled = wait.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return wait;
  }
}
