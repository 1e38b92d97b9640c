package dev.hatchline.flow.check;

import java.time.Duration;

/**
 * One move of a call.
 *
 * @param by what makes it
 * @param label the key of a choice; else empty
 * @param time the longest that it takes
 */
record Move(State to, By by, String label, Duration time) {
  /** What makes a move. */
  enum By {
    /** Nothing that the caller does. */
    ITSELF,
    /** A key, or what was typed. */
    CHOICE,
    /** A try that failed. */
    FAILURE,
    /** What the caller gave, which the house does not take: it is forgotten, and asked for anew. */
    REFUSAL
  }
}
