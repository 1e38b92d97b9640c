package dev.hatchline.routing.store;

import java.time.Instant;

/** How an attempt went. The reasons are cut at {@link #WHY_CHARS_MAX} characters. */
public sealed interface OutboxResult {
  int WHY_CHARS_MAX = 200;

  /** The receiver has taken it. */
  record Delivered(Instant at) implements OutboxResult {
    public Delivered {
      at = Fit.micros(at);
    }
  }

  /**
   * To be tried again.
   *
   * @param again not before; nothing else is sent to the webhook until then
   * @param deadBefore what was queued then or earlier is not tried any more
   */
  record Failed(Instant at, String why, Instant again, Instant deadBefore) implements OutboxResult {
    public Failed {
      at = Fit.micros(at);
      why = Fit.cut(why, WHY_CHARS_MAX);
      again = Fit.micros(again);
      deadBefore = Fit.micros(deadBefore);
    }
  }

  /**
   * Never to be tried again.
   *
   * @param again when the next event may be tried
   */
  record Refused(Instant at, String why, Instant again) implements OutboxResult {
    public Refused {
      at = Fit.micros(at);
      why = Fit.cut(why, WHY_CHARS_MAX);
      again = Fit.micros(again);
    }
  }

  /**
   * Never to be tried again, for what it says: the receiver is well, and the next event may come at
   * once.
   */
  record Declined(Instant at, String why) implements OutboxResult {
    public Declined {
      at = Fit.micros(at);
      why = Fit.cut(why, WHY_CHARS_MAX);
    }
  }

  /** Given up by us before there was an answer: no attempt of the receiver's to be counted. */
  record Untold() implements OutboxResult {}
}
