package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.Matcher.Match;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.CallQueue;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** All queues: who is in line where, and which of them have an agent signed in. */
final class Line {
  private final RoutingPolicy policy;
  private final Waiters waiters;
  private final Wishes wishes;
  private final Map<String, CallQueue> queues = new TreeMap<>();
  private final Set<String> staffed = new HashSet<>();
  private final Consumer<LineMove> moves;
  private Instant matchingFrom = Instant.MIN;

  /** Empty; others hear who comes and goes. */
  Line(RoutingPolicy policy, Matcher matcher, Consumer<LineMove> moves) {
    this.policy = policy;
    this.moves = moves;
    this.wishes = new Wishes(policy);
    this.waiters = new Waiters(policy, matcher, wishes);
    policy.queues().keySet().forEach(name -> queues.put(name, new CallQueue(name)));
  }

  /**
   * Puts a caller in line.
   *
   * @param atWork whether the agent of the caller's affinity takes calls
   * @return why the caller cannot join, or nothing when the caller has
   */
  Optional<String> join(QueueEntry asked, boolean atWork, Instant now) {
    QueueEntry entry = asked.capped(policy.creditMax());
    @Nullable CallQueue queue = queues.get(entry.queue());
    if (queue == null) {
      return Optional.of("expected one of the queues " + queues.keySet() + ", found none such");
    }
    if (contains(entry.call())) {
      return Optional.of("expected a call not in line, found it in line");
    }
    if (!queue.join(entry)) {
      return Optional.of(
          "expected fewer than " + CallQueue.ENTRIES_MAX + " callers, found it full");
    }
    waiters.join(entry, atWork, now);
    moves.accept(new LineMove.Joined(entry));
    return Optional.empty();
  }

  /** Who has left is returned. */
  Optional<QueueEntry> leave(CallId call) {
    Optional<QueueEntry> left = waiters.leave(call);
    left.ifPresent(entry -> {
      queue(entry).leave(call);
      moves.accept(new LineMove.Left(entry));
    });
    return left;
  }

  /** How long a caller of this queue, if it is known, holds an agent in a state. */
  AgentLimits limitsOf(@Nullable String queue) {
    return policy.limitsOf(queue);
  }

  /** Whether this agent may be rung for this caller, now or after a while. */
  boolean serves(AgentId agent, QueueEntry entry) {
    @Nullable Affinity affinity = entry.affinity();
    return (affinity != null && affinity.agent().equals(agent))
        || (policy.agentsOf(entry.queue()).contains(agent)
            && policy.can(agent, wishes.heeded(entry)));
  }

  boolean contains(CallId call) {
    return find(call).isPresent();
  }

  Optional<QueueEntry> find(CallId call) {
    return waiters.find(call);
  }

  /** An agent is rung for this caller, who keeps the place. */
  void hold(CallId call, Instant now) {
    waiters.hold(call, now);
  }

  /** The caller waits again, at the old place. */
  void release(CallId call, Instant now) {
    waiters.release(call, now);
  }

  /** The agent would not take this caller, who does not wait for that one alone any more. */
  void declined(AgentId agent, CallId call, Instant now) {
    waiters.declined(agent, call, now);
  }

  /** The agent takes calls. */
  void came(AgentId agent, Instant now) {
    waiters.came(agent, now);
  }

  /** The agent takes no calls for now: nobody waits for that one alone. */
  void gone(AgentId agent, Instant now) {
    waiters.gone(agent, now);
  }

  /** Lets what waits for a time go on. */
  void tick(Instant now) {
    waiters.tick(now);
  }

  /** When {@link #tick} will have something to do. */
  Optional<Instant> nextDeadline() {
    return waiters.nextDeadline();
  }

  /** The next match, or none when every waiting caller must go on waiting. */
  Optional<Match> nextMatch() {
    return waiters.nextMatch();
  }

  Optional<CallQueue> queue(String name) {
    return Optional.ofNullable(queues.get(name));
  }

  Collection<CallQueue> queues() {
    return queues.values();
  }

  /** What the callers want whose agents have to be able to do something. */
  Wishes wishes() {
    return wishes;
  }

  /**
   * How many wait under a name, counted in this way: for what they want, if that is heeded and the
   * name is {@link Wishes#name}'s, and in a queue all others of it.
   */
  int waiting(String name, ToIntFunction<CallQueue> count) {
    @Nullable CallQueue queue = queues.get(name);
    return queue == null
        ? wishes.waiting(name, count)
        : count.applyAsInt(queue) - wishes.heededOf(name, count);
  }

  private CallQueue queue(QueueEntry entry) {
    return Objects.requireNonNull(queues.get(entry.queue()));
  }

  void matchFrom(Instant time) {
    matchingFrom = time;
  }

  /** Before this time nobody is matched. */
  Instant matchingFrom() {
    return matchingFrom;
  }

  /** Keeps whether an agent of the queue is signed in, and returns what was kept before. */
  boolean staffed(String queue, boolean now) {
    return now ? !staffed.add(queue) : staffed.remove(queue);
  }
}
