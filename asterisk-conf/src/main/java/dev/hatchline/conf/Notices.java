package dev.hatchline.conf;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * How customers are called with news. What may be dialled at all, {@link DialPolicy} says; how long
 * a phone rings, and what is done about machines, {@link Callbacks}.
 *
 * @param atOnce how many are rung, or on the line, at the same time
 * @param perMinute how many calls are begun within any minute
 * @param linesKept of {@code limits.calls}, how many stay free for callers; without it a quarter
 * @param again so long after each call that reached nobody it is tried again; then given up
 * @param hours when they may be called, by the clock of the number that is called
 */
public record Notices(
    int atOnce,
    int perMinute,
    Optional<Integer> linesKept,
    List<Duration> again,
    List<Hours.Span> hours) {
  public static final int AT_ONCE_MAX = 100;
  public static final int PER_MINUTE_MAX = 1_000;

  /** Of the lines. */
  private static final int KEPT_SHARE = 4;

  /** No earlier and no later is anybody called unasked in the USA (16 CFR 310.4(c)). */
  static final Notices DEFAULT =
      new Notices(
          3,
          20,
          Optional.empty(),
          List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2)),
          List.of(new Hours.Span(LocalTime.of(8, 0), LocalTime.of(21, 0))));

  public Notices {
    again = List.copyOf(again);
    hours = List.copyOf(hours);
  }

  /** Lines that stay free for callers, of so many. */
  public int linesKept(int calls) {
    return linesKept.orElse((calls + KEPT_SHARE - 1) / KEPT_SHARE);
  }
}
