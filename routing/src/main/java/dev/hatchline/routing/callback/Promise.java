package dev.hatchline.routing.callback;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer was told.
 *
 * @param at when
 * @param deadline connected to a person later than this is late
 * @param words as spoken or shown; cut at {@link #WORDS_CHARS_MAX} characters
 * @param estimate the wait that was told, to the millisecond; absent when none was
 */
public record Promise(Instant at, Instant deadline, String words, @Nullable Duration estimate) {
  public static final int WORDS_CHARS_MAX = 400;

  public Promise {
    at = Text.micros(at);
    deadline = Text.micros(deadline);
    if (deadline.isBefore(at)) {
      throw new IllegalArgumentException(
          "expected a deadline after the promise of " + at + ", found " + deadline);
    }
    words = Text.cut(words, WORDS_CHARS_MAX);
    estimate = estimate == null ? null : Duration.ofMillis(estimate.toMillis());
  }
}
