package dev.hatchline.phones.meter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A SIP request or response (RFC 3261, section 7).
 *
 * @param start the request line or status line
 * @param headers in their order; a name may come more than once
 * @param body SDP, or empty
 */
record SipMessage(String start, List<Header> headers, String body) {
  private static final String VERSION = "SIP/2.0";
  private static final String LINE_END = "\r\n";

  record Header(String name, String value) {}

  SipMessage {
    headers = List.copyOf(headers);
  }

  /** A message without headers yet. */
  static SipMessage of(String start) {
    return new SipMessage(start, List.of(), "");
  }

  /** Reads one datagram; empty for what is no SIP, such as a keep-alive. */
  static Optional<SipMessage> read(String datagram) {
    int end = datagram.indexOf(LINE_END + LINE_END);
    if (end < 0 || !datagram.contains(VERSION)) {
      return Optional.empty();
    }
    String[] lines = datagram.substring(0, end).split(LINE_END, -1);
    List<Header> headers = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.add(
            new Header(
                lines[i].substring(0, colon).strip(), lines[i].substring(colon + 1).strip()));
      }
    }
    return Optional.of(new SipMessage(lines[0], headers, datagram.substring(end + 4)));
  }

  /** The same with one more header at the end. */
  SipMessage with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new SipMessage(start, more, body);
  }

  /** The same with an SDP body. */
  SipMessage withSdp(String sdp) {
    SipMessage typed = with("Content-Type", "application/sdp");
    return new SipMessage(start, typed.headers, sdp);
  }

  /** The first value of this header; empty text where there is none. */
  String header(String name) {
    return headers.stream()
        .filter(header -> header.name.equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  List<String> all(String name) {
    return headers.stream()
        .filter(header -> header.name.equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  boolean isResponse() {
    return start.startsWith(VERSION);
  }

  /** The status code of a response. */
  int status() {
    return Integer.parseInt(start.substring(VERSION.length() + 1, VERSION.length() + 4));
  }

  /** The method of a request, or of the request that a response answers. */
  String method() {
    String cseq = header("CSeq");
    return cseq.substring(cseq.indexOf(' ') + 1).strip().toUpperCase(Locale.ROOT);
  }

  String callId() {
    return header("Call-ID");
  }

  byte[] bytes() {
    StringBuilder out = new StringBuilder(start).append(LINE_END);
    for (Header header : headers) {
      out.append(header.name).append(": ").append(header.value).append(LINE_END);
    }
    out.append("Content-Length: ").append(body.length()).append(LINE_END).append(LINE_END);
    return out.append(body).toString().getBytes(StandardCharsets.UTF_8);
  }
}
