package dev.hatchline.routing.notice;

import java.time.Duration;

/**
 * How fast customers are rung with news: a bounded rate, and never in the way of those who ring us.
 *
 * @param atOnce rung or on the line at the same time
 * @param perMinute calls begun within any minute
 * @param linesKept lines that stay free for callers, whatever there is to be told
 */
public record NoticePace(int atOnce, int perMinute, int linesKept) {
  /** In which no more than {@code perMinute} begin. */
  public static final Duration WINDOW = Duration.ofMinutes(1);

  public NoticePace {
    if (atOnce < 1 || perMinute < 1 || linesKept < 0) {
      throw new IllegalArgumentException(
          "expected at least one at once and per minute, found %d and %d, %d lines kept"
              .formatted(atOnce, perMinute, linesKept));
    }
  }

  /**
   * How many more may be rung at this moment.
   *
   * @param underWay rung or on the line now
   * @param begun within the last {@link #WINDOW}
   * @param free lines of the house
   */
  int room(int underWay, int begun, int free) {
    return Math.max(0, Math.min(Math.min(atOnce - underWay, perMinute - begun), free - linesKept));
  }
}
