package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.agent.Agent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many agents of each queue are there, all circles together; told of each change of one. */
final class Staff {
  private final Map<AgentId, List<String>> queuesOf = new HashMap<>();
  private final Map<String, Count> counts = new HashMap<>();

  /**
   * Of one queue.
   *
   * @param atWork signed in and not paused
   * @param idle could be rung now
   */
  record Count(int signedIn, int atWork, int idle) {
    private static final Count NONE = new Count(0, 0, 0);

    private Count plus(Agent agent, int sign) {
      return new Count(
          signedIn + (agent.signedIn() ? sign : 0),
          atWork + (agent.atWork() ? sign : 0),
          idle + (agent.eligible() ? sign : 0));
    }
  }

  Staff(RoutingPolicy policy) {
    policy
        .queues()
        .forEach((name, queue) ->
            queue
                .agents()
                .forEach(
                    agent -> queuesOf.computeIfAbsent(agent, _ -> new ArrayList<>()).add(name)));
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
      for (String queue : queuesOf.getOrDefault(before.id(), List.of())) {
        counts.put(queue, of(queue).plus(before, -1).plus(after, 1));
      }
    }
  }
}
