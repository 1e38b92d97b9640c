package dev.hatchline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Part of {@code ./hatchline bench routing}: how long it takes to simulate a day of a company's
 * line.
 */
public final class DayBench {
  private static final List<Integer> CALLERS = List.of(2_400, 24_000, 100_000);

  /** So that a question about a day is answered while one waits for it. */
  private static final double SECONDS_MAX = 10;

  private static final long SEED = 1;

  private DayBench() {}

  /**
   * One day.
   *
   * @param seconds of real time
   */
  private record Row(Day.Outcome day, double seconds) {
    double timesReal() {
      return Day.LENGTH.toSeconds() / seconds;
    }
  }

  /** {@code DayBench OUT}; exit code 1 when a day took too long. */
  public static void main(String[] arguments) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int callers : CALLERS) {
      // The first is cold, as it is for whoever asks: nothing is warmed here.
      long begun = System.nanoTime();
      Day.Outcome day = new Day(callers, SEED).run();
      Row row = new Row(day, (System.nanoTime() - begun) / 1e9);
      System.out.printf(
          Locale.ROOT, "· a day of %,d callers simulated in %.2f s%n", day.came(), row.seconds());
      rows.add(row);
    }
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("day.md"), text(rows));
    System.exit(rows.stream().allMatch(row -> row.seconds() <= SECONDS_MAX) ? 0 : 1);
  }

  private static String text(List<Row> rows) throws IOException {
    StringBuilder table = new StringBuilder();
    for (Row row : rows) {
      Day.Outcome day = row.day();
      table.append(
          String.format(
              Locale.ROOT,
              "| %,d | %,d | %,d | %,d | %.2f s | %,.0f |%n",
              day.came(),
              day.agents(),
              day.answered(),
              day.waited(),
              row.seconds(),
              row.timesReal()));
    }
    return """
    # A day of traffic, simulated

    Written by `./hatchline bench routing`, which exits with 1 when 24 hours take longer than %.0f s.

    Measured on %s, %s, in a process that was just started.

    | callers | agents | answered | of them after a wait | real time | times as fast as real |
    |---|---|---|---|---|---|
    %s
    How it is measured: callers come at random through 24 hours, most at noon, into two queues, and
    give up when they have waited for too long; agents talk for four minutes on average and rest for
    ten seconds. The routing is the one of the engine, its clock is the simulation's.
    """
        .formatted(SECONDS_MAX, Machine.name(), LocalDate.now(ZoneOffset.UTC).toString(), table);
  }
}
