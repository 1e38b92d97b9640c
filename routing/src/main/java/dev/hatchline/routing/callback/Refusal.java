package dev.hatchline.routing.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a callback is not granted.
 *
 * @param sentence for the asker
 * @param again after which it is worth to ask again; absent when it is not, or another time is
 * @param nearest for a time that cannot be had: the nearest that can, at most one before and one
 *     after
 */
public record Refusal(Kind kind, String sentence, @Nullable Duration again, List<Instant> nearest)
    implements AskLimits.Verdict {
  /** Which limit, or what is wrong with the time; stable names, safe to count by. */
  public enum Kind {
    NUMBER_HOUR,
    NUMBER_DAY,
    ASKER_HOUR,
    ASKER_DAY,
    HOUSE_HOUR,
    HOUSE_DAY,
    HOUSE_OPEN,
    /** No times can be named here. */
    TIMES_OFF,
    TIME_PAST,
    TIME_FAR,
    /** Customers are not called then, or nobody is there to call them. */
    TIME_CLOSED,
    /** As many as can be called then are promised it already. */
    TIME_TAKEN
  }

  public Refusal {
    nearest = List.copyOf(nearest);
  }

  /** By one of the limits. */
  public Refusal(Kind kind, String sentence, Duration again) {
    this(kind, sentence, again, List.of());
  }

  static Refusal of(Kind kind, int max, Duration again) {
    return new Refusal(kind, why(kind, max) + "please try again in " + spoken(again) + ".", again);
  }

  static Refusal ofTime(Kind kind, List<Instant> nearest) {
    return new Refusal(kind, why(kind, 0), null, nearest);
  }

  private static String why(Kind kind, int max) {
    return switch (kind) {
      case NUMBER_HOUR -> calls(max) + " to this number were asked for within the last hour; ";
      case NUMBER_DAY -> calls(max) + " to this number were asked for within the last day; ";
      case ASKER_HOUR -> "You have asked for " + calls(max) + " within the last hour; ";
      case ASKER_DAY -> "You have asked for " + calls(max) + " within the last day; ";
      case HOUSE_HOUR, HOUSE_DAY, HOUSE_OPEN ->
          "We have promised as many callbacks as we can make just now; ";
      case TIMES_OFF -> "We call as soon as a person is free, and at no other time.";
      case TIME_PAST -> "That time is over.";
      case TIME_FAR -> "That is further ahead than we can promise.";
      case TIME_CLOSED -> "We do not call at that time.";
      case TIME_TAKEN -> "That time is taken.";
    };
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
