package dev.hatchline.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;

/** A form that a page of ours has sent. */
final class WebForm {
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
  private static final String TITLE = "The form cannot be used";

  private WebForm() {}

  /** Its fields, the last of each name; throws if it is no form, or another site's. */
  static Map<String, String> read(HttpServletRequest request, InstantSource clock)
      throws IOException {
    if (foreign(request)) {
      throw ofAnotherSite();
    }
    if (!isForm(request.getContentType())) {
      throw Problem.of(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          TITLE,
          "Expected " + MediaType.APPLICATION_FORM_URLENCODED_VALUE + ".");
    }
    return fields(Body.text(request, clock));
  }

  /** The last of each name. */
  static Map<String, String> fields(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  /**
   * Another site's page could have its visitors ask, each from an address of their own. Browsers
   * say which site a form comes from (W3C Fetch Metadata; RFC 6454, 7); who says nothing is no
   * browser, and could say anything.
   */
  static boolean foreign(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !OWN_SITE.contains(site);
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin != null && !authority(origin).equals(request.getHeader(HttpHeaders.HOST));
  }

  static ErrorResponseException ofAnotherSite() {
    return Problem.of(HttpStatus.FORBIDDEN, TITLE, "It was sent by the page of another site.");
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  static boolean isForm(@Nullable String type) {
    try {
      return type != null
          && MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(MediaType.parseMediaType(type));
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Problem.of(HttpStatus.BAD_REQUEST, TITLE, "A '%' in it is followed by no byte.");
    }
  }
}
