package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.speech.Recognizer.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What words mean as an answer; pure. */
final class Understanding {
  /** Speech of this length that is no word, before or after a series, may have been one of it. */
  static final long UNKNOWN_MATTERS = Sound.millis(200);

  /** How sure such a series is at most: unsure enough to be asked about. */
  static final double UNSURE = 0.5;

  /** So many words that are no part of the phrase still make it one, such as "please". */
  static final int OTHERS_MAX = 1;

  /** So much that is no word may stand beside a phrase: "I would like … please". */
  static final long SENTENCE = Sound.millis(1_500);

  /** The shortest word beside a phrase that counts only alone; what is shorter was noise. */
  static final long WORD_SHORTEST = Sound.millis(120);

  private Understanding() {}

  /** What came of it. */
  sealed interface Meaning {
    record Said(Utterance utterance) implements Meaning {}

    /** Words, or something like words, that answer nothing. */
    record Other() implements Meaning {}

    /** No word at all. */
    record Nothing() implements Meaning {}
  }

  static Meaning of(Answers answers, List<Word> words) {
    if (words.isEmpty()) {
      return new Meaning.Nothing();
    }
    List<Word> known = words.stream().filter(word -> !unknown(word)).toList();
    if (known.isEmpty()) {
      return new Meaning.Other();
    }
    return switch (answers) {
      case Answers.OneOf(List<String> phrases) -> phrase(phrases, known, among(words));
      case Answers.Alone(List<String> phrases) -> alone(phrases, words, known);
      case Answers.Series _ -> series(words, known);
      case Answers.Free _ -> said(known, 1);
    };
  }

  private static boolean unknown(Word word) {
    return word.text().equals(Recognizer.UNKNOWN);
  }

  private static Meaning said(List<Word> words, double sureAtMost) {
    String text = String.join(" ", words.stream().map(Word::text).toList());
    double least = words.stream().mapToDouble(Word::confidence).min().orElse(0);
    return new Meaning.Said(new Utterance(text, Math.min(least, sureAtMost)));
  }

  /** How sure a phrase can be among so much else. */
  private static double among(List<Word> words) {
    long strange =
        words.stream()
            .filter(Understanding::unknown)
            .mapToLong(word -> word.to() - word.from())
            .sum();
    return strange > SENTENCE ? UNSURE : 1;
  }

  /** Nothing but the phrase: what is beside it shows that it was said to somebody else. */
  private static Meaning alone(List<String> phrases, List<Word> words, List<Word> known) {
    boolean beside =
        words.stream().anyMatch(word -> unknown(word) && word.to() - word.from() >= WORD_SHORTEST);
    String text = String.join(" ", text(known));
    return beside || !phrases.contains(text) ? new Meaning.Other() : said(known, 1);
  }

  /** The one phrase in it: twice the same is one, two are none. */
  private static Meaning phrase(List<String> phrases, List<Word> words, double sureAtMost) {
    List<List<String>> longestFirst =
        phrases.stream()
            .map(phrase -> List.of(phrase.split(" ")))
            .sorted(Comparator.comparingInt(phrase -> -phrase.size()))
            .toList();
    List<List<Word>> found = new ArrayList<>();
    int others = 0;
    int at = 0;
    while (at < words.size()) {
      List<Word> rest = words.subList(at, words.size());
      int length =
          longestFirst.stream()
              .filter(phrase -> begins(rest, phrase))
              .mapToInt(List::size)
              .findFirst()
              .orElse(0);
      if (length == 0) {
        others++;
        at++;
      } else {
        found.add(rest.subList(0, length));
        at += length;
      }
    }
    long different = found.stream().map(Understanding::text).distinct().count();
    if (different != 1 || others > OTHERS_MAX) {
      return new Meaning.Other();
    }
    return said(found.getFirst(), others == 0 ? sureAtMost : UNSURE);
  }

  private static boolean begins(List<Word> words, List<String> phrase) {
    return words.size() >= phrase.size() && text(words.subList(0, phrase.size())).equals(phrase);
  }

  private static List<String> text(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  /** A series with a hole is none: better asked again than a number without one of its digits. */
  private static Meaning series(List<Word> words, List<Word> known) {
    int first = words.indexOf(known.getFirst());
    int last = words.lastIndexOf(known.getLast());
    if (IntStream.rangeClosed(first, last).anyMatch(i -> unknown(words.get(i)))) {
      return new Meaning.Other();
    }
    boolean doubtful =
        words.stream()
            .anyMatch(word -> unknown(word) && word.to() - word.from() >= UNKNOWN_MATTERS);
    return said(known, doubtful ? UNSURE : 1);
  }
}
