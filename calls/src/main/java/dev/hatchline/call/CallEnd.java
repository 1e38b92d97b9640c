package dev.hatchline.call;

/**
 * How a call ended: who ended it, and in what part of it.
 *
 * @param party who hung up or gave up first
 * @param reason a stable name, safe to count by
 */
public record CallEnd(Party party, Reason reason) {
  /** Who ended the call. */
  public enum Party {
    CALLER,
    AGENT,
    LINE,
    NETWORK
  }

  /** Where the call had got to when it ended. */
  public enum Reason {
    /** A person talked to the caller, and one of the two hung up. */
    SERVED,
    /** The caller hung up while the automation spoke or listened. */
    LEFT_FLOW,
    /** The caller hung up in line, before any agent was rung. */
    LEFT_LINE,
    /** The caller hung up while an agent's phone rang. */
    LEFT_RINGING,
    /** The caller left a message, or hung up while leaving one. */
    MESSAGE,
    /** The caller was promised a callback. */
    PROMISED,
    /** The caller was put through to a number outside, or hung up while it rang there. */
    TRANSFERRED,
    /** The flow came to the end that the caller had chosen. */
    FLOW_ENDED,
    /** The engine was away; Asterisk alone brought the caller on, and the caller has hung up. */
    WITHOUT_ENGINE,
    /** Asterisk went away with the call. */
    ASTERISK_LOST
  }
}
