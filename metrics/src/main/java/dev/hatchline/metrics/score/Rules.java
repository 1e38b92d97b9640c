package dev.hatchline.metrics.score;

import dev.hatchline.metrics.measure.Offer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What points have in common: the standard's, {@link Standard}, and the {@link Laws}. */
final class Rules {
  /** A point and its figures. */
  record Rule(String id, String title, String says, List<Criterion> criteria) {}

  private Rules() {}

  static List<Rule> all() {
    return Stream.concat(Standard.ALL.stream(), Laws.ALL.stream()).toList();
  }

  // ---- Of calls

  static Criterion wishes(String id) {
    return new Criterion.OfCalls(
        id,
        "Calls in which the caller asked for a person by 0 or an escape word and was then in line,"
            + " put through, promised a call or heard by a machine for messages / calls in which"
            + " the caller asked so and did not hang up before anything else was asked.",
        Bar.ALL,
        conduct ->
            switch (conduct.wish()) {
              case NONE, LEFT -> Count.NONE;
              case HEARD -> Count.one(true);
              case UNHEARD -> Count.one(false);
            });
  }

  static Criterion once(String id) {
    return new Criterion.OfCalls(
        id,
        "Calls in which no value was given at two nodes / calls in which a value was given.",
        Bar.ALL,
        conduct -> conduct.gave() ? Count.one(conduct.call().givenAgain().isEmpty()) : Count.NONE);
  }

  /** Times in line that are over: who was still in it at the last event says nothing yet. */
  static List<Offer> over(Conduct conduct) {
    return conduct.offers().stream()
        .filter(offer -> offer.outcome() != Offer.Outcome.OPEN)
        .toList();
  }

  static <T> Count count(List<T> all, Predicate<T> part) {
    return new Count(all.stream().filter(part).count(), all.size());
  }

  // ---- Of flows

  static Criterion proof(String id, String of) {
    return new Criterion.OfFlows(
        id,
        "Versions of flows that were live with a certificate, which proves that %s / versions that"
                .formatted(of)
            + " were live.",
        Bar.ALL,
        flow -> Count.one(flow.proved() != null));
  }

  static Function<LiveFlow, Count> proved(Predicate<LiveFlow.Proved> part) {
    return flow -> {
      LiveFlow.Proved facts = flow.proved();
      return facts == null ? Count.NONE : Count.one(part.test(facts));
    };
  }
}
