package dev.hatchline.telephony;

import dev.hatchline.telephony.prompt.Pcm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * One caller's channel while the engine holds it. Every method returns at once and may be called
 * from any thread; what comes of it is told as {@link LegEvent}. A call after {@link
 * LegEvent.Released} does nothing.
 *
 * <p>One thing runs at a time: the dialogue (sound both ways), a dial, a join or a recording.
 * {@link #dial}, {@link #join}, {@link #record} and {@link #finish} end an open dialogue first;
 * given while another dial, join or recording runs, they and {@code openDialogue} wait for its end.
 * At most {@value #STEPS_MAX} may wait; more are refused by an {@link IllegalStateException}.
 */
public interface Leg {
  /** How many steps may wait for the running one. */
  int STEPS_MAX = 8;

  /** Hears nothing. */
  Consumer<Pcm> NOBODY = _ -> {};

  /** Who this is. */
  Arrival arrival();

  /** Opens sound both ways: {@code DialogueOpened} or {@code DialogueFailed} follows. */
  void openDialogue();

  /**
   * Plays a prompt now, in place of the prompt that plays; music goes on after it. Given before the
   * dialogue is open, it is kept (the last one counts) and is the first sound when it opens.
   *
   * @param playId comes back in {@code Played}
   */
  void play(long playId, Pcm prompt);

  /**
   * Lets this prompt stand where it is, in silence, until {@link #resume}; {@code Played} follows
   * only after that. Whatever is played in its place does not stand.
   *
   * @return the sample at which it stands, to 20 ms; empty when it is not being played
   */
  OptionalInt pause(long playId);

  /** Goes on with this prompt where it stands; does nothing if it does not. */
  void resume(long playId);

  /**
   * Who gets the caller's sound while a dialogue is open, they are recorded, or a number outside is
   * dialled for them, in place of whoever got it before. Once that number has answered it is the
   * engine's to name nobody: a conversation is not ours to hear.
   *
   * @param sink {@link #NOBODY} for nobody; else on the thread that reads everybody's sound: it
   *     must return at once
   */
  void hearing(Consumer<Pcm> sink);

  /**
   * Loops this behind the prompts and while a phone rings, until {@link #silence}. Kept like {@link
   * #play}, and for every later dialogue of this leg. The same music again keeps its position: a
   * dial goes on, to the nearest part, where the dialogue stopped, and the next dialogue where
   * Asterisk had got to.
   */
  void music(Music music);

  /** Stops prompt and music; silence is sent. */
  void silence();

  /** Rings an agent; {@code DialEnded} follows. */
  void dial(DialRequest request);

  /** Rings a number outside; {@code DialEnded} follows, as of an agent. */
  void dial(OutsideDial request);

  /**
   * Takes the caller back from a phone that rings: {@code DialEnded(Cancelled)} follows. It does
   * nothing when no dial runs or the agent has answered, and can do nothing while the link to
   * Asterisk is down: then the ringing time ends it.
   */
  void cancelDial();

  /**
   * Brings an agent who has answered by himself ({@link AsteriskEvent.AgentLegUp}) to this caller.
   * {@code DialEnded} follows: {@code Answered} when the agent has left, {@code Unreachable} at
   * once if that channel is gone.
   *
   * @throws IllegalArgumentException if the unique id has characters that Asterisk would read as
   *     syntax
   */
  void join(Channel agent);

  /**
   * Records the caller after a beep, until {@code #} or the limit; a hang-up keeps what was said.
   * {@code Recorded} follows, or {@code Moved} after a hang-up.
   *
   * @param wav absolute, ends in {@code .wav}; in a folder that Asterisk may write
   * @param max 1 s to 15 min
   */
  void record(Path wav, Duration max);

  /** Ends the script; {@code Released} follows. */
  void finish(FinishAs as);
}
