package dev.hatchline.app.flow;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.util.HashMap;
import java.util.Map;

/**
 * How many callers are at each node, and have been, since the engine's start. Safe from any thread.
 * Its size is bounded by the nodes of the flows that were ever live, and by the calls that are up.
 */
public final class NodeCounts {
  private final Map<String, Map<String, Count>> flows = new HashMap<>();
  private final Map<CallId, Place> places = new HashMap<>();

  /** Where a caller is. */
  private record Place(String flow, String node) {}

  /**
   * Of one node.
   *
   * @param here callers who are there now
   * @param came how often a caller has come there
   * @param left by the hatch, from there
   */
  public record Count(int here, long came, long left) {
    private static final Count NONE = new Count(0, 0, 0);

    private Count plus(int more, int coming, int leaving) {
      return new Count(here + more, came + coming, left + leaving);
    }
  }

  /** Something happened to a call that holds a version of this flow. */
  synchronized void accept(String flow, CallEvent event) {
    switch (event) {
      case CallEvent.PromptStarted(CallId call, _, String node) -> {
        leave(call);
        places.put(call, new Place(flow, node));
        count(new Place(flow, node), 1, 1, 0);
      }
      case CallEvent.ZeroOut(CallId call, _, _, _) -> {
        Place from = places.get(call);
        if (from != null) {
          count(from, 0, 0, 1);
        }
        leave(call);
      }
      case CallEvent.JoinedLine joined -> leave(joined.call());
      case CallEvent.BackInLine back -> leave(back.call());
      case CallEvent.MessageStarted message -> leave(message.call());
      case CallEvent.Ended ended -> leave(ended.call());
      default -> {}
    }
  }

  private void leave(CallId call) {
    Place left = places.remove(call);
    if (left != null) {
      count(left, -1, 0, 0);
    }
  }

  private void count(Place at, int more, int coming, int leaving) {
    flows
        .computeIfAbsent(at.flow(), _ -> new HashMap<>())
        .merge(
            at.node(),
            Count.NONE.plus(more, coming, leaving),
            (before, _) -> before.plus(more, coming, leaving));
  }

  /** Of those nodes of a flow to which a caller has come, by their names. */
  public synchronized Map<String, Count> of(String flow) {
    return Map.copyOf(flows.getOrDefault(flow, Map.of()));
  }
}
