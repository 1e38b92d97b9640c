package dev.hatchline.app.score;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.metrics.score.Dropped;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.store.PastCallback;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calls that our side dropped, and which of them were made good: the call back that nobody asked
 * for stands in line where the dropped call stood, from the same first ring.
 */
final class Drops {
  /** A call back is promised when the engine is back. */
  static final Duration PROMISED_WITHIN = Duration.ofDays(1);

  /** Of more the rest is taken for not called back. */
  private static final int DROPPED_MAX = 100_000;

  private final Map<Place, CallId> dropped = new LinkedHashMap<>();
  private final Set<Place> calledBack = new HashSet<>();

  private record Place(String line, FirstRing ring) {
    static Place of(String line, FirstRing ring) {
      return new Place(
          line, new FirstRing(ring.at().truncatedTo(ChronoUnit.MICROS), ring.sequence()));
    }
  }

  /** Our side has dropped the call of these events. */
  void add(List<CallEvent> story) {
    if (story.getFirst() instanceof CallEvent.Arrived arrived && dropped.size() < DROPPED_MAX) {
      dropped.put(Place.of(arrived.line(), arrived.firstRing()), arrived.call());
    }
  }

  /** What was promised, and kept by the time that the score was made. */
  void add(PastCallback callback, Asked asked) {
    if (callback.source() == Source.REPAIR
        && callback.connectedAt() != null
        && asked.counts(callback.connectedAt())) {
      calledBack.add(Place.of(callback.line(), callback.firstRing()));
    }
  }

  /** In the order in which they were added. */
  List<Dropped> all() {
    return dropped.entrySet().stream()
        .map(each -> new Dropped(each.getValue(), calledBack.contains(each.getKey())))
        .toList();
  }
}
