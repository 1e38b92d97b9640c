package dev.hatchline.metrics;

/**
 * Spans since the start.
 *
 * @param taken by the collector
 * @param dropped because nobody took them, or there was too much
 */
public record TraceReadings(long taken, long dropped) {
  /** None yet. */
  public static final TraceReadings NOTHING = new TraceReadings(0, 0);
}
