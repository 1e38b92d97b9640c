package dev.hatchline.flow.run;

import java.time.LocalTime;
import java.util.Optional;

/** Four keys as a time of the day. */
final class TypedTime {
  private TypedTime() {}

  /** By the clock of 24 hours; empty if there is no such time. */
  static Optional<LocalTime> of(String keys) {
    int hour = Integer.parseInt(keys.substring(0, 2));
    int minute = Integer.parseInt(keys.substring(2));
    return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
  }
}
