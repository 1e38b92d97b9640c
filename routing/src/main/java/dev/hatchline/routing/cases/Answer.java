package dev.hatchline.routing.cases;

import dev.hatchline.routing.callback.Text;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the customer told, so that nobody asks for it again.
 *
 * @param question its name, such as {@code meter-reading}; at most {@link #QUESTION_CHARS_MAX}
 *     characters
 * @param value cut at {@link #VALUE_CHARS_MAX} characters
 * @param remember so long it is known; absent: as long as the case
 */
public record Answer(
    String question, String value, Teller from, Instant at, @Nullable Duration remember) {
  public static final int QUESTION_CHARS_MAX = 80;
  public static final int VALUE_CHARS_MAX = 400;

  /** Who says so. */
  public enum Teller {
    CUSTOMER,
    AGENT,
    BACK_OFFICE
  }

  public Answer {
    Text.within(question, QUESTION_CHARS_MAX, "a question");
    value = Text.cut(value, VALUE_CHARS_MAX);
    at = Text.micros(at);
    if (remember != null && remember.isNegative()) {
      throw new IllegalArgumentException("expected a time of zero or more, found " + remember);
    }
  }

  /** The same, found to be wrong then: shown as what was told, and remembered for no later call. */
  public Answer unremembered(Instant then) {
    return new Answer(question, value, from, then, null);
  }

  /** Whether it still holds. */
  public boolean known(Instant now) {
    return remember == null || now.isBefore(at.plus(remember));
  }
}
