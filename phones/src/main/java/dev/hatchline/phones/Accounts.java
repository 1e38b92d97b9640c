package dev.hatchline.phones;

import java.util.List;

/** The account lines and addresses that baresip is given. */
final class Accounts {
  private static final String SOUND = ";answermode=manual;audio_codecs=PCMU/8000/1;ptime=20";
  private static final int REGISTER_EVERY_S = 600;

  private Accounts() {}

  /** The accounts a phone has before it registers. */
  static List<String> atStart(PhoneSpec spec) {
    return switch (spec.identity()) {
      case Identity.Agent _ -> List.of();
      case Identity.Caller caller -> List.of(line(spec, caller.number(), ";regint=0"));
      case Identity.Carrier carrier ->
          carrier.numbers().stream().map(number -> line(spec, number, ";regint=0")).toList();
    };
  }

  static String registering(PhoneSpec spec) {
    return switch (spec.identity()) {
      case Identity.Agent agent ->
          line(
              spec,
              agent.user(),
              ";auth_pass=%s;regint=%d".formatted(agent.password(), REGISTER_EVERY_S));
      case Identity.Caller _, Identity.Carrier _ ->
          throw new PhoneException("only an agent's phone registers");
    };
  }

  private static String line(PhoneSpec spec, String user, String more) {
    String name = spec.displayName().isEmpty() ? "" : '"' + spec.displayName() + "\" ";
    return "%s<sip:%s@%s>%s%s".formatted(name, user, spec.identity().peer(), more, SOUND);
  }

  /** The phone's own address, by which baresip knows the account. */
  static String address(PhoneSpec spec) {
    return "sip:%s@%s".formatted(spec.identity().user(), spec.identity().peer());
  }

  /** Refer-To of an attended transfer: the one consulted, whose dialogue with us is replaced. */
  static String replacing(PhoneSpec spec, SipTrace.Dialog second) {
    return "<sip:consulted@%s?Replaces=%s%%3Bto-tag%%3D%s%%3Bfrom-tag%%3D%s>"
        .formatted(
            spec.identity().peer(),
            second.call().replace("@", "%40"),
            second.theirs(),
            second.ours());
  }
}
