package dev.hatchline.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.commands.ExportCommand;
import dev.hatchline.app.commands.ReportCommand;
import dev.hatchline.app.report.Told;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.Write;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports and exports by the commands: from a running engine, and while none runs. */
class ReportsIT {
  private static final String DAY = "2026-10-25";

  @TempDir Path folder;

  private Home home() throws Exception {
    Home home = Home.of(folder.resolve("one"), "company: One\nhours: {zone: Europe/Berlin}\n");
    List<Write> rows = new ArrayList<>();
    for (PastCall call :
        List.of(
            served("2026-10-24T21:59:59.999999Z", 1),
            served("2026-10-24T22:00:00Z", 5),
            served("2026-10-25T00:30:00Z", 20),
            served("2026-10-25T01:30:00Z", 21),
            served("2026-10-25T23:00:00Z", 1),
            new Told(Instant.parse("2026-10-25T09:00:00Z"), "1000")
                .joined(2, "people")
                .ended(9, Reason.LEFT_LINE))) {
      rows.add(call.call());
      rows.addAll(call.events());
    }
    try (JdbcStore store = home.open()) {
      Stores.begin(store);
      store.write(rows);
    }
    return home;
  }

  private static PastCall served(String rang, double wait) {
    return new Told(Instant.parse(rang), "1000")
        .zeroOut(1, "menu")
        .joined(2, "people")
        .bridged(2 + wait, "101")
        .ended(70, Reason.SERVED);
  }

  private static Commands.Said offline(Home home, Class<?> main, String... words) throws Exception {
    return Commands.run(main, home.environment(), words);
  }

  @Test
  void aDaysReportIsTheSameWhetherAnEngineRunsOrNot() throws Exception {
    Home home = home();
    Path out = Files.createDirectories(folder.resolve("out"));
    Path csv = out.resolve("hatchline-2026-10-25.csv");
    Path page = out.resolve("hatchline-2026-10-25.html");
    Commands.Said said = offline(home, ReportCommand.class, "day", DAY, out.toString());
    assertThat(said.code()).as(said.out()).isZero();
    String alone = Files.readString(csv);
    assertThat(alone)
        .contains(
            "queues,1000,people,,,,,,,offered,count,4\r\n",
            "queues,1000,people,,,,,,,service-level-answered,share,0.6667\r\n",
            "queues,1000,people,,,,,,,service-level-offered,share,0.5000\r\n",
            "queues,1000,people,,,,,,,service-level-ended,share,0.7500\r\n",
            "hours,,,,,,,,02:00 +02:00,offered,count,1\r\n",
            "hours,,,,,,,,02:00 +01:00,offered,count,1\r\n",
            "hours,,,,,,,,00:00 +02:00,offered,count,1\r\n");
    assertThat(Files.readString(page))
        .contains("Sunday, 25 October 2026", "By the clock of Europe/Berlin");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
        .isEqualTo("rw-------");
    Files.delete(csv);
    try (RunningEngine engine = RunningEngine.start(home)) {
      Commands.Said asked = engine.command(ReportCommand.class, "day", DAY, out.toString());
      assertThat(asked.code()).as(asked.out()).isZero();
      assertThat(asked.out()).contains(page + " is for people");
    }
    assertThat(csv).content().isEqualTo(alone);
    assertThat(out).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void callsAreExportedOneByOneWithNumbersOnlyWhereTheyAreWanted() throws Exception {
    Home home = home();
    Path file = folder.resolve("calls.csv");
    Path full = folder.resolve("full.csv");
    Commands.Said said = offline(home, ExportCommand.class, "calls", DAY, DAY, file.toString());
    assertThat(said.code()).as(said.out()).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(5).first().asString().startsWith("call,line,caller,first-ring,");
    assertThat(lines.get(1)).contains(",1000,…123,2026-10-25T00:00:00.000+02:00,");
    assertThat(lines.toString()).doesNotContain("2025550123");
    try (RunningEngine engine = RunningEngine.start(home)) {
      for (String kind : List.of("contacts", "callbacks")) {
        Path other = folder.resolve(kind + ".csv");
        assertThat(engine.command(ExportCommand.class, kind, DAY, DAY, other.toString()).code())
            .isZero();
        assertThat(Files.readAllLines(other)).hasSize(1);
      }
      Commands.Said asked =
          engine.command(
              ExportCommand.class, "calls", DAY, "2026-10-26", full.toString(), "--with-numbers");
      assertThat(asked.out()).contains("keep it where nobody reads it");
    }
    assertThat(Files.readAllLines(full))
        .hasSize(6)
        .filteredOn(line -> line.contains(",'+12025550123,"))
        .hasSize(5);
  }

  @Test
  void whatIsNoDateIsSaid() throws Exception {
    Home home = home();
    Commands.Said said = offline(home, ReportCommand.class, "day", "monday", folder.toString());
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("hatchline: 'monday' is no date; expected one such as ");
    assertThat(
            offline(home, ExportCommand.class, "calls", DAY, "2026-10-01", folder + "/x.csv").out())
        .contains("the last day, 2026-10-01, is before the first, 2026-10-25");
    assertThat(folder.resolve("x.csv")).doesNotExist();
  }
}
