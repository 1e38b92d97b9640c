package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.agent.Agent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many agents of each queue are there; told of each change of one. */
final class Staff {
  private final Map<AgentId, List<Member>> members = new HashMap<>();
  private final Map<String, Count> counts = new HashMap<>();

  /**
   * Who answers a queue.
   *
   * @param atOnce and not only those who have waited
   */
  private record Member(String queue, boolean atOnce) {}

  /**
   * Of one queue.
   *
   * @param signedIn of all who ever answer it
   * @param atWork of those who answer at once: signed in and not paused
   * @param idle of those: could be rung now
   */
  record Count(int signedIn, int atWork, int idle) {
    static final Count NONE = new Count(0, 0, 0);

    Count plus(Agent agent, boolean atOnce, int sign) {
      return new Count(
          signedIn + (agent.signedIn() ? sign : 0),
          atWork + (atOnce && agent.atWork() ? sign : 0),
          idle + (atOnce && agent.eligible() ? sign : 0));
    }
  }

  Staff(RoutingPolicy policy) {
    policy.queues().forEach(this::add);
  }

  private void add(String name, QueuePolicy queue) {
    Set<AgentId> atOnce = queue.circles().getFirst().agents().keySet();
    for (AgentId agent : queue.agents()) {
      members
          .computeIfAbsent(agent, _ -> new ArrayList<>())
          .add(new Member(name, atOnce.contains(agent)));
    }
  }

  Count of(String queue) {
    return counts.getOrDefault(queue, Count.NONE);
  }

  void changed(Agent before, Agent after) {
    boolean same =
        before.signedIn() == after.signedIn()
            && before.atWork() == after.atWork()
            && before.eligible() == after.eligible();
    if (!same) {
      for (Member member : members.getOrDefault(before.id(), List.of())) {
        Count count = of(member.queue()).plus(before, member.atOnce(), -1);
        counts.put(member.queue(), count.plus(after, member.atOnce(), 1));
      }
    }
  }
}
