package dev.hatchline.app.story;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.WaitRange;
import dev.hatchline.call.WaitVerdict;
import dev.hatchline.routing.store.StoredCall;
import dev.hatchline.routing.store.StoredEstimate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is left of a call when it is over, read from its story. Pure. */
final class Summaries {
  private Summaries() {}

  /** The call in one row; empty for a story without beginning or end. */
  static Optional<StoredCall> call(CallStory story) {
    Course course = new Course();
    story.events().forEach(course::add);
    return course.row(story.call());
  }

  /**
   * Each wait that was told, with what came of it: the same as {@code CallReader} makes of it for
   * the meters.
   */
  static List<StoredEstimate> estimates(CallStory story) {
    List<CallEvent.PlaceTold> open = new ArrayList<>();
    List<StoredEstimate> told = new ArrayList<>();
    for (CallEvent event : story.events()) {
      switch (event) {
        case CallEvent.PlaceTold place -> open.add(place);
        case CallEvent.Bridged e -> close(open, told, e.at(), true);
        case CallEvent.MessageStarted e -> close(open, told, e.at(), false);
        case CallEvent.Promised e -> close(open, told, e.at(), false);
        case CallEvent.OutsideRung e -> close(open, told, e.at(), false);
        case CallEvent.Readopted e when e.withAgent() -> close(open, told, e.at(), false);
        case CallEvent.Ended e -> close(open, told, e.at(), false);
        default -> {}
      }
    }
    return told;
  }

  private static void close(
      List<CallEvent.PlaceTold> open, List<StoredEstimate> told, Instant at, boolean person) {
    open.forEach(place -> add(told, place, Duration.between(place.at(), at), person));
    open.clear();
  }

  private static void add(
      List<StoredEstimate> told, CallEvent.PlaceTold place, Duration waited, boolean person) {
    Long likely = place.waitSeconds();
    if (likely == null) {
      return;
    }
    Optional<WaitRange> range = place.range();
    told.add(
        new StoredEstimate(
            place.call(),
            place.at(),
            place.position(),
            Duration.ofSeconds(likely),
            range.map(WaitRange::least).orElse(null),
            range.map(WaitRange::most).orElse(null),
            person ? waited : null,
            range
                .map(each -> each.judge(waited))
                .filter(verdict -> person || verdict == WaitVerdict.LONGER)
                .orElse(null)));
  }
}
