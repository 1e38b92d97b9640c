package dev.hatchline.phones.meter;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Takes the calls that come to a phone, each INVITE once; what else is asked outside of a call,
 * such as whether the phone is there (OPTIONS), is answered with yes.
 */
final class Bell implements SipLink.Dialog {
  private final SipLink sip;
  private final RtpDesk rtp;
  private final Consumer<IncomingCall> rung;
  private final String tag = SipLink.token();

  /**
   * Rings nobody yet.
   *
   * @param rung on the link's thread, so it returns at once
   */
  Bell(SipLink sip, RtpDesk rtp, Consumer<IncomingCall> rung) {
    this.sip = sip;
    this.rtp = rtp;
    this.rung = rung;
  }

  @Override
  public void received(SipMessage request, long nanos) {
    try {
      switch (request.method()) {
        case "INVITE" -> rung.accept(new IncomingCall(sip, rtp, request, nanos));
        case "ACK" -> {}
        default -> sip.send(SipLink.response(request, "200 OK", tag));
      }
    } catch (IOException closed) {
      throw new MeterException("the phone's link is closed", closed);
    }
  }
}
