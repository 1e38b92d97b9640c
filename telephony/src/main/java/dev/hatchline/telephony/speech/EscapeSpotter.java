package dev.hatchline.telephony.speech;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.telephony.speech.Recognizer.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;

/**
 * Decides whether an utterance asks for a person. The utterance is heard by a grammar in which
 * every other word of the model competes ({@link Recognizer#RIVALS}), and looked at as a whole:
 * what partials show on the way is too often taken back.
 */
public final class EscapeSpotter {
  /** Words of so many letters join others: "a", "to". */
  private static final int SMALL_CHARS = 2;

  /** One word less sure than this, beside a phrase that counts only alone, may have been noise. */
  private static final double SAID = 0.7;

  private final List<List<String>> phrases;
  private final Limits limits;

  /**
   * Looks for phrases.
   *
   * @param phrases in small letters, each of one or more words
   */
  public EscapeSpotter(List<String> phrases, Limits limits) {
    this.phrases = phrases.stream().map(phrase -> List.of(phrase.split(" "))).toList();
    this.limits = limits;
  }

  /**
   * How sure it has to be. A wrong escape costs an agent's time, a missed one a caller's patience.
   *
   * @param aloneSure nothing was said but the phrase, or that it is wished, as in "I want an
   *     agent": so sure, 0 to 1, of its least certain word
   * @param amongSure other words are around it, as in "my bill and an agent", or anybody may be
   *     meant, as in "I want a person": so sure
   * @param othersMax more words than this around it are a sentence about something else
   */
  public record Limits(double aloneSure, double amongSure, int othersMax) {
    /** More words than can be said in the longest piece that is looked at. */
    public static final int ANY_OTHERS = 99;

    /** The point on the curve of {@code docs/bench/speech.md} that was chosen. */
    public static final Limits STANDARD = new Limits(0.6, 0.8, ANY_OTHERS);
  }

  /** A phrase in an utterance; times as samples of the stream. */
  public record Spotted(String phrase, double confidence, int others, long from, long to) {}

  /**
   * The phrase that is meant, if one is.
   *
   * @param alone whether it counts only when nothing else was said
   */
  public Optional<Spotted> in(List<Word> words, boolean alone) {
    return phrases.stream()
        .flatMap(phrase ->
            within(words, phrase).stream()
                .filter(found -> meant(found, others(words, found), alone)))
        .max(Comparator.comparingDouble(Spotted::confidence));
  }

  private boolean meant(Spotted found, List<Word> others, boolean alone) {
    boolean vague = EscapeWords.isVague(found.phrase);
    if (others.isEmpty()) {
      boolean bare = found.others == 0;
      double enough = bare || !vague ? limits.aloneSure : limits.amongSure;
      return found.confidence >= enough && (bare || !alone);
    }
    boolean noise = others.size() == 1 && others.getFirst().confidence() < SAID;
    return !alone
        && found.others <= limits.othersMax
        && found.confidence >= limits.amongSure
        && (noise || !vague);
  }

  /** The words around it that say something else than that it, or another phrase, is wished. */
  private List<Word> others(List<Word> words, Spotted found) {
    return words.stream()
        .filter(word -> word.to() <= found.from || word.from() >= found.to)
        .filter(word -> !EscapeWords.isWishing(word.text()))
        .filter(word -> !phrases.contains(List.of(word.text())))
        .toList();
  }

  /** Whether what was said until now ends with a phrase. */
  boolean ends(String text) {
    List<String> words = List.of(text.split(" "));
    return phrases.stream()
        .anyMatch(phrase ->
            phrase.size() <= words.size()
                && words.subList(words.size() - phrase.size(), words.size()).equals(phrase));
  }

  private static List<Spotted> within(List<Word> words, List<String> phrase) {
    return words.stream()
        .gather(Gatherers.windowSliding(phrase.size()))
        .filter(window -> window.stream().map(Word::text).toList().equals(phrase))
        .map(window ->
            new Spotted(
                String.join(" ", phrase),
                sure(window, words.size() > phrase.size()),
                words.size() - phrase.size(),
                window.getFirst().from(),
                window.getLast().to()))
        .toList();
  }

  /**
   * How sure its least certain word is. Among others "a" and "to" sound like much else, and are
   * enough if they were heard at all.
   */
  private static double sure(List<Word> phrase, boolean among) {
    return phrase.stream()
        .filter(word -> !among || phrase.size() == 1 || word.text().length() > SMALL_CHARS)
        .mapToDouble(Word::confidence)
        .min()
        .orElse(0);
  }
}
