package dev.hatchline.bench.replay;

import dev.hatchline.bench.Sample;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.sim.CalledBack;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is told of many visits, in the order in which their waits ended. */
final class Figures {
  private final List<Visit> all;
  private final List<Visit> offered;

  Figures(List<Visit> visits) {
    this.all = List.copyOf(visits);
    this.offered = all.stream().filter(Visit::offered).toList();
  }

  /** Those of one day alone. */
  Figures on(LocalDate day) {
    return new Figures(all.stream().filter(visit -> visit.call().day().equals(day)).toList());
  }

  /** Calls that joined the line, or became a callback. */
  int offered() {
    return offered.size();
  }

  int count(Predicate<Visit> which) {
    return (int) offered.stream().filter(which).count();
  }

  /** Of the calls offered. */
  double share(Predicate<Visit> which) {
    return offered.isEmpty() ? 0 : (double) count(which) / offered.size();
  }

  /** Seconds, of the calls that are so; without any, there is no sample. */
  Sample seconds(Predicate<Visit> which, Function<Visit, Duration> wait) {
    return new Sample(
        offered.stream()
            .filter(which)
            .map(visit -> wait.apply(visit).toMillis() / 1_000.0)
            .toList());
  }

  /** Answered within this time ÷ answered. */
  double answeredOfAnswered(Duration within) {
    return (double) answered(within) / count(Visit::met);
  }

  /** Answered within this time ÷ offered. */
  double answeredOfOffered(Duration within) {
    return (double) answered(within) / offered();
  }

  /** (Answered + abandoned within this time) ÷ (answered + abandoned). */
  double endedOfEnded(Duration within) {
    int abandoned = count(visit -> visit.abandoned() && in(visit, within));
    return (double) (answered(within) + abandoned)
        / count(visit -> visit.met() || visit.abandoned());
  }

  private int answered(Duration within) {
    return count(visit -> visit.met() && in(visit, within));
  }

  private static boolean in(Visit visit, Duration within) {
    return visit.waited().compareTo(within) <= 0;
  }

  /** Callbacks whose promise came to this; also those that count as no call of their own. */
  int callbacks(Outcome outcome) {
    return (int)
        all.stream()
            .map(Visit::callback)
            .filter(callback -> callback != null && callback.outcome() == outcome)
            .count();
  }

  /** How often customers' phones rang for callbacks. */
  int dialled() {
    return all.stream()
        .map(Visit::callback)
        .filter(Objects::nonNull)
        .mapToInt(CalledBack::dialled)
        .sum();
  }

  /**
   * Known customers who talked to a named agent, having done so before.
   *
   * @param same with the same as the last time
   */
  record Again(int all, int same) {}

  Again again() {
    Map<String, String> last = new HashMap<>();
    int again = 0;
    int same = 0;
    for (Visit visit : all) {
      String customer = visit.call().customer();
      String agent = visit.agent();
      if (customer != null && agent != null) {
        String before = last.put(customer, agent);
        again += before == null ? 0 : 1;
        same += agent.equals(before) ? 1 : 0;
      }
    }
    return new Again(again, same);
  }
}
