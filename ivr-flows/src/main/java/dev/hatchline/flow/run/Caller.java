package dev.hatchline.flow.run;

import dev.hatchline.flow.Prompt;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The caller, as a flow meets one. Every implementation runs {@code CallerContract}.
 *
 * <p>Keys are kept in the order in which they were pressed and each is heard once; a key stops the
 * prompt that is being played, and a prompt that finds a key waiting is not played at all. Prompts
 * are made of texts and recordings: their values have been filled in. What is said is heard only
 * while something is expected; it stops the prompt as a key does, and of keys and words the first
 * counts.
 *
 * <p>The hatch lies below: as soon as it opens, or the caller is gone, the call that is being
 * waited in throws, and so does every later one. Which keys open it, {@link
 * dev.hatchline.call.HatchKeys} says. Used by one thread, which may wait as long as it takes.
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
   * Plays a prompt and waits for a key, or for what is expected to be said.
   *
   * @return {@code Key}, {@code Said}, {@code NotUnderstood} or {@code Silence}
   * @throws HatchOpened when the caller wants a person
   * @throws CallerGone when nobody listens any more
   */
  Heard ask(Prompt prompt, Listening listening);

  /**
   * Waits for a key, or for what is expected to be said, and plays nothing.
   *
   * @return {@code Key}, {@code Said}, {@code NotUnderstood} or {@code Silence}
   * @throws HatchOpened when the caller wants a person
   * @throws CallerGone when nobody listens any more
   */
  Heard listen(Listening listening);

  /**
   * Whether whatever is said can be understood at this moment, in the language that is spoken: a
   * small model knows the words that are listened for, and makes others into those.
   */
  default boolean hearsFreely() {
    return false;
  }

  /**
   * Says what the caller speaks from now on. Called before anything is said, and whenever it
   * changes.
   *
   * @param language BCP 47, such as {@code en} or {@code es-MX}
   * @param escapes what opens the hatch in it, each one or more words in small letters
   */
  default void speaking(String language, List<String> escapes) {}

  /**
   * Says what keys are from now on; at first they are choices.
   *
   * @param digits whether they are digits, an entry of which begins; otherwise choices
   */
  void collecting(boolean digits);

  /**
   * Waits until work is done, well or badly, and keeps keys for later.
   *
   * @throws HatchOpened when the caller wants a person: at once, the work goes on
   * @throws CallerGone when nobody listens any more: at once, the work goes on
   */
  void during(CompletionStage<?> work);
}
