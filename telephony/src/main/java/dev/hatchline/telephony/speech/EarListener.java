package dev.hatchline.telephony.speech;

/**
 * Told by an ear, on a thread of the hearing or of whoever opens or closes an ear, in order; every
 * method must return at once. Nothing is told after the ear was closed, but for what is being told
 * at that moment.
 */
public interface EarListener {
  /** An escape word: a person is wanted. */
  void escaped(String phrase);

  /**
   * Escape words or answers are not heard from now on, and why, in a sentence for the log; empty
   * where that is told there already. Who had begun to give an answer is told by {@link
   * AnswerListener#lost} when that is lost.
   */
  void deaf(String why);

  /**
   * After {@link #deaf}: all that is wanted is heard again, and what nobody wants just now may be
   * tried.
   */
  void hears();
}
