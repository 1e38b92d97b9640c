package dev.hatchline.phones.meter;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little session description that our calls need (RFC 8866): µ-law, and keys as events. */
final class Sdp {
  /** The payload type of keys (RFC 4733) that we offer. */
  static final int KEYS = 101;

  private static final Pattern HOST = Pattern.compile("(?m)^c=IN IP4 (\\S+)");
  private static final Pattern PORT = Pattern.compile("(?m)^m=audio (\\d+)");

  private Sdp() {}

  static String of(InetSocketAddress rtp) {
    String host = rtp.getAddress().getHostAddress();
    return """
    v=0
    o=meter 1 1 IN IP4 %1$s
    s=-
    c=IN IP4 %1$s
    t=0 0
    m=audio %2$d RTP/AVP 0 %3$d
    a=rtpmap:0 PCMU/8000
    a=rtpmap:%3$d telephone-event/8000
    a=fmtp:%3$d 0-16
    a=ptime:20
    a=sendrecv
    """
        .formatted(host, rtp.getPort(), KEYS)
        .replace("\n", "\r\n");
  }

  /**
   * Where the other side wants its sound.
   *
   * @throws IllegalArgumentException if it does not say so
   */
  static InetSocketAddress rtp(String sdp) {
    Matcher host = HOST.matcher(sdp);
    Matcher port = PORT.matcher(sdp);
    if (!host.find() || !port.find()) {
      throw new IllegalArgumentException("expected c= and m=audio, found: " + sdp);
    }
    return new InetSocketAddress(host.group(1), Integer.parseInt(port.group(1)));
  }
}
