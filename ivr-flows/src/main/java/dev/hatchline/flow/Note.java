package dev.hatchline.flow;

import dev.hatchline.flow.Way.Why;
import java.util.LinkedHashSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts down something for whoever answers this caller, and goes on. Nothing is heard.
 *
 * @param words at most {@link #CHARS_MAX} characters beside the values, which stand in them as
 *     <code>{name}</code>: in a flow that others call, that is longer than it was written
 */
public record Note(String words, String then) implements Node {
  public static final int CHARS_MAX = 400;

  public Note {
    int own = Prompt.filled(words, _ -> "").length();
    if (words.isBlank() || own > CHARS_MAX) {
      throw new IllegalArgumentException(
          "expected a note of 1 to " + CHARS_MAX + " characters, found " + own);
    }
  }

  @Override
  public Facts facts() {
    java.util.Set<String> names =
        Prompt.namesIn(words).collect(Collectors.toCollection(LinkedHashSet::new));
    return Facts.of(new Way(Why.THEN, then))
        .learning(Learning.of(names, java.util.Set.of()))
        .acting(true);
  }

  /**
   * The note of one call.
   *
   * @param values what a name stands for, for eyes; blank for a value that is missing
   */
  public String filled(Function<String, String> values) {
    String filled = Prompt.filled(words, values);
    return filled.substring(0, Math.min(filled.length(), CHARS_MAX));
  }
}
