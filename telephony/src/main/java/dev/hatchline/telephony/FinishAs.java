package dev.hatchline.telephony;

/** What the dialplan does with the caller after the engine's script. */
public enum FinishAs {
  /** The call is over: the dialplan hangs up. */
  DONE,
  /** The emergency queue: Asterisk alone brings the caller to a person. */
  PEOPLE
}
