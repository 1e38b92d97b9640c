package dev.hatchline.routing.shared;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import dev.hatchline.routing.store.SharedHouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who comes before whom, reckoned anew from what each caller came with. Of a claim that is won it
 * is held, at the moment of the claim:
 *
 * <ul>
 *   <li>the caller is claimed as the one that the database has been told of last;
 *   <li>nobody comes before the caller who is in line at a living engine by a row written before,
 *       is claimed no agent for, and may be served by this agent: not of those whom the claiming
 *       engine had read and compared by itself, nor of the others ({@link Claiming#seen()}), whom
 *       the database has to refuse the claim for ({@link Claim.ElderUnseen});
 *   <li>nobody like that has rung earlier by more than the highest credit, whatever the credits.
 * </ul>
 *
 * What is left out is what {@link SharedLine} says a claim does not see: rows not yet written,
 * claims that have just lapsed, and callers who wait, or have just waited, for one agent alone, as
 * engines may not know alike who would not take whom.
 */
final class Order {
  private final SharedHouse house;

  /** Who waits; kept by the world. */
  private final Set<CallId> waiting;

  /** What the database has been told last of each caller. */
  private final Map<CallId, QueueEntry> written = new HashMap<>();

  private final RoutingPolicy policy;
  private final InstantSource clock;
  private int byCredit;
  private int unseen;

  Order(SharedHouse house, Set<CallId> waiting, RoutingPolicy policy, InstantSource clock) {
    this.house = house;
    this.waiting = waiting;
    this.policy = policy;
    this.clock = clock;
  }

  /** How often somebody was passed who had rung earlier, as credit allows. */
  int byCredit() {
    return byCredit;
  }

  /** How often a claim was refused because of somebody whom its engine had not read. */
  int unseen() {
    return unseen;
  }

  void wrote(List<LineWrite> writes) {
    for (LineWrite write : writes) {
      if (write instanceof LineWrite.Joins(QueueEntry entry)) {
        written.put(entry.call(), entry);
      }
    }
  }

  /** Whether the agent is the caller's already: that is won again, whoever has come meanwhile. */
  boolean again(Claiming claiming) {
    return house.claimed(claiming.agent(), claiming.entry().call());
  }

  void check(Claiming claiming, Claim claim) {
    switch (claim) {
      case Claim.Won _ -> won(claiming);
      case Claim.ElderUnseen _ -> unseen++;
      case Claim.AgentHeld _, Claim.CallerHeld _, Claim.CallerGone _, Claim.Unreachable _ -> {}
    }
  }

  private void won(Claiming claiming) {
    QueueEntry claimed = claiming.entry();
    QueueEntry known = written.get(claimed.call());
    if (!claimed.equals(known)) {
      throw new AssertionError("claimed as who they were: " + claimed + ", are: " + known);
    }
    for (QueueEntry other : couldBeServedBy(claiming.agent())) {
      if (order(other, claimed) < 0) {
        throw new AssertionError("overtaken: " + other + " by " + claiming);
      }
      Duration later = Duration.between(other.firstRing().at(), claimed.firstRing().at());
      if (later.compareTo(policy.creditMax()) > 0) {
        throw new AssertionError("overtaken by who rang " + later + " later: " + other);
      }
      if (later.isPositive()) {
        byCredit++;
      }
    }
  }

  private List<QueueEntry> couldBeServedBy(AgentId agent) {
    return house.waiting().stream()
        .filter(waiting::contains)
        .map(call -> Objects.requireNonNull(written.get(call)))
        .filter(entry -> answers(policy, agent, entry) && !keptForAnother(entry, agent))
        .toList();
  }

  /**
   * Whether the agent answers this caller's queue, and can do what the caller wants or nobody of it
   * can: all are at work all the time.
   */
  static boolean answers(RoutingPolicy policy, AgentId agent, QueueEntry entry) {
    Set<AgentId> agents = Objects.requireNonNull(policy.queues().get(entry.queue())).agents();
    return agents.contains(agent)
        && (can(policy, agent, entry) || agents.stream().noneMatch(one -> can(policy, one, entry)));
  }

  private static boolean can(RoutingPolicy policy, AgentId agent, QueueEntry entry) {
    return policy.skills().getOrDefault(agent, Skills.NONE).cover(entry.skills());
  }

  private boolean keptForAnother(QueueEntry entry, AgentId agent) {
    @Nullable Affinity affinity = entry.affinity();
    return affinity != null
        && !affinity.agent().equals(agent)
        && affinity.until().isAfter(clock.instant());
  }

  private int order(QueueEntry one, QueueEntry other) {
    return Comparator.comparing(this::place)
        .thenComparingLong(entry -> entry.firstRing().sequence())
        .compare(one, other);
  }

  private Instant place(QueueEntry entry) {
    Duration most = policy.creditMax();
    Duration credit = entry.credit();
    return entry.firstRing().at().minus(credit.compareTo(most) > 0 ? most : credit);
  }
}
