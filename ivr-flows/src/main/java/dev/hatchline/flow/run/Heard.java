package dev.hatchline.flow.run;

/** What came of speaking to a caller. The hatch and the hang-up are exceptions, not values. */
public sealed interface Heard {
  /** The prompt was played to its end, and nothing was asked. */
  record Finished() implements Heard {}

  /**
   * One key; 0 only while digits are collected: pressed during the prompt, after it, or before it
   * (typed ahead).
   */
  record Key(char key) implements Heard {}

  /**
   * Something was said during the prompt or after it, where anything is expected.
   *
   * @param words as they were understood, in small letters: they need not be among those that are
   *     expected, and none of them is an escape word, which opens the hatch
   * @param confidence of the least certain word, 0 to 1
   */
  record Said(String words, double confidence) implements Heard {
    public Said {
      if (!(confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException("expected 0 to 1, found " + confidence);
      }
    }

    /** Understood beyond doubt. */
    public Said(String words) {
      this(words, 1);
    }
  }

  /** Somebody spoke where something is expected, and nobody knows what they said. */
  record NotUnderstood() implements Heard {}

  /** Something was asked, and the wait after the prompt passed without a key or a word. */
  record Silence() implements Heard {}
}
