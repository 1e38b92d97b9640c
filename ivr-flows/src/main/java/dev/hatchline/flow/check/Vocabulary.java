package dev.hatchline.flow.check;

import java.util.Optional;
import java.util.Set;

/** What the house's recogniser can understand at all. */
@FunctionalInterface
public interface Vocabulary {
  /**
   * Every word of the model of a language.
   *
   * @param tag BCP 47, such as {@code en}
   * @return empty where there is no model: what is said there is not heard, and keys do all
   */
  Optional<Set<String>> words(String tag);

  /** Whether these are so many that what callers say in their own words is understood. */
  default boolean freely(String tag) {
    return false;
  }
}
