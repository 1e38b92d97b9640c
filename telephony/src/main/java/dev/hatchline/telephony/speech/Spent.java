package dev.hatchline.telephony.speech;

/**
 * What a caller has said on one call that was an answer already, or was overtaken by a key: no
 * other question hears it. A word that is still being said belongs to it to its end.
 *
 * <pre>
 *   call      ──▁▆▇▅▁───▁▆▇▆▆▅▁────▁▆▇▁──
 *   key              ↑      ↑
 *   spent     ───────┘└─────────┘            the first word was over, the second was not
 * </pre>
 */
final class Spent {
  /** A word is over after so much silence … */
  static final long PAUSE = Endpointer.COMPLETE_SILENCE;

  /** … or after this time: where noise never pauses the next question has to hear something. */
  static final long WORD_LONGEST = Sound.millis(1_000);

  private long to = Long.MIN_VALUE;
  private long until;
  private boolean goesOn;

  /** All that was said before this time is spent. */
  void upTo(long time) {
    to = time;
  }

  /** So is what is said at this moment, to its end. */
  void now(Recent recent) {
    to = recent.now();
    until = to + WORD_LONGEST;
    goesOn = true;
  }

  /** After each frame. */
  void sound(Recent recent) {
    if (goesOn) {
      to = recent.now();
      goesOn = recent.silence() < PAUSE && to < until;
    }
  }

  /** Whether what is heard now is still part of it. */
  boolean goesOn() {
    return goesOn;
  }

  /** What was heard before this time is spent. */
  long to() {
    return to;
  }
}
