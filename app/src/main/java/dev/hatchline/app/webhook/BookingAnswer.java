package dev.hatchline.app.webhook;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a back office says to a credit; docs/webhooks.md has the words. Pure. */
final class BookingAnswer {
  /** RFC 9110, 15.5.21: it was understood, and will not be done. */
  private static final int UNPROCESSABLE = 422;

  private static final JsonMapper JSON = JsonMapper.shared();

  private BookingAnswer() {}

  /** {@code said} may be anything. */
  static Answer of(int status, String said) {
    if (status == UNPROCESSABLE) {
      return new Answer.Declined(
          Stream.of("reason", "detail", "title", "error")
              .flatMap(name -> text(said, name).stream())
              .findFirst()
              .orElse("status " + status));
    }
    return Answer.of(status) instanceof Answer.Taken
        ? new Answer.Taken(text(said, "reference").orElse(""))
        : Answer.of(status);
  }

  private static Optional<String> text(String said, String name) {
    try {
      JsonNode value = JSON.readTree(said).path(name);
      return value.isString() && !value.asString().isBlank()
          ? Optional.of(value.asString().strip())
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
