package dev.hatchline.app.business;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes sure that a path, in which callers' words stand, leads nowhere but below its base. */
final class PathBelow {
  private static final int PATH_MAX = 1000;

  /** A path and perhaps a query of RFC 3986, without fragment; percent signs with two digits. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*"
              + "(?:\\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?");

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  /**
   * Segments that some servers take for "one up": dots alone, also encoded, with encoded slashes or
   * backslashes around them, or with parameters behind.
   */
  private static final Pattern DOTS = Pattern.compile("(?:.*[/\\\\])?\\.{1,2}(?:[/\\\\;].*)?");

  private PathBelow() {}

  /** The address of the path below the base; empty if it is none. */
  static Optional<URI> of(URI base, String path) {
    if (path.length() > PATH_MAX || !FORM.matcher(path).matches()) {
      return Optional.empty();
    }
    String relative = path.startsWith("/") ? path.substring(1) : path;
    int query = relative.indexOf('?');
    String segments = query < 0 ? relative : relative.substring(0, query);
    if (SCHEME.matcher(segments).matches() || !plain(segments)) {
      return Optional.empty();
    }
    String below = base.toString();
    return Optional.of(URI.create(below + (below.endsWith("/") ? "" : "/") + relative));
  }

  private static boolean plain(String segments) {
    if (segments.startsWith("/") || segments.contains("//")) {
      return false;
    }
    for (String segment : segments.split("/", -1)) {
      String decoded = decoded(segment);
      if (DOTS.matcher(decoded).matches() || decoded.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
        return false;
      }
    }
    return true;
  }

  /** Once, byte by byte: only what is ASCII matters here. */
  private static String decoded(String segment) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '%') {
        text.append((char) Integer.parseInt(segment.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
