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
 * Whether callers are told how to come to a person: by the key zero, beside a word for pressing it
 * or for a person, or by staying on the line for one. That there are people is no way to them:
 * "someone must sign for every parcel". In English, German, Spanish and French.
 */
final class Mentions {
  /** Those that callers can say by themselves, and those that are wishes only with others. */
  private static final Set<String> PERSON =
      Stream.concat(
              EscapeWords.BUILT_IN.phrases().values().stream()
                  .flatMap(List::stream)
                  .filter(phrase -> phrase.indexOf(' ') < 0),
              words("jemand jemanden jemandem", "alguien", "personne").stream())
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> ZERO = words("0 zero null cero zéro");

  /** What stands before the key: "for zero fees, press one" is no way to a person. */
  private static final Set<String> PRESS =
      words("press dial", "marque pulse oprima", "appuyez tapez composez");

  /** What may stand behind it as well, as German verbs do. "Star zero" is pressed, too. */
  private static final Set<String> KEY =
      words("key star", "drücken wählen taste stern", "asterisco", "étoile");

  private static final Set<String> NEVER =
      words("not don never", "nicht nie niemals", "nunca jamás", "pas jamais");

  /** What who waits for a person does. */
  private static final List<String> STAY =
      List.of(
          "stay on the line",
          "remain on the line",
          "hold the line",
          "just wait",
          "bleiben sie dran",
          "bleiben sie am apparat",
          "bleiben sie in der leitung",
          "warten sie",
          "permanezca",
          "espere",
          "no cuelgue",
          "restez en ligne",
          "patientez",
          "ne quittez pas");

  /** Words between the two: "drücken Sie bitte die Null". */
  private static final int BETWEEN_MAX = 3;

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?;:…]+(?:\\s+|$)");
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
    return SENTENCE_END.splitAsStream(text).anyMatch(Mentions::tells);
  }

  private static boolean tells(String sentence) {
    List<String> words = split(sentence);
    boolean pressed =
        IntStream.range(0, words.size())
            .filter(at -> ZERO.contains(words.get(at)))
            .anyMatch(at ->
                before(words, at).stream().anyMatch(PRESS::contains)
                    || near(words, at).stream()
                        .anyMatch(word -> KEY.contains(word) || PERSON.contains(word)));
    return (pressed && !isForbidden(sentence)) || isStayedFor(words);
  }

  /** "Never press zero", but not "if that is not right, press zero". */
  private static boolean isForbidden(String sentence) {
    return Stream.of(sentence.split(",", -1))
        .map(Mentions::split)
        .filter(words -> words.stream().anyMatch(ZERO::contains))
        .anyMatch(words -> words.stream().anyMatch(NEVER::contains));
  }

  private static boolean isStayedFor(List<String> words) {
    String all = " " + String.join(" ", words) + " ";
    return words.stream().anyMatch(PERSON::contains)
        && STAY.stream().anyMatch(stay -> all.contains(" " + stay + " "));
  }

  private static List<String> split(String text) {
    return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).toList();
  }

  private static List<String> before(List<String> words, int at) {
    return words.subList(Math.max(0, at - BETWEEN_MAX - 1), at);
  }

  private static List<String> near(List<String> words, int at) {
    int to = Math.min(words.size(), at + BETWEEN_MAX + 2);
    return Stream.concat(before(words, at).stream(), words.subList(at, to).stream()).toList();
  }
}
