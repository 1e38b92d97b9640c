package dev.hatchline.telephony.speech;

/**
 * What a caller has said on one call that was an answer already, or was begun before the question
 * that is asked now: no other question hears it. What is still being said belongs to it to its end.
 *
 * <pre>
 *   call      ──▁▆▇▅▁───▁▆▇▆▆▅▁────▁▆▇▁──
 *   answer           ↑      ↑
 *   spent     ───────┘└─────────┘            the first word was over, the second was not
 *
 *   call      ──▁▆▇▅▁▆▇▆▁▁▅▇▅▁────▁▆▇▁──
 *   key             ↑
 *   spent     ────────────────┘              talk goes on over short pauses
 * </pre>
 */
final class Spent {
  /** A word is over after so much silence … */
  static final long PAUSE = Endpointer.COMPLETE_SILENCE;

  /** … or after this time: where noise never pauses the next question has to hear something. */
  static final long WORD_LONGEST = Sound.millis(1_000);

  /** Talk is over after so much silence, as a sentence is that answers a menu … */
  static final long TALK_PAUSE = Sound.millis(Answers.WORD.toMillis());

  /** … or after this time, in which such a sentence is cut, too. */
  static final long TALK_LONGEST = Endpointer.PHRASE_LONGEST;

  private long to = Long.MIN_VALUE;
  private boolean goesOn;
  private boolean talk;
  private long pause;
  private long until;

  /** All that was said before this time is spent. */
  void upTo(long time) {
    to = time;
  }

  /** So is the word that is said at this moment, to its end: it was part of an answer. */
  void word(Recent recent) {
    now(recent, PAUSE, WORD_LONGEST);
    talk = false;
  }

  /** So is all that is said at this moment, to its end: whom it was for nobody knows. */
  void talk(Recent recent) {
    now(recent, TALK_PAUSE, TALK_LONGEST);
    talk = true;
  }

  private void now(Recent recent, long silence, long longest) {
    to = recent.now();
    pause = silence;
    until = to + longest;
    goesOn = recent.silence() < pause;
  }

  /**
   * After each frame.
   *
   * @return true once, when talk goes on for longer than is waited for
   */
  boolean sound(Recent recent) {
    if (!goesOn) {
      return false;
    }
    to = recent.now();
    boolean paused = recent.silence() >= pause;
    goesOn = !paused && to < until;
    return talk && !paused && !goesOn;
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
