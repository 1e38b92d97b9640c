package dev.hatchline.bench.replay;

import dev.hatchline.bench.Sample;
import dev.hatchline.routing.callback.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tables of a replay, in Markdown. */
final class ReplayTable {
  /** Of the service level. */
  static final Duration LEVEL = Duration.ofSeconds(20);

  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final String NONE = "–";

  private static final List<Row> ROWS =
      List.of(
          new Row("calls offered", figures -> whole(figures.offered())),
          new Row("redials among them", figures -> whole(figures.count(Visit::redial))),
          new Row("talked to a person", figures -> whole(figures.count(Visit::met))),
          new Row("abandoned", figures -> percent(figures.share(Visit::abandoned))),
          new Row("phone in the hand: mean, median, p90", f -> waits(f, _ -> true, Visit::onPhone)),
          new Row("stayed in line: mean, median, p90", ReplayTable::stayed),
          new Row("phone in the hand: over 60 s", figures -> over(figures, Visit::onPhone)),
          new Row("all of the wait: mean, median, p90", f -> waits(f, _ -> true, Visit::waited)),
          new Row("all of the wait: over 60 s", figures -> over(figures, Visit::waited)),
          new Row("ASA", figures -> mean(figures, Visit::met, Visit::waited)),
          new Row("answered ≤ 20 s ÷ answered", f -> percent(f.answeredOfAnswered(LEVEL))),
          new Row("answered ≤ 20 s ÷ offered", f -> percent(f.answeredOfOffered(LEVEL))),
          new Row("(answered + abandoned) ≤ 20 s ÷ both", f -> percent(f.endedOfEnded(LEVEL))),
          new Row("known customers who came again", figures -> whole(figures.again().all())),
          new Row("with the same agent as before", ReplayTable::sameAgent),
          new Row("customers called back", figures -> whole(figures.count(Visit::calledBack))),
          new Row("had to queue", figures -> whole(figures.count(Visit::queued))),
          new Row("hung up in that queue", f -> whole(f.count(v -> v.queued() && v.abandoned()))),
          new Row("promise to connect: mean, median, p90", ReplayTable::promises),
          new Row("promises given up, customer not reached", ReplayTable::givenUp),
          new Row("promises whose customer rang in first", ReplayTable::takenOver),
          new Row("promises open at the end", ReplayTable::open),
          new Row("ringings of customers", ReplayTable::ringings));

  private record Row(String what, Function<Figures, String> value) {}

  private ReplayTable() {}

  /** All figures of each, by its name, in this order. */
  static String all(Map<String, Figures> columns) {
    StringBuilder table = new StringBuilder("| |");
    columns.keySet().forEach(name -> table.append(" ").append(name).append(" |"));
    table.append("\n|---|").append("---|".repeat(columns.size())).append("\n");
    for (Row row : ROWS) {
      table.append("| ").append(row.what()).append(" | ");
      table.append(columns.values().stream().map(row.value()).collect(Collectors.joining(" | ")));
      table.append(" |\n");
    }
    return table.toString();
  }

  /** How true the simulation is: the log beside it, day by day. */
  static String days(List<LocalDate> days, Figures log, Figures simulated) {
    StringBuilder table =
        new StringBuilder(
            "| day | calls, log | simulated | abandoned, log | simulated | mean wait, log |"
                + " simulated |\n|---|---|---|---|---|---|---|\n");
    days.forEach(day -> table.append(compared(day.toString(), log.on(day), simulated.on(day))));
    return table.append(compared("all", log, simulated)).toString();
  }

  private static String compared(String day, Figures log, Figures simulated) {
    return "| %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            day,
            whole(log.offered()),
            whole(simulated.offered()),
            percent(log.share(Visit::abandoned)),
            percent(simulated.share(Visit::abandoned)),
            mean(log, _ -> true, Visit::waited),
            mean(simulated, _ -> true, Visit::waited));
  }

  private static String sameAgent(Figures figures) {
    Figures.Again again = figures.again();
    return again.all() == 0 ? NONE : percent((double) again.same() / again.all());
  }

  private static String stayed(Figures figures) {
    return waits(figures, visit -> !promised(visit), Visit::waited);
  }

  private static boolean promised(Visit visit) {
    return visit.callback() != null;
  }

  private static String promises(Figures figures) {
    return waits(figures, visit -> promised(visit) && visit.met(), Visit::waited);
  }

  private static String givenUp(Figures figures) {
    return ours(figures, figures.count(v -> promised(v) && broken(v) && !v.abandoned()));
  }

  private static boolean broken(Visit visit) {
    return visit.callback() != null && visit.callback().outcome() == Outcome.BROKEN;
  }

  private static String takenOver(Figures figures) {
    return ours(figures, figures.callbacks(Outcome.CANCELLED));
  }

  private static String open(Figures figures) {
    return ours(figures, figures.callbacks(Outcome.OPEN));
  }

  private static String ringings(Figures figures) {
    return ours(figures, figures.dialled());
  }

  /** Where we call nobody back there is nothing to tell. */
  private static String ours(Figures figures, int count) {
    return figures.count(ReplayTable::promised) == 0 ? NONE : whole(count);
  }

  private static String waits(
      Figures figures, Predicate<Visit> which, Function<Visit, Duration> wait) {
    if (figures.count(which) == 0) {
      return NONE;
    }
    Sample seconds = figures.seconds(which, wait);
    return String.format(
        Locale.ROOT, "%.0f, %.0f, %.0f s", seconds.mean(), seconds.median(), seconds.quantile(0.9));
  }

  private static String mean(
      Figures figures, Predicate<Visit> which, Function<Visit, Duration> wait) {
    return figures.count(which) == 0
        ? NONE
        : String.format(Locale.ROOT, "%.0f s", figures.seconds(which, wait).mean());
  }

  private static String over(Figures figures, Function<Visit, Duration> wait) {
    return percent(figures.share(visit -> wait.apply(visit).compareTo(MINUTE) > 0));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  static String whole(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
