package dev.hatchline.telephony.speech;

import java.time.Duration;
import java.util.List;

/** What is listened for besides escape words. */
public sealed interface Answers {
  /** Silence after which a word, or a sentence that is offered, is over. */
  Duration WORD = Duration.ofMillis(400);

  /** The same between the digits of a number, which people read out in groups. */
  Duration SERIES = Duration.ofMillis(1_200);

  /**
   * One of these; as soon as one of them is there whole, and is no beginning of another, it counts.
   */
  record OneOf(List<String> phrases) implements Answers {
    public OneOf {
      phrases = List.copyOf(phrases);
    }
  }

  /**
   * One of these, said by itself while nobody was asked for it: with silence before and after it,
   * and no other word beside it. Who talks to somebody else says such words, too.
   */
  record Alone(List<String> phrases) implements Answers {
    public Alone {
      phrases = List.copyOf(phrases);
    }
  }

  /**
   * Any of these after one another, such as digits or the words of a date.
   *
   * @param complete so many are an answer, at once; 0 when silence alone ends it
   */
  record Series(List<String> phrases, int complete) implements Answers {
    public Series {
      phrases = List.copyOf(phrases);
    }
  }

  /**
   * Whatever the model knows. Escape words count only alone, with 400 ms of silence around them.
   */
  record Free(Duration max) implements Answers {}
}
