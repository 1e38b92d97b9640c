package dev.hatchline.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of RFC 3261 as a test phone needs. */
record SipMessage(String start, List<String> headers, String body) {
  static SipMessage parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text : text.substring(0, end);
    List<String> lines = List.of(head.split("\r\n", -1));
    return new SipMessage(
        lines.getFirst(), lines.subList(1, lines.size()), end < 0 ? "" : text.substring(end + 4));
  }

  boolean isRequest() {
    return !start.startsWith("SIP/2.0");
  }

  String method() {
    return isRequest() ? start.substring(0, start.indexOf(' ')) : header("CSeq").split(" ", -1)[1];
  }

  int status() {
    return Integer.parseInt(start.split(" ", -1)[1]);
  }

  String header(String name) {
    return headers.stream()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** A parameter such as {@code tag} or {@code nonce}, quoted or not. */
  static String parameter(String value, String name) {
    Matcher found = Pattern.compile(name + "=\"?([^\";,>]*)").matcher(value);
    return found.find() ? found.group(1) : "";
  }

  /** The user between {@code sip:} and {@code @}. */
  String user() {
    Matcher found = Pattern.compile("sip:([^@]*)@").matcher(start);
    return found.find() ? found.group(1) : "";
  }

  SipMessage reply(String status, String tag, String contact, String body) {
    List<String> kept = new ArrayList<>();
    for (String line : headers) {
      if (line.matches("(?i)(via|from|call-id|cseq|record-route):.*")) {
        kept.add(line);
      } else if (line.matches("(?i)to:.*")) {
        kept.add(line.contains("tag=") ? line : line + ";tag=" + tag);
      }
    }
    kept.add("Contact: " + contact);
    return new SipMessage("SIP/2.0 " + status, kept, body);
  }

  String text() {
    String kind = body.startsWith("v=0") ? "application/sdp" : "text/plain";
    String type = body.isEmpty() ? "" : "Content-Type: " + kind + "\r\n";
    return start
        + "\r\n"
        + String.join("\r\n", headers)
        + "\r\n"
        + type
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }
}
