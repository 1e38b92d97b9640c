package dev.hatchline.app.web;

import dev.hatchline.routing.store.StoredAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer that is not sent before it is kept. */
final class HeardAnswer extends ContentCachingResponseWrapper {
  private static final JsonMapper JSON = new JsonMapper();

  HeardAnswer(HttpServletResponse response) {
    super(response);
  }

  StoredAnswer answer() {
    String body = new String(getContentAsByteArray(), StandardCharsets.UTF_8);
    return new StoredAnswer(
        getStatus(), getContentType(), getHeader(HttpHeaders.LOCATION), number(body), body);
  }

  /** Of a callback, or of the customer of a case. */
  private static @Nullable String number(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      JsonNode number = json.path("number").isString() ? json.path("number") : who(json);
      return number.isString() ? number.asString() : null;
    } catch (JacksonException _) {
      return null;
    }
  }

  private static JsonNode who(JsonNode json) {
    return json.path("who").path("number");
  }
}
