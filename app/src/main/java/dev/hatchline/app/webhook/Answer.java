package dev.hatchline.app.webhook;

import dev.hatchline.routing.store.OutboxResult;
import java.time.Instant;

/** How a receiver answered one attempt. */
sealed interface Answer {
  int OK = 2;
  int GONE = 410;

  /**
   * A status of 2xx.
   *
   * @param said what stood in the answer, as far as it is kept
   */
  record Taken(String said) implements Answer {
    Taken() {
      this("");
    }
  }

  /** It will not do what it is asked for; {@code why} in its own words. */
  record Declined(String why) implements Answer {}

  /** 410: it wants this never again. */
  record Gone() implements Answer {}

  /** Anything else, no answer at all included; {@code why} is for the operator. */
  record Failed(String why) implements Answer {}

  static Answer of(int status) {
    if (status / 100 == OK) {
      return new Taken();
    }
    return status == GONE ? new Gone() : new Failed("status " + status);
  }

  /**
   * What follows from it. Pure.
   *
   * @param failedInRow attempts that failed before this one
   */
  default OutboxResult result(int failedInRow, Instant now) {
    Instant again = now.plus(RetrySchedule.pause(failedInRow + 1));
    return switch (this) {
      case Taken _ -> new OutboxResult.Delivered(now);
      case Declined(String why) -> new OutboxResult.Declined(now, why);
      case Gone _ -> new OutboxResult.Refused(now, "status " + GONE, again);
      case Failed(String why) ->
          new OutboxResult.Failed(now, why, again, RetrySchedule.deadBefore(now));
    };
  }
}
