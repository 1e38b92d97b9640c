package dev.hatchline.phones;

/** What a phone saw, and when. {@code call} is the SIP Call-ID of the phone's own leg. */
public sealed interface PhoneEvent {
  /** When this Java process learnt of it; baresip reports within about a millisecond. */
  Moment when();

  /** The server accepted the registration. */
  record Registered(Moment when) implements PhoneEvent {}

  /** The server refused the registration, or did not answer. */
  record RegisterFailed(Moment when, String reason) implements PhoneEvent {}

  /** The phone rings. Number and name are what its display would show. */
  record Incoming(Moment when, String call, String number, String name) implements PhoneEvent {}

  /** The other side rings. */
  record Ringing(Moment when, String call) implements PhoneEvent {}

  /** The call is up, whoever called. */
  record Answered(Moment when, String call) implements PhoneEvent {}

  /** The first packet of sound came in, be it silence. */
  record SoundFlows(Moment when, String call) implements PhoneEvent {}

  /** A key was pressed on this phone: sent for 180 ms, RFC 4733. */
  record KeyPressed(Moment when, char key) implements PhoneEvent {}

  /** A key of the other side was heard, RFC 4733. */
  record KeyHeard(Moment when, String call, char key) implements PhoneEvent {}

  /** A transfer that this phone asked for was refused; the call goes on. */
  record TransferFailed(Moment when, String call, String reason) implements PhoneEvent {}

  /** The call is over, or never came about. */
  record Ended(Moment when, String call, Ending how, String reason) implements PhoneEvent {}

  /** baresip itself is gone; the last event of a phone. */
  record Gone(Moment when, String reason) implements PhoneEvent {}

  /** How a call ended, from this phone's side. */
  enum Ending {
    /** This phone hung up, gave up or refused. */
    HERE,
    /** The other side hung up, or gave up before the answer. */
    THERE,
    /** The other side or the server refused: the reason is the SIP status, e.g. 486 Busy Here. */
    REFUSED,
    /** This phone gave the call to somebody else. */
    TRANSFERRED,
    /** The phone was killed or broke with the call up. */
    BROKEN
  }
}
