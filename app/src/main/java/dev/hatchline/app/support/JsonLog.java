package dev.hatchline.app.support;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log in JSON as the lines it would have in text: a scrubber would take all of an object for
 * quoted, and what is quoted within that for the house's own.
 */
final class JsonLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
  private static final JsonMapper JSON = new JsonMapper();

  private JsonLog() {}

  /** Those of this line; itself if it is no object of the engine's. */
  static Stream<String> lines(String line) {
    if (!line.startsWith("{")) {
      return Stream.of(line);
    }
    try {
      JsonNode node = JSON.readTree(line);
      String begin =
          "%s %-5s [%s] %s: "
              .formatted(
                  TIME.format(Instant.parse(node.path("@timestamp").asString(""))),
                  node.at("/log/level").asString(""),
                  node.path("call").asString(""),
                  node.at("/log/logger").asString(""));
      List<String> message = node.path("message").asString("").lines().toList();
      Stream<String> first = Stream.of(begin + (message.isEmpty() ? "" : message.getFirst()));
      return Stream.of(
              first, message.stream().skip(1), node.at("/error/stack_trace").asString("").lines())
          .flatMap(lines -> lines);
    } catch (JacksonException | DateTimeParseException _) {
      return Stream.of(line);
    }
  }
}
