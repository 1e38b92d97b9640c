package dev.hatchline.routing.shared;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long the other engines' agents have to do with their calls, so that the waits told here are
 * those of all. Beginning and end are seen a look later than they are, so that the time between is
 * about right; a call that is shorter than a look is not seen at all, and one whose beginning was
 * not seen is not told.
 */
final class TalksElsewhere {
  private final Map<AgentId, Talk> talks = new HashMap<>();

  private record Talk(CallId call, Instant since) {}

  /** What this says of the call that the agent had; nothing if it goes on, or there was none. */
  List<RoutingEvent> seen(AgentId agent, Hold hold, Instant now) {
    @Nullable CallId call = hold.state() == Hold.State.TALKING ? hold.call() : null;
    @Nullable Talk before = talks.get(agent);
    if (before != null && before.call().equals(call)) {
      return List.of();
    }
    talks.remove(agent);
    if (call != null) {
      talks.put(agent, new Talk(call, now));
    }
    if (before == null) {
      return List.of();
    }
    @Nullable Duration rest = hold.state() == Hold.State.RESTING ? hold.left() : null;
    Duration took = Duration.between(before.since(), now);
    return List.of(new RoutingEvent.HandledElsewhere(agent, rest == null ? took : took.plus(rest)));
  }

  /** Nobody knows since when these have had what they have. */
  void begunBefore(Collection<AgentId> agents) {
    talks.keySet().removeAll(agents);
  }

  void clear() {
    talks.clear();
  }
}
