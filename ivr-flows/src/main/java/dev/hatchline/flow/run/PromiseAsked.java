package dev.hatchline.flow.run;

import dev.hatchline.flow.Value;
import java.time.Duration;
import java.util.Optional;

/**
 * What a caller wants to be promised: a call to this number, which the caller has confirmed.
 *
 * @param reason what it is about, if that is known
 * @param time at which the caller wants to be called; empty for as soon as it is their turn
 */
public record PromiseAsked(Value.Phone number, Optional<String> reason, Optional<TimeNamed> time) {
  /** A promise that has not been made so long after it was asked for is none. */
  public static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  /** For as soon as it is the caller's turn. */
  public PromiseAsked(Value.Phone number, Optional<String> reason) {
    this(number, reason, Optional.empty());
  }
}
