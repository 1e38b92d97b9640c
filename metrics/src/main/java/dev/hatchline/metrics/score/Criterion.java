package dev.hatchline.metrics.score;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** One figure of a point: its formula, and what it is held to. */
sealed interface Criterion {
  String id();

  /** The formula in one sentence. */
  String measured();

  /** Of each call so many of so many; and what stands beside. */
  record OfCalls(
      String id, String measured, Bar bar, Function<Conduct, Count> count, List<Aside> beside)
      implements Criterion {
    /** With nothing beside. */
    OfCalls(String id, String measured, Bar bar, Function<Conduct, Count> count) {
      this(id, measured, bar, count, List.of());
    }
  }

  /** Of the versions that were live: of each one or none. */
  record OfFlows(String id, String measured, Bar bar, Function<LiveFlow, Count> count)
      implements Criterion {}

  /** Of the customers whom we called, and who answered within the worst 30 days. */
  record OfDialled(String id, String measured, Bar bar, Predicate<Dialled> part)
      implements Criterion {}

  /** Of the calls that our side dropped. */
  record OfDropped(String id, String measured, Bar bar, Predicate<Dropped> part)
      implements Criterion {}

  /** Of the whole days of the period. */
  record OfDays(String id, String measured, Bar bar, Predicate<StaffedDay> part)
      implements Criterion {}

  /** Nothing that is stored tells it. */
  record Untold(String id, String measured, String why) implements Criterion {}
}
