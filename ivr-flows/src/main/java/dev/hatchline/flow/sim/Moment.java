package dev.hatchline.flow.sim;

import dev.hatchline.flow.Prompt;
import java.time.Duration;
import java.util.Optional;

/**
 * A prompt begins to play.
 *
 * @param at the time since the answer
 * @param length of the prompt, to its last sound
 * @param silence how long is waited for a key after it; empty if nothing is asked
 * @param typing whether keys are digits, of which an entry is made; otherwise each is a choice
 * @param busy whether the caller still has something to do that was begun before
 */
public record Moment(
    Duration at,
    Prompt prompt,
    Duration length,
    Optional<Duration> silence,
    boolean typing,
    boolean busy) {
  /** When its last sound is heard, if nothing stops it. */
  public Duration end() {
    return at.plus(length);
  }

  /** Whether a key is waited for. */
  public boolean asks() {
    return silence.isPresent();
  }
}
