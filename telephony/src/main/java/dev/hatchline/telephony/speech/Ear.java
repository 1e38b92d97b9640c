package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.Pcm;

/**
 * Listens to one caller. Escape words are heard from the opening to the closing; answers only while
 * they are listened for.
 *
 * <p>Every method returns at once and may be called from any thread, {@link #audio} by one thread
 * at a time. After {@link #close} each does nothing.
 */
public interface Ear extends AutoCloseable {
  /** The next piece of what the caller says, usually 20 ms. */
  void audio(Pcm pcm);

  /** From now on the caller speaks this. */
  void tongue(Tongue tongue);

  /**
   * A prompt begins to play, in place of the one that plays. What comes back of it as echo is
   * nobody's speech.
   */
  void playing(Pcm prompt);

  /** Nothing of ours plays any more, or only music. */
  void played();

  /**
   * Listens for answers until something is understood or {@link #answered}; the last one counts.
   *
   * @param listener told of this listening alone
   */
  void listen(Answers answers, AnswerListener listener);

  /** Answers are listened for no more, for whatever reason but a key. */
  void answered();

  /**
   * A key was quicker. Whatever is being said, or begun just now, is said to its end before anybody
   * is listened to: it was for no question that comes after the key.
   */
  void overtaken();

  @Override
  void close();
}
