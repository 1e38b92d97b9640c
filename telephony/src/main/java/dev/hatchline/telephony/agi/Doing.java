package dev.hatchline.telephony.agi;

/** What a leg does now. */
enum Doing {
  /** Waits for a step. */
  NOTHING,
  /** AudioSocket was asked for and has not come. */
  OPENING,
  /** Sound flows. */
  TALKING,
  /** The dialogue was told to end; the next step waits for it. */
  LEAVING,
  DIALLING,
  /** The phone that rings was told to stop. */
  CANCELLING,
  /** With an agent who had answered before; there is nothing to cancel. */
  JOINED,
  RECORDING,
  /** The script is over, or takes no more steps. */
  OVER;

  /** An open or opening dialogue that nobody has ended. */
  boolean inDialogue() {
    return this == OPENING || this == TALKING;
  }

  boolean putThrough() {
    return this == DIALLING || this == CANCELLING || this == JOINED;
  }
}
