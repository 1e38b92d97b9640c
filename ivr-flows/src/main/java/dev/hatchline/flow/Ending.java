package dev.hatchline.flow;

/** How a flow ends at a node when all goes as it should; failed tries lead to a person anywhere. */
public enum Ending {
  /** It goes on. */
  NONE,
  /** In the line for a person. */
  PERSON,
  /** With the tone after which the caller speaks. */
  MESSAGE,
  /** With the promise of a call back. */
  PROMISE,
  /** At a number outside of the house. */
  AWAY,
  /** With the end of the call. */
  OVER
}
