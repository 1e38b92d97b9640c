package dev.hatchline.bench;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A callback as the API tells it.
 *
 * @param state as in docs/callbacks.md
 * @param due while it waits
 * @param why it was given up
 */
record Promised(
    String id, String number, String state, int attempts, @Nullable Instant due, String why) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final long SOON_S = 2;

  static Promised of(String json) {
    JsonNode node = MAPPER.readTree(json);
    JsonNode due = node.path("due");
    return new Promised(
        node.path("id").asString(),
        node.path("number").asString(),
        node.path("state").asString(),
        node.path("attempts").asInt(),
        due.isString() ? Instant.parse(due.asString()) : null,
        node.path("why").asString(""));
  }

  boolean open() {
    return switch (state) {
      case "waiting", "dialling", "answered" -> true;
      default -> false;
    };
  }

  /** It was busy, and the next attempt is not due for a while. */
  boolean restsAt(Instant now) {
    return state.equals("waiting") && due != null && due.isAfter(now.plusSeconds(SOON_S));
  }
}
