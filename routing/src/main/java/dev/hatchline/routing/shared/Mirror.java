package dev.hatchline.routing.shared;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the other engines, and what the routing is to be told when that changes. Who is
 * in line elsewhere, and which agents are had there, may be asked from any thread; all else is one
 * thread's at a time.
 */
final class Mirror {
  private final Map<CallId, There> callers = new ConcurrentHashMap<>();
  private final Map<AgentId, Hold> agents = new ConcurrentHashMap<>();

  /** Whom agents are held for who are not yet talked to, and at which engine they were then. */
  private final Map<CallId, UUID> heldAt = new ConcurrentHashMap<>();

  private final TalksElsewhere talks = new TalksElsewhere();

  private final Map<UUID, Seen> seen = new HashMap<>();

  /** At which engine a caller is in line, and as who. */
  private record There(UUID owner, QueueEntry entry) {}

  /** How far each living engine has been read. */
  Map<UUID, Seen> seen() {
    return seen;
  }

  /** Whether the caller is in line at another engine. */
  boolean has(CallId call) {
    return callers.containsKey(call);
  }

  /** Whether the caller is or was at another engine, where an agent may still be held for them. */
  boolean knows(CallId call) {
    return has(call) || heldAt.containsKey(call);
  }

  /** What other engines have agents for, as it was last read or given; some may have lapsed. */
  Map<AgentId, Hold> held() {
    return Map.copyOf(agents);
  }

  @Nullable UUID owner(CallId call) {
    @Nullable There there = callers.get(call);
    return there == null ? null : there.owner();
  }

  void forget(CallId call) {
    callers.remove(call);
    heldAt.remove(call);
  }

  /**
   * Takes in what is new.
   *
   * @param own whether a caller is in line here
   */
  List<RoutingEvent> take(List<News> news, EngineId me, Predicate<CallId> own, Instant now) {
    Set<UUID> alive = new HashSet<>();
    news.forEach(each -> alive.add(each.of().incarnation()));
    List<RoutingEvent> events = drop(owner -> !alive.contains(owner));
    seen.keySet().retainAll(alive);
    Set<UUID> known = Set.copyOf(seen.keySet());
    for (News each : news) {
      UUID owner = each.of().incarnation();
      seen.put(owner, each.seen());
      each.joined().stream()
          .filter(entry -> !own.test(entry.call()))
          .forEach(entry -> joined(entry, owner, events));
    }
    // Only now is it known where each caller is.
    for (News each : news) {
      each.holds()
          .forEach((agent, hold) -> held(agent, unlessVoid(hold, me, own), me, now, events));
      if (!known.contains(each.of().incarnation())) {
        talks.begunBefore(each.holds().keySet());
      }
    }
    for (News each : news) {
      for (CallId call : each.left()) {
        if (each.of().incarnation().equals(owner(call))) {
          events.add(new RoutingEvent.Left(call));
        }
      }
    }
    return events;
  }

  private void joined(QueueEntry entry, UUID owner, List<RoutingEvent> events) {
    There now = new There(owner, entry);
    @Nullable There before = callers.put(entry.call(), now);
    if (now.equals(before)) {
      return;
    }
    @Nullable UUID held = heldAt.get(entry.call());
    if (before != null || (held != null && !held.equals(owner))) {
      // Whoever was to be rung there is of no use to the caller here.
      events.add(new RoutingEvent.Left(entry.call()));
    }
    events.add(new RoutingEvent.Joined(entry));
  }

  /** Of a caller who is at another engine by now, what was to be had is void. */
  private Hold unlessVoid(Hold hold, EngineId me, Predicate<CallId> own) {
    @Nullable CallId call = hold.call();
    if (call == null || hold.owner().equals(me.incarnation())) {
      return hold;
    }
    @Nullable UUID owner = own.test(call) ? me.incarnation() : owner(call);
    return owner == null || owner.equals(hold.owner())
        ? hold
        : new Hold(hold.state(), hold.owner(), null, hold.left());
  }

  private void held(AgentId agent, Hold hold, EngineId me, Instant now, List<RoutingEvent> events) {
    boolean ours = hold.owner().equals(me.incarnation());
    @Nullable CallId call = hold.call();
    if (hold.state() == Hold.State.FREE) {
      keep(agent, null);
      events.addAll(talks.seen(agent, hold, now));
      events.add(new RoutingEvent.FreedElsewhere(agent));
    } else if (ours && hold.state() == Hold.State.GIVEN && call != null) {
      keep(agent, null);
      events.addAll(talks.seen(agent, hold, now));
      events.add(new RoutingEvent.Given(agent, call));
    } else if (!ours) {
      events.addAll(held(agent, hold, now));
    }
  }

  private void keep(AgentId agent, @Nullable Hold hold) {
    @Nullable Hold before = hold == null ? agents.remove(agent) : agents.put(agent, hold);
    if (before != null && before.call() != null) {
      heldAt.remove(before.call(), before.owner());
    }
    if (hold != null && hold.call() != null && hold.state() != Hold.State.TALKING) {
      heldAt.put(hold.call(), hold.owner());
    }
  }

  /** Another engine has the agent. */
  List<RoutingEvent> held(AgentId agent, Hold hold, Instant now) {
    keep(agent, hold);
    List<RoutingEvent> events = new ArrayList<>(talks.seen(agent, hold, now));
    @Nullable Duration left = hold.left();
    @Nullable Instant until = left == null ? null : now.plus(left);
    @Nullable CallId call = hold.call();
    if (hold.state() == Hold.State.TALKING && call != null) {
      events.add(new RoutingEvent.HeldElsewhere(agent, null, until));
      if (has(call)) {
        events.add(new RoutingEvent.ServedElsewhere(call));
      }
    } else {
      events.add(new RoutingEvent.HeldElsewhere(agent, call, until));
    }
    return events;
  }

  /** All that is known of these engines is no more. */
  List<RoutingEvent> drop(Predicate<UUID> owners) {
    List<RoutingEvent> events = new ArrayList<>();
    for (Map.Entry<AgentId, Hold> each : List.copyOf(agents.entrySet())) {
      if (owners.test(each.getValue().owner())) {
        keep(each.getKey(), null);
        talks.begunBefore(Set.of(each.getKey()));
        events.add(new RoutingEvent.FreedElsewhere(each.getKey()));
      }
    }
    callers.forEach((call, there) -> {
      if (owners.test(there.owner())) {
        events.add(new RoutingEvent.Left(call));
      }
    });
    return events;
  }

  /** The routing has been told: whoever left, and did not come again, is known no more. */
  void told(List<RoutingEvent> events) {
    Set<CallId> left = new HashSet<>();
    for (RoutingEvent event : events) {
      if (event instanceof RoutingEvent.Left(CallId call)) {
        left.add(call);
      } else if (event instanceof RoutingEvent.ServedElsewhere(CallId call)) {
        left.add(call);
      } else if (event instanceof RoutingEvent.Joined(QueueEntry entry)) {
        left.remove(entry.call());
      }
    }
    callers.keySet().removeAll(left);
  }

  void clear() {
    callers.clear();
    agents.clear();
    heldAt.clear();
    talks.clear();
    seen.clear();
  }
}
