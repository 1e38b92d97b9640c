package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.Matcher.Match;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * For whose phone each caller in line waits: for that of one agent, as long as patience lasts and
 * that agent is at work, and otherwise for those of a circle of the queue's agents that widens: for
 * those of it who can do what the caller wants, as far as that is heeded ({@link Wishes}).
 */
final class Waiters {
  private final RoutingPolicy policy;
  private final Matcher matcher;
  private final Wishes wishes;
  private final Map<CallId, Waiter> waiters = new HashMap<>();

  /** For each caller whose agents will be others: when. */
  private final NavigableSet<Due> due = new TreeSet<>();

  /** Who waits for one agent alone. */
  private final Map<AgentId, NavigableSet<QueueEntry>> kept = new HashMap<>();

  /** With its time at hand, as the places of {@link Matcher} are. */
  private record Due(long second, int nano, QueueEntry entry) implements Comparable<Due> {
    static Due of(Instant at, QueueEntry entry) {
      return new Due(at.getEpochSecond(), at.getNano(), entry);
    }

    Instant at() {
      return Instant.ofEpochSecond(second, nano);
    }

    @Override
    public int compareTo(Due other) {
      if (second != other.second) {
        return Long.compare(second, other.second);
      }
      return nano == other.nano ? entry.compareTo(other.entry) : Integer.compare(nano, other.nano);
    }
  }

  /** One in line. */
  private static final class Waiter {
    final QueueEntry entry;

    /** Waits for this agent alone. */
    @Nullable AgentId agent;

    /** Waits for the agents of this circle, otherwise. */
    int circle;

    /** As far as they can do this. */
    Skills least = Skills.NONE;

    /** An agent is rung for this caller. */
    boolean held;

    /** When the agents will be others. */
    @Nullable Due next;

    Waiter(QueueEntry entry) {
      this.entry = entry;
    }
  }

  Waiters(RoutingPolicy policy, Matcher matcher, Wishes wishes) {
    this.policy = policy;
    this.matcher = matcher;
    this.wishes = wishes;
  }

  /**
   * A caller of a queue of ours begins to wait.
   *
   * @param atWork whether the agent of the caller's affinity takes calls
   */
  void join(QueueEntry entry, boolean atWork, Instant now) {
    Waiter waiter = new Waiter(entry);
    Affinity affinity = entry.affinity();
    waiter.agent = affinity != null && atWork ? affinity.agent() : null;
    waiters.put(entry.call(), waiter);
    wishes.join(entry);
    begin(waiter, now);
  }

  /** The caller waits no more. */
  Optional<QueueEntry> leave(CallId call) {
    @Nullable Waiter waiter = waiters.remove(call);
    if (waiter == null) {
      return Optional.empty();
    }
    end(waiter);
    expect(waiter, null);
    wishes.leave(waiter.entry);
    return Optional.of(waiter.entry);
  }

  Optional<QueueEntry> find(CallId call) {
    return Optional.ofNullable(waiters.get(call)).map(waiter -> waiter.entry);
  }

  /** An agent is rung for this caller, who keeps the place. */
  void hold(CallId call, Instant now) {
    change(call, now, waiter -> waiter.held = true);
  }

  /** The caller waits again, at the old place. */
  void release(CallId call, Instant now) {
    change(call, now, waiter -> waiter.held = false);
  }

  /** The agent would not take this caller, who does not wait for that one alone any more. */
  void declined(AgentId agent, CallId call, Instant now) {
    change(
        call,
        now,
        waiter -> {
          if (agent.equals(waiter.agent)) {
            waiter.agent = null;
          }
        });
  }

  /** The agent takes calls: somebody may wait for the like. */
  void came(AgentId agent, Instant now) {
    wishes.came(agent).forEach(entry -> change(entry.call(), now, _ -> {}));
  }

  /** The agent takes no calls for now: nobody waits for that one alone. */
  void gone(AgentId agent, Instant now) {
    for (QueueEntry entry : List.copyOf(kept.getOrDefault(agent, new TreeSet<>()))) {
      declined(agent, entry.call(), now);
    }
    wishes.gone(agent).forEach(entry -> change(entry.call(), now, _ -> {}));
  }

  /** Lets the circles widen whose time has come, and patience end. */
  void tick(Instant now) {
    while (!due.isEmpty() && !due.first().at().isAfter(now)) {
      change(due.first().entry().call(), now, _ -> {});
    }
  }

  /** When {@link #tick} will have something to do. */
  Optional<Instant> nextDeadline() {
    return due.isEmpty() ? Optional.empty() : Optional.of(due.first().at());
  }

  /** The next match, or none when every waiting caller must go on waiting. */
  Optional<Match> nextMatch() {
    return matcher.next();
  }

  private void change(CallId call, Instant now, Consumer<Waiter> change) {
    @Nullable Waiter waiter = waiters.get(call);
    if (waiter != null) {
      end(waiter);
      change.accept(waiter);
      begin(waiter, now);
    }
  }

  private void begin(Waiter waiter, Instant now) {
    QueueEntry entry = waiter.entry;
    Affinity affinity = entry.affinity();
    if (affinity == null || !affinity.until().isAfter(now)) {
      waiter.agent = null;
    }
    Duration waited = Duration.between(entry.joinedAt(), now);
    waiter.circle = policy(entry).circle(waited);
    waiter.least = wishes.heeded(entry);
    expect(waiter, next(waiter));
    @Nullable AgentId agent = waiter.agent;
    if (agent != null) {
      kept.computeIfAbsent(agent, _ -> new TreeSet<>()).add(entry);
    }
    if (!waiter.held && agent != null) {
      matcher.waitsFor(entry, agent);
    } else if (!waiter.held) {
      matcher.waits(entry, waiter.circle, waiter.least);
    }
  }

  /** Most changes leave the time as it is. */
  private void expect(Waiter waiter, @Nullable Instant at) {
    @Nullable Due before = waiter.next;
    if (before == null ? at == null : before.at().equals(at)) {
      return;
    }
    if (before != null) {
      due.remove(before);
    }
    waiter.next = at == null ? null : Due.of(at, waiter.entry);
    if (waiter.next != null) {
      due.add(waiter.next);
    }
  }

  private @Nullable Instant next(Waiter waiter) {
    if (waiter.agent != null) {
      return Objects.requireNonNull(waiter.entry.affinity()).until();
    }
    List<QueuePolicy.Circle> circles = policy(waiter.entry).circles();
    return waiter.circle + 1 < circles.size()
        ? waiter.entry.joinedAt().plus(circles.get(waiter.circle + 1).after())
        : null;
  }

  private void end(Waiter waiter) {
    @Nullable AgentId agent = waiter.agent;
    if (agent != null) {
      NavigableSet<QueueEntry> others = Objects.requireNonNull(kept.get(agent));
      others.remove(waiter.entry);
      if (others.isEmpty()) {
        kept.remove(agent);
      }
    }
    if (!waiter.held && agent != null) {
      matcher.restsFrom(waiter.entry, agent);
    } else if (!waiter.held) {
      matcher.rests(waiter.entry, waiter.circle, waiter.least);
    }
  }

  private QueuePolicy policy(QueueEntry entry) {
    return Objects.requireNonNull(policy.queues().get(entry.queue()));
  }
}
