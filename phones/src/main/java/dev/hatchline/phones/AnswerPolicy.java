package dev.hatchline.phones;

import java.time.Duration;

/** What a phone does when it is rung. */
public sealed interface AnswerPolicy {
  /** Answers by itself, so long after the first ring. */
  record After(Duration delay) implements AnswerPolicy {}

  /** Refuses at once with 486 Busy Here. */
  record Reject() implements AnswerPolicy {}

  /** Rings until {@link Phone#answer()}, {@link Phone#reject()} or the caller gives up. */
  record RingOn() implements AnswerPolicy {}
}
