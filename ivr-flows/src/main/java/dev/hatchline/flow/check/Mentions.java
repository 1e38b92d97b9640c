package dev.hatchline.flow.check;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.flow.Prompt;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether callers are told of a person: by one of the words that also open the hatch when they are
 * said, or by the key zero beside a word for pressing it. In English, German, Spanish and French.
 */
final class Mentions {
  /** Beside {@link EscapeWords}, which are English: in German, Spanish and French. */
  private static final Set<String> PERSON =
      words(
          "mensch menschen mitarbeiter mitarbeiterin",
          "persona agente operador operadora representante",
          "conseiller conseillère opérateur opératrice");

  private static final Set<String> ZERO = words("0 zero null cero zéro");

  private static final Set<String> PRESS =
      words(
          "press key dial",
          "drücken wählen taste",
          "marque pulse oprima",
          "appuyez tapez composez");

  /** Words between the two: "drücken Sie bitte die Null". */
  private static final int BETWEEN_MAX = 3;

  private static final Pattern VALUE = Pattern.compile("\\{[^{}]*\\}");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}0-9]+");

  private Mentions() {}

  private static Set<String> words(String... lines) {
    return Stream.of(lines)
        .flatMap(line -> Stream.of(line.split(" ", -1)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * How many parts of a prompt have been heard when a person has been named; empty if none is. What
   * a value stands for nobody knows beforehand; of what was recorded it is known if the flow says
   * it.
   */
  static OptionalInt parts(Prompt prompt) {
    return IntStream.rangeClosed(1, prompt.parts().size())
        .filter(heard -> names(prompt.parts().get(heard - 1)))
        .findFirst();
  }

  private static boolean names(Prompt.Part part) {
    return switch (part) {
      case Prompt.Text(String words) -> names(words);
      case Prompt.Template(String words) -> names(VALUE.matcher(words).replaceAll(" "));
      case Prompt.Recording(_, String says) -> names(says);
      case Prompt.Pause _ -> false;
    };
  }

  static boolean names(String text) {
    List<String> words = NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).toList();
    return EscapeWords.BUILT_IN.anywhere(text).isPresent()
        || words.stream().anyMatch(PERSON::contains)
        || IntStream.range(0, words.size())
            .filter(at -> ZERO.contains(words.get(at)))
            .anyMatch(at -> near(words, at).stream().anyMatch(PRESS::contains));
  }

  private static List<String> near(List<String> words, int at) {
    int from = Math.max(0, at - BETWEEN_MAX - 1);
    return words.subList(from, Math.min(words.size(), at + BETWEEN_MAX + 2));
  }
}
