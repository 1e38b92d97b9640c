package dev.hatchline.metrics.measure;

import java.time.Duration;
import java.time.Instant;

/**
 * A caller in line for a person, from joining it on. A caller who uses the automation meanwhile is
 * still in line; one who comes back after a conversation is offered once more.
 *
 * @param queue whose people are wanted
 * @param joined when the caller joined the line
 * @param outcome what came of it
 * @param over when it did; for {@link Outcome#OPEN} the last that is known of the call
 */
public record Offer(String queue, Instant joined, Outcome outcome, Instant over) {
  /** What came of a caller in line. */
  public enum Outcome {
    /** Caller and agent heard each other. */
    ANSWERED,
    /** The caller hung up in line, or while a phone rang. */
    ABANDONED,
    /** The caller left the line with the promise of a callback. */
    PROMISED,
    /** The caller left the line with a message. */
    MESSAGE,
    /** Anything else: put through outside, brought on by Asterisk alone, lost with it. */
    ELSEWHERE,
    /** The caller was in line at the last event there is. */
    OPEN
  }

  /** The time in line. */
  public Duration waited() {
    return Duration.between(joined, over);
  }
}
