package dev.hatchline.flow.run;

import java.time.Duration;
import java.util.List;

/**
 * What a caller may say where something is asked, beside escape words, which are heard everywhere.
 * Phrases are in small letters, of one or more words each.
 */
public sealed interface Expected {
  /** Keys alone. */
  record Nothing() implements Expected {}

  /** One of these. */
  record OneOf(List<String> phrases) implements Expected {
    public OneOf {
      phrases = requireAny(phrases);
    }
  }

  /**
   * Any of these after one another, such as digits, or the words of a date.
   *
   * @param complete so many of them are an answer, at once; 0 when only silence ends it
   */
  record Series(List<String> phrases, int complete) implements Expected {
    public Series {
      phrases = requireAny(phrases);
      if (complete < 0) {
        throw new IllegalArgumentException("expected a length of 0 or more, found " + complete);
      }
    }
  }

  /** Whatever comes to mind, for so long at most. */
  record Free(Duration max) implements Expected {
    public Free {
      if (!max.isPositive()) {
        throw new IllegalArgumentException("expected some time to speak, found " + max);
      }
    }
  }

  private static List<String> requireAny(List<String> phrases) {
    if (phrases.isEmpty()) {
      throw new IllegalArgumentException("expected at least one phrase, found none");
    }
    return List.copyOf(phrases);
  }
}
