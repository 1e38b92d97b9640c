package dev.hatchline.phones;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads baresip's SIP trace line by line for what its events do not tell: the two tags of a
 * dialogue, which an attended transfer must name (RFC 3891).
 */
final class SipTrace {
  /** Seen from us, the caller: our tag and theirs. */
  record Dialog(String call, String ours, String theirs) {}

  private static final Pattern TAG = Pattern.compile(";tag=([^;>\\s]+)");
  private final Map<String, Dialog> dialogs = new ConcurrentHashMap<>();
  private Map<String, String> headers = new HashMap<>();

  /** One line of output, without its end. */
  void line(String line) {
    if (line.startsWith("SIP/2.0 2")) {
      headers = new HashMap<>();
      headers.put("", line);
    } else if (line.isBlank()) {
      finish();
      headers = new HashMap<>();
    } else if (!headers.isEmpty()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line);
      }
    }
  }

  private void finish() {
    if (!headers.getOrDefault("cseq", "").endsWith(" INVITE")) {
      return;
    }
    String call = headers.getOrDefault("call-id", "").replaceFirst("(?i)^call-id:\\s*", "").trim();
    Optional<String> ours = tag(headers.get("from"));
    Optional<String> theirs = tag(headers.get("to"));
    if (!call.isEmpty() && ours.isPresent() && theirs.isPresent()) {
      dialogs.put(call, new Dialog(call, ours.get(), theirs.get()));
    }
  }

  private static Optional<String> tag(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher matcher = TAG.matcher(header);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The dialogue of a call that this phone made and that was answered. */
  Optional<Dialog> dialog(String call) {
    return Optional.ofNullable(dialogs.get(call));
  }
}
