package dev.hatchline.routing.agent;

/** What an agent's phone is doing, as Asterisk last reported it. */
public enum Device {
  /** Not registered, or registered and not answering to Asterisk's checks. */
  UNAVAILABLE,
  /** Registered, with no call. */
  FREE,
  /** Rings, and has no other call. */
  RINGING,
  /** In at least one call, ours or any other. */
  IN_USE
}
