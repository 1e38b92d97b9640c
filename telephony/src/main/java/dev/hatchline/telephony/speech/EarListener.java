package dev.hatchline.telephony.speech;

/**
 * Told by an ear, on a thread of the hearing, in order; every method must return at once. Nothing
 * is told after the ear was closed, but for what is being told at that moment.
 */
public interface EarListener {
  /** An escape word: a person is wanted. */
  void escaped(String phrase);

  /** Somebody began to speak: time to stop the prompt. Only while answers are listened for. */
  void began();

  /** It was no speech after all: the prompt may go on. Follows {@link #began}, if it does. */
  void onlyNoise();

  /** An answer, and nothing more is listened for. */
  void heard(Utterance utterance);

  /**
   * Something was said that is no answer, and nothing more is listened for; follows {@link #began}.
   */
  void notUnderstood();

  /** Nothing is heard from now on, and why, in a sentence for the log. */
  void deaf(String why);

  /** Heard again, after {@link #deaf}. */
  void hears();
}
