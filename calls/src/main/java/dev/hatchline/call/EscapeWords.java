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
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which words open the hatch, as {@link HatchKeys} says which keys do: whoever says one of them
 * wants a person, so no flow can give them another meaning. More can be added, none taken away. A
 * few stand in sentences about anything, such as "someone stole my card": these are a wish only
 * where nothing else was said but that it is one ({@link #countsAmong}).
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
                  "real person",
                  "live person",
                  "live agent",
                  "talk to a person",
                  "speak to a person",
                  "talk with a person",
                  "speak with a person",
                  "talk to an agent",
                  "speak to an agent",
                  "talk to somebody",
                  "talk to someone",
                  "speak to somebody",
                  "speak to someone",
                  "talk with somebody",
                  "talk with someone",
                  "speak with somebody",
                  "speak with someone"),
              "es",
              List.of(
                  "agente",
                  "humano",
                  "operador",
                  "operadora",
                  "persona",
                  "representante",
                  "una persona",
                  "persona real",
                  "hablar con alguien",
                  "hablar con una persona"),
              "de",
              List.of(
                  "mensch",
                  "menschen",
                  "mitarbeiter",
                  "mitarbeiterin",
                  "person",
                  "eine person",
                  "einer person",
                  "einen menschen",
                  "mit einer person reden",
                  "mit einer person sprechen",
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

  /** Anybody may be meant by them; a telephone makes "a person" of "a parcel", too. */
  private static final Set<String> VAGUE =
      Set.of(
          "person",
          "persona",
          "somebody",
          "someone",
          "a person",
          "una persona",
          "eine person",
          "einer person",
          "une personne");

  /**
   * What stands around a wish, as in "okay, can you get me a person please", and says nothing else.
   * What answers a question stands here not: "no, I have someone" is no wish.
   */
  private static final Set<String> WISHING =
      Stream.of(
              "a an can connect could do get give hello help hey hi i i'd i'm just let like line may",
              "me need now okay on oh phone please put right speak talk thank thanks through to",
              "transfer us want we with would you",
              "con comuníqueme favor hablar hola me necesito páseme pasarme por puede quiero quisiera",
              "un una",
              "bitte brauche ein eine einem einen einer gern hallo ich mich mir mit möchte reden sie",
              "sprechen verbinden will",
              "allô avec besoin bonjour d'un d'une je moi parler passez plaît s'il un une veux",
              "voudrais vous à")
          .flatMap(words -> Stream.of(words.split(" ")))
          .collect(Collectors.toUnmodifiableSet());

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

  /** One of them that is meant by what was said, such as by "a person, please". */
  public Optional<String> in(String tag, String said) {
    return first(of(tag), said);
  }

  /** One of any language that is meant by what was said. */
  public Optional<String> inAny(String said) {
    return first(all(), said);
  }

  /** One of any language that is named in a text, whatever is meant by it. */
  public Optional<String> anywhere(String text) {
    String words = words(text);
    return shortest(all().stream().filter(phrase -> holds(words, phrase)), words);
  }

  private List<String> all() {
    return phrases.values().stream().flatMap(List::stream).toList();
  }

  /** Whether it is one of these phrases and nothing else. */
  public static boolean isWhole(List<String> phrases, String said) {
    return phrases.contains(words(said));
  }

  /**
   * Whether a phrase is a wish for a person where these other words were said around it, too. One
   * by which anybody may be meant is only where they say nothing else.
   */
  public static boolean countsAmong(String phrase, Collection<String> others) {
    return !isVague(phrase)
        || others.stream().allMatch(other -> isWishing(other) || isVague(other));
  }

  /** Whether anybody may be meant by a phrase. */
  public static boolean isVague(String phrase) {
    return VAGUE.contains(phrase);
  }

  /** Whether a word beside a phrase says nothing but that the phrase is wished. */
  public static boolean isWishing(String word) {
    return WISHING.contains(word);
  }

  /**
   * One of these phrases that is meant by what was said: the shortest, which names what is wanted;
   * of several the one that was said first.
   */
  public static Optional<String> first(List<String> phrases, String said) {
    String words = words(said);
    return shortest(
        phrases.stream()
            .filter(phrase -> holds(words, phrase) && countsAmong(phrase, around(words, phrase))),
        words);
  }

  private static boolean holds(String words, String phrase) {
    return (" " + words + " ").contains(" " + phrase + " ");
  }

  private static List<String> around(String words, String phrase) {
    String others = (" " + words + " ").replaceFirst(Pattern.quote(" " + phrase + " "), " ");
    return others.isBlank() ? List.of() : List.of(others.strip().split(" ", -1));
  }

  private static Optional<String> shortest(Stream<String> found, String words) {
    return found.min(
        Comparator.<String>comparingLong(phrase -> phrase.chars().filter(c -> c == ' ').count())
            .thenComparingInt(phrase -> (" " + words + " ").indexOf(" " + phrase + " ")));
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
