package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.Place;
import dev.hatchline.routing.queue.CallQueue;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.WaitEstimate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long callers will wait: by queue, from what its agents and its callers did lately, and from
 * who else is in line for the same agents. Counts those agents only who may be rung at once. Who
 * wants somebody with skills is in line for those alone, as if for a queue of their own.
 */
final class Outlook {
  private final Map<AgentId, List<String>> queuesOf = new HashMap<>();
  private final Map<String, WaitEstimate> estimates = new HashMap<>();
  private Crews crews;

  /** The wishes by which the crews are told apart. */
  private Set<String> wished = Set.of();

  Outlook(RoutingPolicy policy) {
    policy.queues().forEach(this::add);
    crews = new Crews(queuesOf.values());
  }

  private void add(String name, QueuePolicy queue) {
    for (AgentId agent : queue.circles().getFirst().agents().keySet()) {
      queuesOf.computeIfAbsent(agent, _ -> new ArrayList<>()).add(name);
    }
  }

  private WaitEstimate estimate(String queue) {
    return estimates.getOrDefault(queue, WaitEstimate.unseen());
  }

  /** An agent has done with a call of any queue: talk, and wrap-up as planned. */
  void handled(AgentId agent, Duration took) {
    for (String name : queuesOf.getOrDefault(agent, List.of())) {
      estimates.put(name, estimate(name).seen(took));
    }
  }

  /**
   * A caller is not in line any more.
   *
   * @param served but with a person
   */
  void gone(QueueEntry entry, boolean served, Instant now) {
    Duration waited = Duration.between(entry.joinedAt(), now);
    estimates.put(entry.queue(), estimate(entry.queue()).gone(served, waited));
  }

  /** The place of a caller who is in line. */
  Place of(QueueEntry entry, Line line, Staff.Count staff) {
    int position = line.queue(entry.queue()).map(queue -> queue.ahead(entry)).orElse(0) + 1;
    double rivals =
        crews(line.wishes())
            .ahead(
                line.wishes().name(entry), name -> line.waiting(name, queue -> queue.ahead(entry)));
    return place(position, entry.queue(), staff, rivals);
  }

  /** The place of somebody who joined now, behind all others. */
  Place ofNext(String queue, Line line, Staff.Count staff) {
    int position = line.queue(queue).map(CallQueue::size).orElse(0) + 1;
    double rivals = crews(line.wishes()).ahead(queue, name -> line.waiting(name, CallQueue::size));
    return place(position, queue, staff, rivals);
  }

  private Place place(int position, String queue, Staff.Count staff, double rivals) {
    return staff.atWork() == 0
        ? new Place(position, null)
        : new Place(position, estimate(queue).of(rivals, staff.idle(), staff.atWork()));
  }

  /** Agents who serve the same queues and can do the same of what is wanted are one crew. */
  private Crews crews(Wishes wishes) {
    if (!wished.equals(wishes.names())) {
      wished = Set.copyOf(wishes.names());
      Map<AgentId, List<String>> served = new HashMap<>();
      queuesOf.forEach((agent, queues) -> served.put(agent, new ArrayList<>(queues)));
      for (String name : wished) {
        for (AgentId agent : wishes.able(name)) {
          served.computeIfAbsent(agent, _ -> new ArrayList<>()).add(name);
        }
      }
      crews = new Crews(served.values());
    }
    return crews;
  }
}
