package dev.hatchline.routing.shared;

import dev.hatchline.routing.RoutingEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the others have written since it last did. One thread at a time. */
final class Lookout {
  /** Who has not looked for so long has missed who left. */
  private static final Duration LOOKED_MAX = SharedLine.LEFT_KEPT.dividedBy(2);

  private final SharedLine line;
  private final Mirror mirror;
  private final Outgoing outgoing;
  private final InstantSource clock;
  private Instant lookedAt = Instant.MIN;

  Lookout(SharedLine line, Mirror mirror, Outgoing outgoing, InstantSource clock) {
    this.line = line;
    this.mirror = mirror;
    this.outgoing = outgoing;
    this.clock = clock;
  }

  /** Nothing is known yet, so that nothing can have been missed. */
  void begin() {
    lookedAt = clock.instant();
  }

  /** Whether to begin anew, as what was missed is to be read no more. */
  boolean late() {
    return lookedAt.plus(LOOKED_MAX).isBefore(clock.instant());
  }

  /** What the routing is to be told; absent if the database does not answer. */
  @Nullable List<RoutingEvent> news(EngineId me) {
    try {
      List<RoutingEvent> events = new ArrayList<>();
      List<News> news;
      do {
        news = line.look(me, mirror.seen());
        lookedAt = clock.instant();
        events.addAll(mirror.take(news, me, call -> outgoing.own(call) != null, lookedAt));
      } while (news.stream().anyMatch(News::more));
      return events;
    } catch (DatabaseAway _) {
      return null;
    }
  }
}
