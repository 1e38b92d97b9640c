package dev.hatchline.flow.run;

import dev.hatchline.flow.Value;
import java.util.Optional;

/** What one try at an entry came to. */
sealed interface Reading {
  record Good(Value value) implements Reading {}

  /** A value that was said, and may have been heard wrong. */
  record Said(Value value, String words) implements Reading {}

  record Nothing() implements Reading {}

  /**
   * An entry that cannot be taken.
   *
   * @param last its last key
   * @param reason a sentence for the caller, if there is one
   */
  record Wrong(char last, Optional<String> reason) implements Reading {}

  /**
   * Something said that cannot be taken.
   *
   * @param words empty where nobody knows what was said
   * @param reason a sentence for the caller, if there is one
   */
  record Misheard(String words, Optional<String> reason) implements Reading {}
}
