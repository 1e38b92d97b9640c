package dev.hatchline.metrics.score;

import dev.hatchline.metrics.score.Rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes calls, flows and the rest of a period one after the other, in an order that is always the
 * same, and keeps of each figure two numbers and a few names: a month needs no more memory than an
 * hour.
 */
public final class ScoreTally {
  private final List<Counted> all;

  /** Of all figures. */
  public ScoreTally() {
    this.all = criteria().map(each -> new Counted(each, _ -> {})).toList();
  }

  private ScoreTally(Criterion criterion, Consumer<Named> behind) {
    this.all = List.of(new Counted(criterion, behind));
  }

  private static Stream<Criterion> criteria() {
    return Rules.all().stream().map(Rule::criteria).flatMap(List::stream);
  }

  /**
   * One that tells of everything behind one figure, and has no score.
   *
   * @param figure its id
   * @param behind hears of each when it is added
   * @return empty if there is no such figure, or nothing is measured of it
   */
  public static Optional<ScoreTally> behind(String figure, Consumer<Named> behind) {
    return criteria()
        .filter(each -> each.id().equals(figure) && !(each instanceof Criterion.Untold))
        .findFirst()
        .map(each -> new ScoreTally(each, behind));
  }

  /** A call that is over; in the order of first rings. */
  public void add(Conduct conduct) {
    for (Counted each : all) {
      if (each.criterion instanceof Criterion.OfCalls calls) {
        each.add(calls.count().apply(conduct), calls.bar(), conduct.call().call().toString());
        each.addBeside(calls.beside(), conduct);
      }
    }
  }

  /** A version that callers could hear; by name and number. */
  public void add(LiveFlow flow) {
    for (Counted each : all) {
      if (each.criterion instanceof Criterion.OfFlows flows) {
        each.add(flows.count().apply(flow), flows.bar(), flow.name());
      }
    }
  }

  /** A customer who answered, in that order; {@link #thirtyDaysOver} follows. */
  public void add(Dialled dialled) {
    for (Counted each : all) {
      if (each.criterion instanceof Criterion.OfDialled(var _, var _, Bar bar, var part)) {
        each.add(Count.one(part.test(dialled)), bar, dialled.call().toString());
      }
    }
  }

  /** What was added of customers are those of 30 days: of several the worst ones count. */
  public void thirtyDaysOver() {
    for (Counted each : all) {
      if (each.criterion instanceof Criterion.OfDialled of) {
        each.partOver(of.bar());
      }
    }
  }

  /** A call that our side dropped; in the order of first rings. */
  public void add(Dropped dropped) {
    for (Counted each : all) {
      if (each.criterion instanceof Criterion.OfDropped(var _, var _, Bar bar, var part)) {
        each.add(Count.one(part.test(dropped)), bar, dropped.call().toString());
      }
    }
  }

  /** A whole day; in their order. */
  public void add(StaffedDay day) {
    for (Counted each : all) {
      if (each.criterion instanceof Criterion.OfDays(var _, var _, Bar bar, var part)) {
        each.add(Count.one(part.test(day)), bar, day.day().toString());
      }
    }
  }

  /** Of what was added so far. */
  public Score score() {
    return new Score(Rules.all().stream().map(this::point).toList());
  }

  private Point point(Rule rule) {
    return new Point(
        rule.id(), rule.title(), rule.says(), rule.criteria().stream().map(this::finding).toList());
  }

  private Finding finding(Criterion criterion) {
    return all.stream()
        .filter(each -> each.criterion.id().equals(criterion.id()))
        .findFirst()
        .orElseThrow()
        .finding();
  }

  /** One figure while it grows. */
  private static final class Counted {
    private final Criterion criterion;
    private final Consumer<Named> behind;
    private final List<String> named = new ArrayList<>();
    private final List<String> namedAgainst = new ArrayList<>();
    private final Map<Aside, Aside.Sum> beside = new HashMap<>();
    private @Nullable Part worst;
    private Count count = Count.NONE;
    private long counted;
    private long against;

    Counted(Criterion criterion, Consumer<Named> behind) {
      this.criterion = criterion;
      this.behind = behind;
    }

    void add(Count one, Bar bar, String name) {
      if (one.whole() == 0) {
        return;
      }
      count = count.plus(one);
      counted++;
      name(named, name);
      boolean bad = bar.against(one) > 0;
      if (bad) {
        against++;
        name(namedAgainst, name);
      }
      behind.accept(new Named(name, one, bad));
    }

    /** Begins anew, and keeps the worst part. */
    void partOver(Bar bar) {
      worst = worst(bar);
      count = Count.NONE;
      counted = 0;
      against = 0;
      named.clear();
      namedAgainst.clear();
    }

    private Part now(Behind.Kind kind) {
      return new Part(count, new Behind(kind, counted, against, named, namedAgainst));
    }

    /** Of those that are as bad the last. */
    private Part worst(Bar bar) {
      Part now = now(Behind.Kind.DIALLED);
      Part before = worst;
      return before == null || now.asBadAs(before, bar) ? now : before;
    }

    void addBeside(List<Aside> asides, Conduct conduct) {
      for (Aside aside : asides) {
        beside.merge(aside, aside.of().apply(conduct), Aside.Sum::plus);
      }
    }

    private List<Beside> beside() {
      return criterion instanceof Criterion.OfCalls calls
          ? calls.beside().stream().flatMap(aside -> aside.beside(sum(aside)).stream()).toList()
          : List.of();
    }

    private Aside.Sum sum(Aside aside) {
      return beside.getOrDefault(aside, Aside.Sum.NONE);
    }

    private static void name(List<String> names, String name) {
      if (names.size() < Behind.NAMED_MAX) {
        names.add(name);
      }
    }

    Finding finding() {
      return switch (criterion) {
        case Criterion.Untold(String id, String measured, String why) ->
            new Finding(
                id,
                measured,
                Count.NONE,
                null,
                Verdict.NOT_MEASURED,
                why,
                Behind.NOTHING,
                List.of());
        case Criterion.OfCalls of ->
            finding(of.bar(), now(Behind.Kind.CALLS), "no call of the period");
        case Criterion.OfFlows of ->
            finding(of.bar(), now(Behind.Kind.FLOWS), "no version that was live");
        case Criterion.OfDialled of ->
            finding(of.bar(), worst(of.bar()), "no customer whom we called back");
        case Criterion.OfDropped of ->
            finding(of.bar(), now(Behind.Kind.CALLS), "no call that our side dropped");
        case Criterion.OfDays of -> finding(of.bar(), now(Behind.Kind.DAYS), "no whole day");
      };
    }

    private Finding finding(Bar bar, Part part, String nothing) {
      Verdict verdict = part.verdict(bar);
      return new Finding(
          criterion.id(),
          criterion.measured(),
          part.count(),
          bar,
          verdict,
          verdict == Verdict.NO_CASES ? nothing + " has a case of it" : "",
          part.behind(),
          beside());
    }
  }

  /** A figure, and what is behind it. */
  private record Part(Count count, Behind behind) {
    Verdict verdict(Bar bar) {
      if (count.whole() == 0) {
        return Verdict.NO_CASES;
      }
      return bar.met(count) ? Verdict.MET : Verdict.NOT_MET;
    }

    boolean asBadAs(Part other, Bar bar) {
      if (count.whole() == 0 || other.count.whole() == 0) {
        return other.count.whole() == 0;
      }
      return Math.multiplyExact(bar.against(count), other.count.whole())
          >= Math.multiplyExact(bar.against(other.count), count.whole());
    }
  }
}
