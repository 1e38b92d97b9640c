package dev.hatchline.app.report;

import dev.hatchline.app.report.Table.Of;
import dev.hatchline.metrics.measure.AgentFigures;
import dev.hatchline.metrics.measure.CallFigures;
import dev.hatchline.metrics.measure.CaseFigures;
import dev.hatchline.metrics.measure.PromiseFigures;
import dev.hatchline.metrics.measure.QueueFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The figures of a period in tables, those of all together last. */
final class Tables {
  /** A pause for which no reason was given. */
  private static final String NO_REASON = "none";

  /** Of a part of a period. */
  record Part(QueueFigures queue, CallFigures calls, PromiseFigures promises) {
    static Part of(Bucket bucket) {
      return new Part(bucket.queue(), bucket.calls(), bucket.promises().figures());
    }
  }

  /** T is the same all day long. */
  static final List<Measure<Part>> PART =
      Stream.of(
              Measures.CALLS.stream().map(each -> each.in(Part::calls)),
              Measures.QUEUE.stream()
                  .filter(each -> !each.name().equals("target"))
                  .map(each -> each.in(Part::queue)),
              Measures.PROMISES.stream().map(each -> each.in(Part::promises)))
          .flatMap(each -> each)
          .toList();

  private Tables() {}

  /**
   * All of them.
   *
   * @param flowOf the flow of a line
   */
  static List<Table> of(Figures figures, UnaryOperator<String> flowOf) {
    List<Table> tables = new ArrayList<>();
    tables.add(queues(figures));
    tables.add(lines(figures));
    tables.add(promises(figures));
    tables.add(cases(figures));
    figures.series().forEach(series -> tables.add(series(series)));
    tables.add(nodes(figures, flowOf));
    tables.add(agents(figures));
    tables.add(pauses(figures));
    return tables;
  }

  private static Table queues(Figures figures) {
    List<Of<QueueFigures>> rows = new ArrayList<>();
    figures
        .queues()
        .forEach((place, tally) ->
            rows.add(new Of<>(List.of(place.line(), place.queue()), tally.figures())));
    rows.add(new Of<>(List.of(Table.ALL, Table.ALL), figures.all().queue()));
    return Table.of("queues", "Callers in line", List.of("line", "queue"), Measures.QUEUE, rows);
  }

  private static Table lines(Figures figures) {
    List<Of<CallFigures>> rows = new ArrayList<>();
    figures.lines().forEach((line, sum) -> rows.add(new Of<>(List.of(line), sum.calls())));
    rows.add(new Of<>(List.of(Table.ALL), figures.all().calls()));
    return Table.of("lines", "Calls", List.of("line"), Measures.CALLS, rows);
  }

  private static Table promises(Figures figures) {
    List<Of<PromiseFigures>> rows = new ArrayList<>();
    figures
        .promises()
        .forEach((place, tally) ->
            rows.add(new Of<>(List.of(place.line(), place.queue()), tally.figures())));
    rows.add(new Of<>(List.of(Table.ALL, Table.ALL), figures.all().promises().figures()));
    return Table.of(
        "callbacks", "Calls promised", List.of("line", "queue"), Measures.PROMISES, rows);
  }

  private static Table cases(Figures figures) {
    List<Of<CaseFigures>> rows = new ArrayList<>();
    figures.cases().forEach((line, tally) -> rows.add(new Of<>(List.of(line), tally.figures())));
    rows.add(new Of<>(List.of(Table.ALL), figures.allCases()));
    return Table.of("cases", "Cases by their first contact", List.of("line"), Measures.CASES, rows);
  }

  private static Table series(Series series) {
    List<Of<Part>> rows = new ArrayList<>();
    for (int i = 0; i < series.names().size(); i++) {
      rows.add(new Of<>(List.of(series.names().get(i)), Part.of(series.buckets().get(i))));
    }
    String title = series.key().equals(Series.DAY) ? "By day" : "By hour of day";
    return Table.of(series.key() + "s", title, List.of(series.key()), PART, rows);
  }

  private static Table nodes(Figures figures, UnaryOperator<String> flowOf) {
    return Table.of(
        "nodes",
        "Where the automation was left, silent or not understood",
        List.of("line", "flow", "node"),
        Measures.NODES,
        figures.nodes().figures().entrySet().stream()
            .map(each ->
                new Of<>(
                    List.of(
                        each.getKey().line(),
                        flowOf.apply(each.getKey().line()),
                        each.getKey().name()),
                    each.getValue()))
            .toList());
  }

  private static Table agents(Figures figures) {
    List<Of<AgentFigures>> rows = new ArrayList<>();
    var agents = figures.agents();
    agents.forEach((agent, sum) -> rows.add(new Of<>(List.of(agent.extension()), sum)));
    rows.add(new Of<>(List.of(Table.ALL), AgentFigures.of(agents.values())));
    return Table.of("agents", "Agents", List.of("agent"), Measures.AGENTS, rows);
  }

  private static Table pauses(Figures figures) {
    List<Of<Duration>> rows = new ArrayList<>();
    figures
        .agents()
        .forEach((agent, sum) ->
            sum.pauses().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(pause ->
                    rows.add(
                        new Of<>(
                            List.of(
                                agent.extension(),
                                pause.getKey().isEmpty() ? NO_REASON : pause.getKey()),
                            pause.getValue()))));
    return Table.of("pauses", "Pauses", List.of("agent", "reason"), Measures.PAUSES, rows);
  }
}
