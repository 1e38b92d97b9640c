package dev.hatchline.telephony.media;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.OptionalInt;

/**
 * What one caller hears. Every method may be called from any thread, returns at once, and does
 * nothing once the dialogue is over.
 *
 * <p>A prompt is in front, the music behind it: while a prompt plays the music stands still, and
 * goes on from there afterwards. When nothing plays, silence is sent, so that RTP keeps flowing.
 */
public interface MediaSession {
  /** The id of the ticket that opened this dialogue. */
  Ticket ticket();

  /**
   * Plays a prompt once, from its beginning, in place of the prompt that plays now.
   *
   * @param playId comes back in {@link MediaListener#played}; the caller's own numbering
   */
  void play(long playId, Pcm pcm);

  /** Stops the prompt, if one plays; the music goes on. */
  void stopPrompt();

  /**
   * Sends silence in place of this prompt, and no music, until it is resumed, replaced or stopped.
   *
   * @return the sample that comes next, to 20 ms; empty when this prompt is not being played
   */
  OptionalInt pausePrompt(long playId);

  /** Goes on with this prompt where it was paused; does nothing if it was not. */
  void resumePrompt(long playId);

  /** Loops this music behind the prompts; the same music again keeps its position. */
  default void music(Pcm loop) {
    music(loop, 0);
  }

  /**
   * The same; what is not the same again begins with this sample.
   *
   * @param from less than the music's length
   */
  void music(Pcm loop, int from);

  /** The sample that the music goes on with, in this dialogue or in the next; 0 without music. */
  int musicAt();

  /** Stops prompt and music. The music's position is kept. */
  void silence();

  /**
   * Ends the dialogue and leaves the call up: sends hang-up (0x00), reads until Asterisk closes,
   * then closes. {@link MediaListener#closed} follows within {@link MediaLimits#closing}.
   */
  void close();
}
