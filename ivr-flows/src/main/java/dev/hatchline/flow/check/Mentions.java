package dev.hatchline.flow.check;

import dev.hatchline.flow.Prompt;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Whether callers are told of a person: by one of the words that also open the hatch when they are
 * said, or by the key zero beside a word for pressing it. In English, German, Spanish and French.
 */
final class Mentions {
  private static final Set<String> PERSON =
      Set.of(
          "person",
          "agent",
          "operator",
          "representative",
          "human", // en
          "mensch",
          "menschen",
          "mitarbeiter",
          "mitarbeiterin", // de
          "persona",
          "agente",
          "operador",
          "operadora",
          "representante", // es
          "conseiller",
          "conseillère",
          "opérateur",
          "opératrice"); // fr

  private static final Set<String> ZERO = Set.of("0", "zero", "null", "cero", "zéro");

  private static final Set<String> PRESS =
      Set.of(
          "press",
          "key",
          "dial", // en
          "drücken",
          "wählen",
          "taste", // de
          "marque",
          "pulse",
          "oprima", // es
          "appuyez",
          "tapez",
          "composez"); // fr

  /** Words between the two: "drücken Sie bitte die Null". */
  private static final int BETWEEN_MAX = 3;

  private static final Pattern VALUE = Pattern.compile("\\{[^{}]*\\}");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}0-9]+");

  private Mentions() {}

  /**
   * How many parts of a prompt have been heard when a person has been named; empty if none is. What
   * a value stands for nobody knows beforehand, and neither what was recorded.
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
      case Prompt.Recording _ -> false;
    };
  }

  static boolean names(String text) {
    List<String> words = NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).toList();
    return words.stream().anyMatch(PERSON::contains)
        || IntStream.range(0, words.size())
            .filter(at -> ZERO.contains(words.get(at)))
            .anyMatch(at -> near(words, at).stream().anyMatch(PRESS::contains));
  }

  private static List<String> near(List<String> words, int at) {
    int from = Math.max(0, at - BETWEEN_MAX - 1);
    return words.subList(from, Math.min(words.size(), at + BETWEEN_MAX + 2));
  }
}
