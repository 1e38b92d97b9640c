package dev.hatchline.routing.shared;

import dev.hatchline.routing.RoutingEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the others have written since it last did. One thread at a time. */
final class Lookout {
  /** Who has not looked for so long has missed who left. */
  private static final Duration LOOKED_MAX = SharedLine.LEFT_KEPT.dividedBy(2);

  private final Side side;

  /** By the ticker; nothing while there was no beginning. */
  private @Nullable Long lookedAt;

  Lookout(Side side) {
    this.side = side;
  }

  /** Nothing is known yet, so that nothing can have been missed. */
  void begin() {
    lookedAt = side.times().ticker().nanos();
  }

  /** Whether to begin anew, as what was missed is to be read no more. */
  boolean late() {
    Long last = lookedAt;
    return last == null || side.times().ticker().since(last).compareTo(LOOKED_MAX) > 0;
  }

  /** What the routing is to be told; absent if the database does not answer. */
  @Nullable List<RoutingEvent> news(EngineId me) {
    try {
      List<RoutingEvent> events = new ArrayList<>();
      List<News> news;
      do {
        long begun = side.times().ticker().nanos();
        news = side.line().look(me, side.mirror().seen());
        lookedAt = begun;
        events.addAll(
            side.mirror()
                .take(
                    news,
                    me,
                    call -> side.outgoing().own(call) != null,
                    side.times().clock().instant()));
      } while (news.stream().anyMatch(News::more));
      return events;
    } catch (DatabaseAway _) {
      return null;
    }
  }
}
