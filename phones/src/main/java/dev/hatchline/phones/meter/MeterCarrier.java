package dev.hatchline.phones.meter;

import dev.hatchline.phones.SipAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** The public network: all phones behind the trunk, at one address, in one process. */
public final class MeterCarrier implements AutoCloseable {
  private final SipLink sip;
  private final RtpDesk rtp;

  private MeterCarrier(SipLink sip, RtpDesk rtp) {
    this.sip = sip;
    this.rtp = rtp;
  }

  /**
   * Listens where the line's trunk leads.
   *
   * @param rung hears of each call, once, on the link's thread; returns at once
   */
  public static MeterCarrier at(SipAddress own, SipAddress line, Consumer<IncomingCall> rung) {
    try {
      MeterCarrier carrier =
          new MeterCarrier(
              new SipLink(line, new InetSocketAddress(own.host(), own.port())), new RtpDesk());
      carrier.sip.answerForAll(new Bell(carrier.sip, carrier.rtp, rung));
      return carrier;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    try {
      sip.close();
      rtp.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
