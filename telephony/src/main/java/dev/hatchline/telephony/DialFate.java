package dev.hatchline.telephony;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a key, in the words of Asterisk's own record ({@code no-answer}…). */
public enum DialFate {
  /** Dialled, and no end is written: it rings, or Asterisk died meanwhile. */
  DIALLING,
  /** Somebody picked up; how the call went on is not said here. */
  ANSWERED,
  /** In a call, or refused by hand (SIP 486, 600, 603). */
  BUSY,
  /** Rang for the whole time, nobody is there, or hung up before anybody could speak. */
  NO_ANSWER,
  /** A machine answered, and was told that we call again. */
  MACHINE,
  /** The network could not connect it. */
  FAILED,
  /** The dialplan does not dial this number. */
  FORBIDDEN,
  /** {@link Dialler#hangUpCustomer} ended it before anybody picked up. */
  CANCELLED,
  /** {@link Dialler#bar} came first: never dialled, and an order under this key is refused. */
  BARRED,
  /**
   * Only told, never written: a second order under this key was refused; the first is as it was.
   */
  REFUSED;

  /** Reads the dialplan's word. */
  public static Optional<DialFate> of(String word) {
    return Arrays.stream(values()).filter(fate -> fate.word().equals(word)).findFirst();
  }

  /** As the dialplan writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
