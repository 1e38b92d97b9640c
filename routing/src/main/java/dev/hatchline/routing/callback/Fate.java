package dev.hatchline.routing.callback;

/** What Asterisk says of a key under which a customer was dialled. */
public enum Fate {
  /** Begun, and no end written. */
  DIALLING,
  ANSWERED,
  BUSY,
  NO_ANSWER,
  MACHINE,
  /** The network did not put it through. */
  FAILED,
  /** The dialling rules refuse the number. */
  FORBIDDEN,
  /** Never dialled, and refused from now on. */
  BARRED,
  /** The key had been dialled before, and Asterisk did not dial it again. */
  REFUSED_TWICE
}
