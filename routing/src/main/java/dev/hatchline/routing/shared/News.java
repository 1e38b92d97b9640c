package dev.hatchline.routing.shared;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.queue.QueueEntry;
import java.util.List;
import java.util.Map;

/**
 * What one other living engine has written since we last looked.
 *
 * @param joined who is in line there; some may have been known
 * @param left who is no more
 * @param holds as they are now, of agents of whom it wrote last; that of one call ends when another
 *     comes
 * @param seen where the next look goes on
 */
public record News(
    EngineId of, List<QueueEntry> joined, List<CallId> left, Map<AgentId, Hold> holds, Seen seen) {
  public News {
    joined = List.copyOf(joined);
    left = List.copyOf(left);
    holds = Map.copyOf(holds);
  }

  /** Whether there may be more than one look returns. */
  boolean more() {
    return joined.size() + left.size() >= SharedLine.NEWS_MAX
        || holds.size() >= SharedLine.NEWS_MAX;
  }
}
