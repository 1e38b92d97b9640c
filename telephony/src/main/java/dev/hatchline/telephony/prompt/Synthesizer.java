package dev.hatchline.telephony.prompt;

/** Makes speech of text. */
public interface Synthesizer extends AutoCloseable {
  /** Names the voice and everything that changes its sound; a new id makes all sound anew. */
  String voice();

  /**
   * Speaks. Blocks for as long as it takes; may be called from any number of threads.
   *
   * @throws PromptException if no sound came of it
   */
  Pcm speak(String text) throws PromptException;

  @Override
  void close();
}
