package dev.hatchline.call;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which words open the hatch, as {@link HatchKeys} says which keys do: whoever says one of them
 * wants a person, so no flow can give them another meaning.
 */
public final class EscapeWords {
  private static final Set<String> WORDS =
      Set.of(
          "agent",
          "agents",
          "human",
          "operator",
          "operators",
          "person",
          "representative",
          "representatives",
          "somebody",
          "someone");

  private EscapeWords() {}

  /** All of them, in the order of the alphabet. */
  public static List<String> all() {
    return WORDS.stream().sorted().toList();
  }

  /** The first of them in what was said, as a word of its own, such as in "a person, please". */
  public static Optional<String> in(String said) {
    return Arrays.stream(said.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}']+", -1))
        .filter(WORDS::contains)
        .findFirst();
  }

  /** All of them in one line, for a message. */
  public static String list() {
    return all().stream().collect(Collectors.joining(", "));
  }
}
