package dev.hatchline.routing.callback;

import java.time.Duration;

/**
 * Why a callback is not granted.
 *
 * @param sentence for the asker
 * @param again after which it is worth to ask again
 */
public record Refusal(Kind kind, String sentence, Duration again) implements AskLimits.Verdict {
  /** Which limit; stable names, safe to count by. */
  public enum Kind {
    NUMBER_HOUR,
    NUMBER_DAY,
    ASKER_HOUR,
    ASKER_DAY,
    HOUSE_HOUR,
    HOUSE_DAY,
    HOUSE_OPEN
  }

  static Refusal of(Kind kind, int max, Duration again) {
    String when = "please try again in " + spoken(again) + ".";
    return new Refusal(
        kind,
        switch (kind) {
              case NUMBER_HOUR ->
                  calls(max) + " to this number were asked for within the last hour; ";
              case NUMBER_DAY ->
                  calls(max) + " to this number were asked for within the last day; ";
              case ASKER_HOUR -> "You have asked for " + calls(max) + " within the last hour; ";
              case ASKER_DAY -> "You have asked for " + calls(max) + " within the last day; ";
              case HOUSE_HOUR, HOUSE_DAY, HOUSE_OPEN ->
                  "We have promised as many callbacks as we can make just now; ";
            }
            + when,
        again);
  }

  private static String calls(int max) {
    return max == 1 ? "1 callback" : max + " callbacks";
  }

  private static String spoken(Duration wait) {
    long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
    long hours = (minutes + 59) / 60;
    if (minutes <= 90) {
      return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
    return hours + " hours";
  }
}
