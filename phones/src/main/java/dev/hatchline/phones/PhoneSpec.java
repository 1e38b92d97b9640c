package dev.hatchline.phones;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that makes one phone.
 *
 * @param displayName goes with the number in From; empty for none
 * @param record where to leave what was heard, all calls one after the other, when it is closed
 */
public record PhoneSpec(
    Identity identity,
    String displayName,
    Voice voice,
    AnswerPolicy answer,
    Optional<Path> record) {

  /** Checks that nothing breaks out of the phone's configuration line. */
  public PhoneSpec {
    refuseMarks("display name", displayName);
    refuseMarks("user", identity.user());
  }

  private static void refuseMarks(String what, String text) {
    if (!text.matches("[^\\p{Cntrl}\"<>;@]*")) {
      throw new IllegalArgumentException("a " + what + " cannot hold \" < > ; @, found " + text);
    }
  }

  /** An agent's phone; rings until told otherwise, sends silence. */
  public static PhoneSpec agent(String user, String password, SipAddress server) {
    return of(new Identity.Agent(user, password, server));
  }

  /** An unknown caller with this number in From; sends silence. */
  public static PhoneSpec caller(String number, SipAddress server) {
    return of(new Identity.Caller(number, server));
  }

  /** The public network at an address of its own; rings until told otherwise, sends silence. */
  public static PhoneSpec carrier(SipAddress own, String... numbers) {
    return of(new Identity.Carrier(own, List.of(numbers)));
  }

  private static PhoneSpec of(Identity identity) {
    return new PhoneSpec(
        identity, "", new Voice.Silence(), new AnswerPolicy.RingOn(), Optional.empty());
  }

  /** The same phone with a name shown to whom it calls. */
  public PhoneSpec named(String name) {
    return new PhoneSpec(identity, name, voice, answer, record);
  }

  /** The same phone, sending this. */
  public PhoneSpec saying(Voice sent) {
    return new PhoneSpec(identity, displayName, sent, answer, record);
  }

  /** The same phone, answering so long after the first ring. */
  public PhoneSpec answeringAfter(Duration delay) {
    return new PhoneSpec(identity, displayName, voice, new AnswerPolicy.After(delay), record);
  }

  /** The same phone, busy for everybody. */
  public PhoneSpec rejecting() {
    return new PhoneSpec(identity, displayName, voice, new AnswerPolicy.Reject(), record);
  }

  /** The same phone, leaving what it heard in this file. */
  public PhoneSpec recordingTo(Path wav) {
    return new PhoneSpec(identity, displayName, voice, answer, Optional.of(wav));
  }
}
