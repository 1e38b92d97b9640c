package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be said, such that Vosk takes it as it is meant: by itself it drops words that it does
 * not know out of the middle of phrases, takes anything for one of the phrases where {@link
 * Recognizer#UNKNOWN} is not among them, and dies of an empty list.
 *
 * @param phrases those that the model has all words of, with the unknown among them; empty when
 *     everything may be said
 * @param leftOut those that it has not
 */
record Grammar(List<String> phrases, List<String> leftOut) {
  /** Most phrases of a grammar. */
  static final int PHRASES_MAX = 1_000;

  /** Most words of a model that compete with phrases: each costs a little of the processor. */
  static final int RIVALS_MAX = 800;

  /** Shorter words begin others that are not theirs: "a" and "april". */
  private static final int STEM_MIN_CHARS = 4;

  /** Longest phrase. */
  static final int PHRASE_MAX_CHARS = 100;

  public Grammar {
    phrases = List.copyOf(phrases);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * The grammar of these phrases; without any, everything may be said.
   *
   * @throws IllegalArgumentException if there are too many
   */
  static Grammar of(SpeechModel model, List<String> phrases) {
    if (phrases.size() > PHRASES_MAX) {
      throw new IllegalArgumentException(
          "expected at most %d phrases; found %d".formatted(PHRASES_MAX, phrases.size()));
    }
    if (phrases.isEmpty()) {
      return new Grammar(List.of(), List.of());
    }
    List<String> known = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (String phrase : phrases) {
      if (phrase.equals(Recognizer.RIVALS)) {
        known.addAll(rivals(model, phrases));
        continue;
      }
      String words = phrase.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
      boolean fits = words.length() <= PHRASE_MAX_CHARS;
      if (words.equals(Recognizer.UNKNOWN) || (fits && model.unknown(words).isEmpty())) {
        known.add(words);
      } else {
        leftOut.add(phrase);
      }
    }
    if (!known.contains(Recognizer.UNKNOWN)) {
      known.add(Recognizer.UNKNOWN);
    }
    return new Grammar(known, leftOut);
  }

  /**
   * Words of the model that compete with phrases. A model of tens of thousands of words has so many
   * that sound like a phrase, and takes so long over them all, that it goes without.
   */
  private static List<String> rivals(SpeechModel model, List<String> phrases) {
    List<String> own =
        phrases.stream().flatMap(phrase -> Stream.of(phrase.strip().split("\\s+"))).toList();
    if (model.words().size() > RIVALS_MAX) {
      return List.of();
    }
    return model.words().stream()
        .filter(word -> own.stream().noneMatch(each -> sameOrForm(word, each)))
        .sorted()
        .toList();
  }

  /** Whether a word is one of a phrase, or a form of it: "agents" is no other word than "agent". */
  private static boolean sameOrForm(String word, String own) {
    return own.length() >= STEM_MIN_CHARS ? word.startsWith(own) : word.equals(own);
  }

  /** True when everything that the model knows may be said. */
  boolean open() {
    return phrases.isEmpty();
  }

  /** As Vosk wants it; only of a grammar that is not open. */
  String json() {
    return phrases.stream()
        .map(phrase -> '"' + phrase.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
