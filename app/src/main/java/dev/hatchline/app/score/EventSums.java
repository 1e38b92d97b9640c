package dev.hatchline.app.score;

import dev.hatchline.app.story.EventJson;
import dev.hatchline.app.story.Nameless;
import dev.hatchline.call.CallEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the events behind a score were, as a hash for each day: of each event the canonical form
 * without what the caller was, gave or said, and a line end. So a person can be erased, and the
 * hash stays; and nobody learns a number from it by trying all.
 */
final class EventSums {
  private final EventJson json = new EventJson();
  private final ZoneId zone;
  private final List<Day> days = new ArrayList<>();
  private @Nullable LocalDate day;
  private MessageDigest digest = sha256();
  private long calls;
  private long events;

  EventSums(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The calls of a day.
   *
   * @param sha256 in hex
   */
  record Day(LocalDate day, long calls, long events, String sha256) {}

  /** The next call, by its first ring. */
  void add(Instant rang, List<CallEvent> story) {
    LocalDate its = LocalDate.ofInstant(rang, zone);
    if (!its.equals(day)) {
      close();
      day = its;
    }
    calls++;
    for (CallEvent event : story) {
      events++;
      JsonNode bare = bare(json.tree(Nameless.event(event)));
      digest.update(CanonicalJson.bytes(bare));
      digest.update("\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** What is absent is left out: an event that may have more one day has the same form then. */
  private static JsonNode bare(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> absent =
          object.properties().stream()
              .filter(each -> each.getValue().isNull())
              .map(Map.Entry::getKey)
              .toList();
      object.remove(absent);
      object.properties().forEach(each -> bare(each.getValue()));
    }
    return node;
  }

  private void close() {
    if (day != null) {
      days.add(new Day(day, calls, events, HexFormat.of().formatHex(digest.digest())));
      calls = 0;
      events = 0;
    }
  }

  /** Of all that were added; nothing can be added after. */
  List<Day> days() {
    close();
    day = null;
    digest = sha256();
    return List.copyOf(days);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("every Java has SHA-256", fault);
    }
  }
}
