package dev.hatchline.routing.shared;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What an engine has decided and asks to be true.
 *
 * @param queues for whose callers the agent may be rung: who comes before is looked for among them
 * @param owner whose caller it is: this engine's, or another's
 * @param atMost for so long the agent is held if it is this engine's caller; another's has {@link
 *     SharedLine#GIVEN_MAX}
 * @param seen how far this engine knows the callers of each other one
 */
public record Claiming(
    EngineId me,
    AgentId agent,
    Set<String> queues,
    QueueEntry entry,
    UUID owner,
    Duration atMost,
    Map<UUID, Seen> seen) {
  public Claiming {
    seen = Map.copyOf(seen);
    queues = Set.copyOf(queues);
    if (queues.isEmpty()) {
      throw new IllegalArgumentException("expected an agent of at least one queue, found none");
    }
  }

  boolean own() {
    return owner.equals(me.incarnation());
  }
}
