package dev.hatchline.app.shared;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.shared.Hold;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What agents do for callers of the engines beside us, as it was last read; nothing where there is
 * one engine. For what people are shown: nobody is matched by it. Safe from any thread.
 */
final class HeldElsewhere {
  private final Map<AgentId, Seen> agents = new ConcurrentHashMap<>();

  /** Of each agent the last caller of another engine, until they talk to one of ours. */
  private final Map<AgentId, CallId> talked = new ConcurrentHashMap<>();

  private final InstantSource clock;

  HeldElsewhere(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * How another engine has an agent.
   *
   * @param since by our clock, when it was read first
   * @param until it lapses, by our clock; absent where it lasts as long as its owner
   * @param wrapsUp the agent had talked before
   */
  private record Seen(Hold hold, Instant since, @Nullable Instant until, boolean wrapsUp) {}

  /** Reads what is known now; returns of whom it is news. */
  synchronized List<AgentId> look(Supplier<Map<AgentId, Hold>> read) {
    Map<AgentId, Hold> holds = read.get();
    List<AgentId> changed = new ArrayList<>();
    agents.keySet().stream().filter(agent -> !holds.containsKey(agent)).forEach(changed::add);
    agents.keySet().retainAll(holds.keySet());
    holds.forEach((agent, hold) -> {
      @Nullable Seen before = agents.get(agent);
      if (before == null || !before.hold().equals(hold)) {
        agents.put(agent, seen(agent, hold, before));
        changed.add(agent);
      }
    });
    return changed;
  }

  private Seen seen(AgentId agent, Hold hold, @Nullable Seen before) {
    Instant now = clock.instant();
    @Nullable Duration left = hold.left();
    if (hold.state() == Hold.State.TALKING && hold.call() != null) {
      talked.put(agent, hold.call());
    }
    boolean wrapsUp =
        before != null && (before.wrapsUp() || before.hold().state() == Hold.State.TALKING);
    return new Seen(
        hold,
        before != null && same(before.hold(), hold) ? before.since() : now,
        left == null ? null : now.plus(left),
        hold.state() == Hold.State.RESTING && wrapsUp);
  }

  /** Given and ringing are one to people. */
  private static boolean same(Hold before, Hold after) {
    return after.state() == Hold.State.RINGING
        && before.call() != null
        && before.call().equals(after.call());
  }

  /** The agent talks to a caller of ours. */
  void ours(AgentId agent) {
    talked.remove(agent);
  }

  /** As what the engine that has the agent knows them; empty if no other engine has them. */
  Optional<AgentState> state(AgentId agent) {
    @Nullable Seen seen = agents.get(agent);
    if (seen == null || (seen.until() != null && !seen.until().isAfter(clock.instant()))) {
      return Optional.empty();
    }
    @Nullable CallId call = seen.hold().call();
    Instant until = seen.until() == null ? seen.since() : seen.until();
    return Optional.ofNullable(
        switch (seen.hold().state()) {
          case FREE -> null;
          case GIVEN, RINGING ->
              call == null
                  ? null
                  : new AgentState.Reserved(call, seen.since(), until, seen.since());
          case TALKING -> new AgentState.OnCall(call, seen.since());
          case RESTING -> seen.wrapsUp() ? new AgentState.WrapUp(seen.since(), until) : null;
        });
  }

  /** With which caller of another engine this agent talks, or talked last. */
  Optional<CallId> talked(AgentId agent) {
    return Optional.ofNullable(talked.get(agent));
  }
}
