package dev.hatchline.routing.callback;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an attempt that nobody watched, by Asterisk's record; pure. */
public final class Judge {
  /**
   * For so long a record is not believed that lacks what should be in it: what we asked for may
   * still be on its way there.
   */
  public static final Duration SETTLED = Duration.ofSeconds(3);

  /** What to do about it. */
  public enum Verdict {
    /** Nothing was dialled, and under this key nothing will be. */
    NEVER_DIALLED,
    /**
     * The record does not know it. Whoever was to order it may have been stopped on the way, and go
     * on at any time: the key is to be barred, and the record then read again.
     */
    BAR,
    /** It ended as the record says. */
    UNREACHED,
    /** The customer's phone rings on. */
    RINGS,
    /** The customer is on the line. */
    ANSWERED,
    /** It was dialled, and nobody can say how it ended. */
    UNKNOWN,
    /** Too early to say. */
    LATER
  }

  private Judge() {}

  /**
   * The verdict.
   *
   * @param fate as recorded; absent when the record does not know the key
   * @param up a channel of this call is up
   * @param age of the question: from when nobody watched any more to when the record was read
   * @param outlived the attempt may have been begun with an Asterisk that has died since, and that
   *     may have taken its last second's writing with it: a record that lacks the key proves
   *     nothing
   */
  public static Verdict of(@Nullable Fate fate, boolean up, Duration age, boolean outlived) {
    boolean settled = age.compareTo(SETTLED) >= 0;
    return switch (fate) {
      case null -> settled ? outlived ? Verdict.UNKNOWN : Verdict.BAR : Verdict.LATER;
      case DIALLING -> up ? Verdict.RINGS : settled ? Verdict.UNKNOWN : Verdict.LATER;
      case ANSWERED -> up ? Verdict.ANSWERED : settled ? Verdict.UNKNOWN : Verdict.LATER;
      case BARRED -> Verdict.NEVER_DIALLED;
      case BUSY, NO_ANSWER, MACHINE, FAILED, FORBIDDEN -> Verdict.UNREACHED;
      case REFUSED_TWICE -> Verdict.UNKNOWN;
    };
  }
}
