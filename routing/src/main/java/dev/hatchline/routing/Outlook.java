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
import java.util.function.ToIntFunction;

/**
 * How long callers will wait: by queue, from what its agents and its callers did lately, and from
 * who else is in line for the same agents. Counts those agents only who may be rung at once.
 */
final class Outlook {
  private final Map<AgentId, List<String>> queuesOf = new HashMap<>();
  private final Map<String, WaitEstimate> estimates = new HashMap<>();
  private final Crews crews;

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
    int position = ahead(entry.queue(), entry, line) + 1;
    return place(position, entry.queue(), staff, name -> ahead(name, entry, line));
  }

  private static int ahead(String name, QueueEntry entry, Line line) {
    return line.queue(name).map(queue -> queue.ahead(entry)).orElse(0);
  }

  /** The place of somebody who joined now, behind all others. */
  Place ofNext(String queue, Line line, Staff.Count staff) {
    return place(size(queue, line) + 1, queue, staff, name -> size(name, line));
  }

  private static int size(String name, Line line) {
    return line.queue(name).map(CallQueue::size).orElse(0);
  }

  private Place place(int position, String queue, Staff.Count staff, ToIntFunction<String> ahead) {
    if (staff.atWork() == 0) {
      return new Place(position, null);
    }
    double rivals = crews.ahead(queue, ahead);
    return new Place(position, estimate(queue).of(rivals, staff.idle(), staff.atWork()));
  }
}
