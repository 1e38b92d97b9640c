package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.Place;
import dev.hatchline.routing.RoutingReadings.InLine;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentState.Reserved;
import dev.hatchline.routing.agent.Ronas;
import dev.hatchline.routing.queue.CallQueue;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The door of the routing: events in, decisions out. No I/O and no thread of its own; safe to call
 * from any thread, one event at a time behind one lock.
 *
 * <p>Every method answers from memory at once and throws nothing. Decisions of one event are to be
 * carried out in order; those of two threads may cross, which {@link #reserved} settles.
 */
public final class RoutingEngine {
  private final ReentrantLock lock = new ReentrantLock();
  private final InstantSource clock;
  private final Matcher matcher;
  private final Roster roster;
  private final Line line;
  private final Elsewhere elsewhere = new Elsewhere();
  private final Outlook outlook;
  private final Floor floor;

  /** All agents are signed out until their devices are reported. */
  public RoutingEngine(RoutingPolicy policy, InstantSource clock) {
    this(policy, clock, _ -> {});
  }

  /**
   * The same.
   *
   * @param moves hears of each agent's states, in their order; under the lock, so it must return at
   *     once and ask nothing here
   */
  public RoutingEngine(RoutingPolicy policy, InstantSource clock, Consumer<AgentMove> moves) {
    this(policy, clock, moves, _ -> {});
  }

  /**
   * The same.
   *
   * @param lineMoves hears who comes into the line and is out of it, in that order; as {@code
   *     moves}
   */
  public RoutingEngine(
      RoutingPolicy policy,
      InstantSource clock,
      Consumer<AgentMove> moves,
      Consumer<LineMove> lineMoves) {
    this.clock = clock;
    this.matcher = new Matcher(policy);
    this.roster = new Roster(policy, matcher, moves, clock.instant());
    this.line = new Line(policy, matcher, lineMoves);
    this.outlook = new Outlook(policy);
    this.floor = new Floor(roster, line, elsewhere, new Ronas(), outlook);
  }

  /** Takes one event, after ending whatever has lasted too long, and matches anew. */
  public List<Decision> handle(RoutingEvent event) {
    return handle(List.of(event));
  }

  /**
   * Takes several events as one: nobody is matched, and nobody hears that nobody is signed in,
   * before all of them are known.
   */
  public List<Decision> handle(List<RoutingEvent> events) {
    lock.lock();
    try {
      Turn turn = new Turn(floor, clock.instant());
      turn.tick();
      events.forEach(turn::take);
      turn.tellDeserted();
      turn.match();
      return turn.decisions();
    } finally {
      lock.unlock();
    }
  }

  /** When to send a Tick, if no other event comes before; empty when nothing can get stuck. */
  public Optional<Instant> nextDeadline() {
    lock.lock();
    try {
      Instant matching = line.matchingFrom();
      return Stream.of(
              roster.nextDeadline(),
              line.nextDeadline(),
              elsewhere.nextDeadline(),
              Optional.of(matching).filter(clock.instant()::isBefore))
          .flatMap(Optional::stream)
          .min(Comparator.naturalOrder());
    } finally {
      lock.unlock();
    }
  }

  /** Whether this agent is still to be rung for this call. */
  public boolean reserved(AgentId agent, CallId call) {
    lock.lock();
    try {
      return roster
          .holder(call)
          .filter(holder -> holder.id().equals(agent) && holder.state() instanceof Reserved)
          .isPresent();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether nobody waits by now who comes before this caller, and for whom this agent might be rung
   * instead; true of a caller who is not in line.
   */
  public boolean comesFirst(AgentId agent, CallId call) {
    lock.lock();
    try {
      return line.find(call).filter(entry -> !matcher.comesFirst(entry, agent)).isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Where this caller stands; empty for one who is not in line. */
  public Optional<Place> place(CallId call) {
    lock.lock();
    try {
      return line.find(call).map(entry -> outlook.of(entry, line, staff(entry)));
    } finally {
      lock.unlock();
    }
  }

  private Staff.Count staff(QueueEntry entry) {
    return line.wishes()
        .able(entry)
        .map(roster::staff)
        .orElseGet(() -> roster.staff(entry.queue()));
  }

  /**
   * Where somebody would stand who joined this queue now, behind all others: nobody's credit or
   * earlier first ring is counted.
   *
   * @return a place without an estimate when no agent is at work, or there is no such queue
   */
  public Place outlook(String queue) {
    lock.lock();
    try {
      return outlook.ofNext(queue, line, roster.staff(queue));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Whether an agent of this queue could be rung now; then nobody waits whom that one may serve.
   */
  public boolean free(String queue) {
    lock.lock();
    try {
      return !clock.instant().isBefore(line.matchingFrom()) && matcher.anyIdle(queue);
    } finally {
      lock.unlock();
    }
  }

  /** Agents and line as they are now. */
  public RoutingReadings readings() {
    lock.lock();
    try {
      Instant now = clock.instant();
      List<InLine> callers = new ArrayList<>();
      line.queues().forEach(queue -> callers.addAll(read(queue, now)));
      return new RoutingReadings(now, List.copyOf(roster.all()), List.copyOf(callers));
    } finally {
      lock.unlock();
    }
  }

  private List<InLine> read(CallQueue queue, Instant now) {
    List<InLine> callers = new ArrayList<>();
    for (QueueEntry entry : queue.entries()) {
      callers.add(read(entry, callers.size() + 1, now));
    }
    return callers;
  }

  private InLine read(QueueEntry entry, int position, Instant now) {
    Duration waited = Duration.between(entry.joinedAt(), now);
    return new InLine(
        entry.call(),
        entry.queue(),
        position,
        entry.firstRing(),
        waited.isNegative() ? Duration.ZERO : waited,
        roster.holder(entry.call()).map(Agent::id).orElse(null),
        entry.onPhone());
  }
}
