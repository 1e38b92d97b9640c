package dev.hatchline.flow.sim;

/** Somebody who talks with a flow: decides what the caller does when a prompt begins to play. */
@FunctionalInterface
public interface Interlocutor {
  /** Does nothing at all. */
  Interlocutor NOBODY = _ -> CallerScript.silent();

  /**
   * What the caller does from now on, besides what they have begun to do.
   *
   * @return acts whose times count from the answer, none of them before {@link Moment#at}, nor
   *     before those that are still to come if the caller is {@link Moment#busy}
   */
  CallerScript hears(Moment moment);
}
