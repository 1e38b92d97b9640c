package dev.hatchline.telephony.speech;

/**
 * Told of one listening, from {@link Ear#listen} on, as an {@link EarListener} is. Each listening
 * brings its own: whenever it is told, an answer belongs to its question and to no other.
 */
public interface AnswerListener {
  /** Somebody began to speak: time to stop the prompt. */
  void began();

  /** It was no speech after all: the prompt may go on. Follows {@link #began}, if it does. */
  void onlyNoise();

  /** What it was can never be known: the prompt may go on. Follows {@link #began}. */
  default void lost() {
    onlyNoise();
  }

  /** An answer, and nothing more is listened for. */
  void heard(Utterance utterance);

  /**
   * Something was said that is no answer, and nothing more is listened for; follows {@link #began}.
   */
  void notUnderstood();
}
