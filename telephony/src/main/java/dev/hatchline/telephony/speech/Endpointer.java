package dev.hatchline.telephony.speech;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Decides when a caller has said all of an answer: short for a word, longer for a series, at once
 * when nothing can be missing.
 */
final class Endpointer {
  /** Nothing is missing: so much silence, in which a last consonant still sounds. */
  static final long COMPLETE_SILENCE = Sound.millis(160);

  /** The same without silence, where noise never pauses: so long it has to stand. */
  static final long COMPLETE_STANDS = Sound.millis(700);

  /** The longest answer of one phrase, and the longest of a series. */
  static final long PHRASE_LONGEST = Sound.millis(8_000);

  static final long SERIES_LONGEST = Sound.millis(30_000);

  private final Answers answers;

  Endpointer(Answers answers) {
    this.answers = answers;
  }

  /**
   * How an utterance stands; all times in samples.
   *
   * @param text so far
   * @param stood how long it sounds like this
   * @param silence how long nothing was said
   * @param length since it began
   */
  record So(String text, long stood, long silence, long length) {}

  /** Why an utterance is over. */
  enum End {
    NOT_YET,
    /** Nothing can be missing. */
    COMPLETE,
    /** The caller has stopped. */
    SILENCE,
    /** It goes on for too long. */
    LENGTH
  }

  End end(So so) {
    boolean believed =
        so.stood >= (so.silence >= COMPLETE_SILENCE ? COMPLETE_SILENCE : COMPLETE_STANDS);
    if (believed && complete(so.text)) {
      return End.COMPLETE;
    }
    if (so.silence >= silence()) {
      return End.SILENCE;
    }
    return so.length >= longest() ? End.LENGTH : End.NOT_YET;
  }

  private boolean complete(String text) {
    List<String> words = known(text);
    return switch (answers) {
      case Answers.OneOf(List<String> phrases) -> {
        String said = String.join(" ", words);
        yield phrases.contains(said)
            && phrases.stream().noneMatch(phrase -> phrase.startsWith(said + " "));
      }
      case Answers.Series(_, int complete) -> complete > 0 && words.size() >= complete;
      case Answers.Alone _, Answers.Free _ -> false;
    };
  }

  private long silence() {
    return samples(
        switch (answers) {
          case Answers.OneOf _, Answers.Alone _ -> Answers.WORD;
          case Answers.Series _, Answers.Free _ -> Answers.SERIES;
        });
  }

  private long longest() {
    return switch (answers) {
      case Answers.OneOf _, Answers.Alone _ -> PHRASE_LONGEST;
      case Answers.Series _ -> SERIES_LONGEST;
      case Answers.Free(Duration max) -> samples(max);
    };
  }

  /** The words that are no {@link Recognizer#UNKNOWN}. */
  static List<String> known(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty() && !word.equals(Recognizer.UNKNOWN))
        .toList();
  }

  private static long samples(Duration time) {
    return Sound.millis(time.toMillis());
  }
}
