package dev.hatchline.telephony;

/** An agent's phone as Asterisk sees it. */
public enum DeviceState {
  /** Not registered: the agent is signed out. */
  UNAVAILABLE,
  /** Registered and idle. */
  FREE,
  RINGING,
  /** In a call, whoever made it. */
  IN_USE,
  /** On hold, busy by itself, or a state without meaning for us. */
  OTHER
}
