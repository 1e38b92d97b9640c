package dev.hatchline.flow.run;

import dev.hatchline.flow.Prompt;

/**
 * The caller, as a flow meets one. Every implementation runs {@code CallerContract}.
 *
 * <p>Keys are kept in the order in which they were pressed and each is heard once; a key stops the
 * prompt that is being played, and a prompt that finds a key waiting is not played at all. The
 * hatch lies below: as soon as it opens, or the caller is gone, the call that is being waited in
 * throws, and so does every later one. Used by one thread, which may wait as long as it takes.
 */
public interface Caller {
  /**
   * Plays a prompt.
   *
   * @return {@code Finished} when it has been played, or {@code Key}
   * @throws HatchOpened when the caller wants a person
   * @throws CallerGone when nobody listens any more
   */
  Heard say(Prompt prompt);

  /**
   * Plays a prompt and waits for a key.
   *
   * @return {@code Key} or {@code Silence}
   * @throws HatchOpened when the caller wants a person
   * @throws CallerGone when nobody listens any more
   */
  Heard ask(Prompt prompt, Listening listening);
}
