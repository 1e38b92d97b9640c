package dev.hatchline.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which words open the hatch, as {@link HatchKeys} says which keys do: whoever says one of them
 * wants a person, so no flow can give them another meaning. More can be added, none taken away.
 *
 * @param phrases by language without country, such as {@code en}, each of one or more words in
 *     small letters
 */
public record EscapeWords(Map<String, List<String>> phrases) {
  private static final String ENGLISH = "en";

  /** Those that every line has. */
  public static final EscapeWords BUILT_IN =
      new EscapeWords(
          Map.of(
              ENGLISH,
              List.of(
                  "agent",
                  "agents",
                  "human",
                  "operator",
                  "operators",
                  "person",
                  "representative",
                  "representatives",
                  "somebody",
                  "someone",
                  "a person",
                  "a real person",
                  "a live person",
                  "live agent",
                  "talk to a person",
                  "speak to a person",
                  "talk to an agent",
                  "speak to an agent",
                  "talk to somebody",
                  "talk to someone",
                  "speak to someone"),
              "es",
              List.of(
                  "agente",
                  "humano",
                  "operador",
                  "operadora",
                  "persona",
                  "representante",
                  "una persona",
                  "hablar con alguien",
                  "hablar con una persona"),
              "de",
              List.of(
                  "mensch",
                  "menschen",
                  "mitarbeiter",
                  "mitarbeiterin",
                  "person",
                  "einen menschen",
                  "mit jemandem sprechen",
                  "mit einem menschen sprechen"),
              "fr",
              List.of(
                  "agent",
                  "conseiller",
                  "conseillère",
                  "humain",
                  "opérateur",
                  "opératrice",
                  "une personne",
                  "parler à quelqu'un",
                  "parler à une personne")));

  public EscapeWords {
    Map<String, List<String>> copies = new LinkedHashMap<>();
    new TreeMap<>(phrases)
        .forEach((language, some) ->
            copies.put(language, List.copyOf(new LinkedHashSet<>(small(some)))));
    phrases = Collections.unmodifiableMap(copies);
  }

  private static List<String> small(Collection<String> phrases) {
    return phrases.stream().map(EscapeWords::words).toList();
  }

  /** These and more. */
  public EscapeWords and(Map<String, List<String>> more) {
    Map<String, List<String>> all = new LinkedHashMap<>(phrases);
    more.forEach((language, some) -> all.merge(bare(language), some, EscapeWords::joined));
    return new EscapeWords(all);
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /**
   * Those of one language; none of a language in which nobody has named any.
   *
   * @param tag BCP 47, such as {@code en-GB}; empty for English
   */
  public List<String> of(String tag) {
    return phrases.getOrDefault(tag.isEmpty() ? ENGLISH : bare(tag), List.of());
  }

  /** One of them in what was said, as words of its own, such as in "a person, please". */
  public Optional<String> in(String tag, String said) {
    return first(of(tag), said);
  }

  /** One of any language. */
  public Optional<String> anywhere(String said) {
    return first(phrases.values().stream().flatMap(List::stream).toList(), said);
  }

  /** Whether it is one of these phrases and nothing else. */
  public static boolean isWhole(List<String> phrases, String said) {
    return phrases.contains(words(said));
  }

  /**
   * One of these phrases in what was said: the shortest, which names what is wanted; of several the
   * one that was said first.
   */
  public static Optional<String> first(List<String> phrases, String said) {
    String words = " " + words(said) + " ";
    return phrases.stream()
        .filter(phrase -> words.contains(" " + phrase + " "))
        .min(
            Comparator.<String>comparingLong(phrase -> phrase.chars().filter(c -> c == ' ').count())
                .thenComparingInt(phrase -> words.indexOf(" " + phrase + " ")));
  }

  private static String words(String said) {
    return Stream.of(said.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}']+", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String bare(String tag) {
    int country = tag.indexOf('-');
    return country < 0 ? tag : tag.substring(0, country);
  }
}
