package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.webhook.Webhooks;
import dev.hatchline.routing.store.DeadLetter;
import dev.hatchline.routing.store.Mark;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.store.StoreFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * How it goes with the webhooks, and what is done with their dead letters, for programs and for the
 * page. Each throws 503 while the database is away.
 */
@Component
class DeadLetters {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Webhooks webhooks;

  DeadLetters(Engine engine) {
    this.webhooks = engine.webhooks();
  }

  private interface Asked<T> {
    T run() throws StoreFault;
  }

  /** All of the operator's file, in its order. */
  List<Webhooks.State> states() {
    return stored(webhooks::states);
  }

  /** Newest first. */
  Page<DeadLetter> page(@Nullable Mark after, int max) {
    List<DeadLetter> page = stored(() -> webhooks.dead(max, number(after)));
    Mark end = page.size() < max ? null : mark(page.getLast());
    boolean more = end != null && !stored(() -> webhooks.dead(1, number(end))).isEmpty();
    return new Page<>(page, more ? end : null);
  }

  /** Their numbers fall, so that the number of the last one is where a page ended. */
  private static Mark mark(DeadLetter letter) {
    return new Mark(letter.died(), Long.toString(letter.number()));
  }

  private static long number(@Nullable Mark mark) {
    try {
      return mark == null ? Long.MAX_VALUE : Long.parseLong(mark.id());
    } catch (NumberFormatException _) {
      throw Paging.unusable();
    }
  }

  /** Has it sent before all others of its webhook; false if there is no such dead letter. */
  boolean retry(UUID id) {
    return stored(() -> webhooks.retry(id));
  }

  /**
   * The same of the dead letter that somebody has seen: not of one that was sent again since, and
   * died once more.
   *
   * @param died when the one that was seen did
   */
  boolean retry(UUID id, Instant died) {
    Optional<DeadLetter> now = stored(() -> webhooks.dead(id));
    return now.filter(letter -> letter.died().equals(died)).isPresent() && retry(id);
  }

  /** Deletes it; false if there is no such dead letter. */
  boolean drop(UUID id) {
    return stored(() -> webhooks.drop(id));
  }

  /** Reads an id from a path. */
  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "The id cannot be used", "Expected a UUID.");
    }
  }

  private static <T> T stored(Asked<T> work) {
    try {
      return work.run();
    } catch (StoreFault _) {
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "The webhooks' outbox cannot be read",
          "The database does not answer; please ask again.",
          AGAIN);
    }
  }
}
