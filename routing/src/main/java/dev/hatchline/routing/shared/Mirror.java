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
 * in line elsewhere may be asked from any thread; all else is one thread's at a time.
 */
final class Mirror {
  private final Map<CallId, UUID> callers = new ConcurrentHashMap<>();
  private final Map<AgentId, UUID> agents = new HashMap<>();
  private final Map<UUID, Seen> seen = new HashMap<>();

  /** How far each living engine has been read. */
  Map<UUID, Seen> seen() {
    return seen;
  }

  /** Whether the caller is in line at another engine. */
  boolean has(CallId call) {
    return callers.containsKey(call);
  }

  @Nullable UUID owner(CallId call) {
    return callers.get(call);
  }

  void forget(CallId call) {
    callers.remove(call);
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
    for (News each : news) {
      seen.put(each.of().incarnation(), each.seen());
      each.holds()
          .forEach((agent, hold) -> held(agent, withoutOwn(hold, me, own), me, now, events));
      UUID owner = each.of().incarnation();
      for (QueueEntry entry : each.joined()) {
        if (!own.test(entry.call())) {
          @Nullable UUID before = callers.put(entry.call(), owner);
          if (before != null && !before.equals(owner)) {
            // Whoever was to be rung there is of no use to the caller here.
            events.add(new RoutingEvent.Left(entry.call()));
          }
          if (!owner.equals(before)) {
            events.add(new RoutingEvent.Joined(entry));
          }
        }
      }
      for (CallId call : each.left()) {
        if (owner.equals(callers.get(call))) {
          events.add(new RoutingEvent.Left(call));
        }
      }
    }
    return events;
  }

  /** A caller of ours who was another's: what was to be had there is void. */
  private static Hold withoutOwn(Hold hold, EngineId me, Predicate<CallId> own) {
    @Nullable CallId call = hold.call();
    boolean isVoid = call != null && own.test(call) && !hold.owner().equals(me.incarnation());
    return isVoid ? new Hold(hold.state(), hold.owner(), null, hold.left()) : hold;
  }

  private void held(AgentId agent, Hold hold, EngineId me, Instant now, List<RoutingEvent> events) {
    boolean ours = hold.owner().equals(me.incarnation());
    @Nullable CallId call = hold.call();
    if (hold.state() == Hold.State.FREE) {
      agents.remove(agent);
      events.add(new RoutingEvent.FreedElsewhere(agent));
    } else if (ours && hold.state() == Hold.State.GIVEN && call != null) {
      agents.remove(agent);
      events.add(new RoutingEvent.Given(agent, call));
    } else if (!ours) {
      events.addAll(held(agent, hold, now));
    }
  }

  /** Another engine has the agent. */
  List<RoutingEvent> held(AgentId agent, Hold hold, Instant now) {
    agents.put(agent, hold.owner());
    @Nullable Duration left = hold.left();
    @Nullable Instant until = left == null ? null : now.plus(left);
    @Nullable CallId call = hold.call();
    if (hold.state() == Hold.State.TALKING && call != null) {
      RoutingEvent held = new RoutingEvent.HeldElsewhere(agent, null, until);
      return has(call) ? List.of(held, new RoutingEvent.ServedElsewhere(call)) : List.of(held);
    }
    return List.of(new RoutingEvent.HeldElsewhere(agent, call, until));
  }

  /** All that is known of these engines is no more. */
  List<RoutingEvent> drop(Predicate<UUID> owners) {
    List<RoutingEvent> events = new ArrayList<>();
    agents.forEach((agent, owner) -> {
      if (owners.test(owner)) {
        events.add(new RoutingEvent.FreedElsewhere(agent));
      }
    });
    agents.values().removeIf(owners);
    callers.forEach((call, owner) -> {
      if (owners.test(owner)) {
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
    seen.clear();
  }
}
