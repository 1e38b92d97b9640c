package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whom other engines have which agents for; empty where there is one engine. */
final class Elsewhere {
  private final Map<AgentId, Held> agents = new HashMap<>();
  private final Map<CallId, AgentId> calls = new HashMap<>();
  private final NavigableSet<Due> due = new TreeSet<>();

  /**
   * What another engine has an agent for.
   *
   * @param until when that ends by itself, if it does
   */
  record Held(AgentId agent, @Nullable CallId call, @Nullable Instant until) {}

  private record Due(Instant at, AgentId agent) implements Comparable<Due> {
    private static final Comparator<Due> ORDER =
        Comparator.comparing(Due::at).thenComparing(each -> each.agent().extension());

    @Override
    public int compareTo(Due other) {
      return ORDER.compare(this, other);
    }
  }

  /** Instead of what was known of the agent before, which is returned. */
  Optional<Held> hold(Held held) {
    Optional<Held> before = free(held.agent());
    agents.put(held.agent(), held);
    if (held.call() != null) {
      calls.put(held.call(), held.agent());
    }
    if (held.until() != null) {
      due.add(new Due(held.until(), held.agent()));
    }
    return before;
  }

  /** What is not held any more is returned. */
  Optional<Held> free(AgentId agent) {
    @Nullable Held held = agents.remove(agent);
    if (held == null) {
      return Optional.empty();
    }
    if (held.call() != null) {
      calls.remove(held.call(), agent);
    }
    if (held.until() != null) {
      due.remove(new Due(held.until(), agent));
    }
    return Optional.of(held);
  }

  /** The caller is not waited for there any more; the agent is still had. False if none was. */
  boolean forget(CallId call) {
    return calls.remove(call) != null;
  }

  /** Whether an agent of another engine is there for this caller. */
  boolean holds(CallId call) {
    return calls.containsKey(call);
  }

  /** Whose time is over; to be freed. */
  List<AgentId> due(Instant now) {
    List<AgentId> over = new ArrayList<>();
    for (Due each : due) {
      if (each.at().isAfter(now)) {
        break;
      }
      over.add(each.agent());
    }
    return over;
  }

  Optional<Instant> nextDeadline() {
    return due.isEmpty() ? Optional.empty() : Optional.of(due.first().at());
  }
}
