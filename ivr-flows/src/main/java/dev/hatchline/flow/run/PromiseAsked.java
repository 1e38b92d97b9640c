package dev.hatchline.flow.run;

import dev.hatchline.flow.Value;
import java.time.Duration;
import java.util.Optional;

/**
 * What a caller wants to be promised: a call to this number, which the caller has confirmed.
 *
 * @param reason what it is about, if that is known
 */
public record PromiseAsked(Value.Phone number, Optional<String> reason) {
  /** A promise that has not been made so long after it was asked for is none. */
  public static final Duration ANSWER_MAX = Duration.ofSeconds(5);
}
