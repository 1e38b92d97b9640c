package dev.hatchline.metrics;

import java.time.Duration;
import java.util.Map;

/**
 * What the rooms are like at one moment, for gauges.
 *
 * @param agents how many, by state
 * @param line by queue
 * @param callbacks what is owed to customers
 * @param waits how many were told within the last seven days, by what became of them
 * @param lateTicks ticks of the pacing thread that came late, since the start
 * @param droppedFrames frames of 20 ms that were never sent, since the start
 * @param amiLag how far behind Asterisk its events are handled
 * @param lostEvents what Asterisk should have told of agents and was found out by looking, since
 *     the start
 */
public record HouseReadings(
    Map<String, Integer> agents,
    Map<String, InLine> line,
    Owed callbacks,
    Map<String, Long> waits,
    long lateTicks,
    long droppedFrames,
    Duration amiLag,
    long lostEvents) {
  public HouseReadings {
    agents = Map.copyOf(agents);
    line = Map.copyOf(line);
    waits = Map.copyOf(waits);
  }

  /**
   * One queue.
   *
   * @param longestWait of those who wait now, since they asked for a person
   */
  public record InLine(int callers, Duration longestWait) {
    public static final InLine EMPTY = new InLine(0, Duration.ZERO);
  }

  /**
   * Calls that we owe.
   *
   * @param open how many, by state
   * @param aboutToBreak of those, whose deadline is near or over
   * @param answered customers who answered within the last 30 days
   * @param unmet of those, who met no person in time
   */
  public record Owed(Map<String, Integer> open, int aboutToBreak, long answered, long unmet) {
    public static final Owed NOTHING = new Owed(Map.of(), 0, 0, 0);

    public Owed {
      open = Map.copyOf(open);
    }
  }
}
