package dev.hatchline.phones;

import dev.hatchline.phones.PhoneEvent.Ending;
import java.util.Map;
import java.util.Optional;

/** Turns an event of baresip 1.0.0's ctrl_tcp into ours. */
final class EventReader {
  private EventReader() {}

  static Optional<PhoneEvent> read(Map<?, ?> json, Moment when) {
    String call = text(json, "id");
    String detail = text(json, "param");
    return Optional.ofNullable(
        switch (text(json, "type")) {
          case "REGISTER_OK" -> new PhoneEvent.Registered(when);
          case "REGISTER_FAIL" -> new PhoneEvent.RegisterFailed(when, detail);
          case "CALL_INCOMING" ->
              new PhoneEvent.Incoming(
                  when, call, user(text(json, "peeruri")), text(json, "peerdisplayname"));
          case "CALL_RINGING" -> new PhoneEvent.Ringing(when, call);
          case "CALL_ESTABLISHED" -> new PhoneEvent.Answered(when, call);
          case "CALL_RTPESTAB" -> new PhoneEvent.SoundFlows(when, call);
          case "CALL_DTMF_START" -> new PhoneEvent.KeyHeard(when, call, key(detail));
          case "TRANSFER_FAILED" -> new PhoneEvent.TransferFailed(when, call, detail);
          case "CALL_CLOSED" -> new PhoneEvent.Ended(when, call, ending(detail), detail);
          default -> null;
        });
  }

  private static char key(String detail) {
    return detail.isEmpty() ? '?' : detail.charAt(0);
  }

  /** baresip's words for the end of a call; a SIP status stands for a refusal. */
  private static Ending ending(String reason) {
    return switch (reason) {
      case "Connection reset by user" -> Ending.HERE;
      case "Connection reset by peer" -> Ending.THERE;
      case "Call transfered" -> Ending.TRANSFERRED;
      default -> reason.matches("[3-6]\\d\\d .*") ? Ending.REFUSED : Ending.BROKEN;
    };
  }

  /** {@code sip:USER@HOST} to USER; the whole, if it has no user. */
  private static String user(String uri) {
    String rest = uri.replaceFirst("^sips?:", "");
    int at = rest.indexOf('@');
    return at < 0 ? rest : rest.substring(0, at);
  }

  private static String text(Map<?, ?> json, String name) {
    Object value = json.get(name);
    return value == null ? "" : value.toString();
  }
}
