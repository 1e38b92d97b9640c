package dev.hatchline.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.commands.BackupCommand;
import dev.hatchline.app.commands.FlowCommand;
import dev.hatchline.app.commands.MoveCommand;
import dev.hatchline.app.commands.PersonCommand;
import dev.hatchline.app.commands.RestoreCommand;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.routing.store.MySqlForTests;
import dev.hatchline.routing.store.MySqlServer;
import dev.hatchline.routing.store.bulk.TableSum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands themselves, as processes: while an engine runs, and while none does. */
class CommandsIT {
  private static final String OTHER = "+12025550199";
  private static final int CONNECT_TRIES = 5;
  private static final String DIGITS = "2025550123";

  @TempDir Path folder;

  private Home home(String name) throws Exception {
    return Home.of(folder.resolve(name), "company: " + name + "\n");
  }

  private static Commands.Said offline(Home home, Class<?> main, String... words) throws Exception {
    return Commands.run(main, home.environment(), words);
  }

  /** When an engine ends, after the backup, it writes down that it sees the agents no more. */
  private static List<TableSum> untilTheEnd(List<TableSum> sums) {
    return sums.stream().filter(sum -> !sum.table().equals("agent_move")).toList();
  }

  @Test
  void theBackupOfARunningEngineIsRestoredElsewhere() throws Exception {
    Home first = home("first");
    first.call(Home.NUMBER);
    Path file = folder.resolve("backup");
    try (RunningEngine engine = RunningEngine.start(first)) {
      engine.promised(OTHER);
      Commands.Said made = engine.command(BackupCommand.class, file.toString());
      assertThat(made.code()).as(made.out()).isZero();
      assertThat(made.out()).contains(file + " holds ").contains(" files").doesNotContain("keys");
      assertThat(engine.process().isAlive()).isTrue();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Home second = home("second");
    Commands.Said restored = offline(second, RestoreCommand.class, file.toString(), "--replace");
    assertThat(restored.code()).as(restored.out()).isZero();
    List<TableSum> sums = untilTheEnd(first.sums());
    assertThat(sums).anySatisfy(sum -> assertThat(sum.table()).isEqualTo("callback"));
    assertThat(untilTheEnd(second.sums())).isEqualTo(sums);
    assertThat(second.files())
        .containsEntry("config/own.yaml", "company: first\n")
        .containsEntry(
            "home/events/2026-11-22.jsonl",
            Files.readString(first.folder().resolve("home/events/2026-11-22.jsonl")))
        .doesNotContainKey("home/secrets/api-key");
  }

  @Test
  void aBackupThatAsksAnEngineWhichIsNotThereSaysSo() throws Exception {
    Home first = home("first");
    Path file = folder.resolve("backup");
    Map<String, String> environment = new HashMap<>(first.environment());
    environment.put("HATCHLINE_ENGINE", "up");
    Commands.Said said = Commands.run(BackupCommand.class, environment, file.toString());
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out()).contains("hatchline: the engine does not answer at http://");
    assertThat(file).doesNotExist();
  }

  @Test
  void aPersonIsExportedFromARunningEngineAndErasedOnceNothingIsOwed() throws Exception {
    Home home = home("first");
    home.call(Home.NUMBER);
    home.call(OTHER);
    home.write(
        "home/events-b/2026-11-22.jsonl",
        Files.readString(home.folder().resolve("home/events/2026-11-22.jsonl")));
    Path file = folder.resolve("person");
    try (RunningEngine engine = RunningEngine.start(home)) {
      engine.promised(Home.NUMBER);
      Commands.Said exported =
          engine.command(PersonCommand.class, "export", Home.NUMBER, file.toString());
      assertThat(exported.code()).as(exported.out()).isZero();
      assertThat(exported.out()).contains(file + " holds ");
      assertThat(file)
          .content()
          .contains(DIGITS, "\"kind\":\"end\"", "\"events-b/2026-11-22.jsonl\"")
          .doesNotContain(OTHER);
      assertThat(engine.command(PersonCommand.class, "export", Home.NUMBER, file.toString()).out())
          .contains("is there already");

      Commands.Said owed = engine.command(PersonCommand.class, "erase", Home.NUMBER);
      assertThat(owed.code()).isEqualTo(1);
      assertThat(owed.out()).contains("A call is owed to this number");
      assertThat(rows(engine)).contains(DIGITS);

      Commands.Said erased = engine.command(PersonCommand.class, "erase", Home.NUMBER, "--force");
      assertThat(erased.code()).as(erased.out()).isZero();
      assertThat(erased.out()).containsPattern("callback +1").containsPattern("message +1");
      assertThat(rows(engine)).doesNotContain(DIGITS).contains(OTHER);
    }
    assertThat(home.files().toString()).doesNotContain(DIGITS).contains(OTHER);
  }

  @Test
  void aFlowIsTakenBackWhileNoEngineRunsAndTheNextOneKnows() throws Exception {
    Home home = home("first");
    assertThat(offline(home, FlowCommand.class, "versions", "company-line"))
        .isEqualTo(
            new Commands.Said(1, "hatchline: no version of a flow 'company-line' is kept\n"));
    RunningEngine.start(home).close();
    home.write(
        "config/flows/company-line.yaml", "# mine\n" + FlowReader.shippedText("company-line"));
    RunningEngine.start(home).close();
    assertThat(offline(home, FlowCommand.class, "diff", "company-line").out())
        .contains("+++ company-line version 2", "@@ -1,3 +1,4 @@\n+# mine\n");
    Commands.Said back = offline(home, FlowCommand.class, "rollback", "company-line");
    assertThat(back.out()).startsWith("· calls hear version 1 of company-line from now on");
    assertThat(offline(home, FlowCommand.class, "rollback", "company-line"))
        .isEqualTo(
            new Commands.Said(
                1, "hatchline: There is no version of company-line before version 1.\n"));
    try (RunningEngine engine = RunningEngine.start(home)) {
      assertThat(engine.send("GET", "/api/flows", "").body()).contains("\"live\":{\"version\":1,");
      assertThat(engine.command(FlowCommand.class, "rollback", "company-line", "2").out())
          .startsWith("· calls hear version 2 of company-line from now on (1 before)");
    }
  }

  private static String rows(RunningEngine engine) throws Exception {
    return engine.send("GET", "/api/rows", "").body();
  }

  @Test
  void withoutAnEngineAPersonIsExportedAndErasedAsWell() throws Exception {
    Home home = home("first");
    home.call(Home.NUMBER);
    home.call(OTHER);
    Path file = folder.resolve("person");
    Commands.Said exported =
        offline(home, PersonCommand.class, "export", Home.NUMBER, file.toString());
    assertThat(exported.code()).as(exported.out()).isZero();
    assertThat(file).content().contains(DIGITS, "\"kind\":\"end\"").doesNotContain(OTHER);
    Commands.Said erased = offline(home, PersonCommand.class, "erase", Home.NUMBER);
    assertThat(erased.code()).as(erased.out()).isZero();
    assertThat(erased.out()).containsPattern("message +1");
    assertThat(home.files().toString()).doesNotContain(DIGITS).contains(OTHER);
    assertThat(offline(home, PersonCommand.class, "erase", "anonymous"))
        .isEqualTo(
            new Commands.Said(
                1, "hatchline: that is no phone number; write it in full, such as +12025550123\n"));
  }

  /** On a slow machine a process just begun may take longer to connect than a command waits. */
  private static Commands.Said moving(Home home, String... words) throws Exception {
    Commands.Said said = offline(home, MoveCommand.class, words);
    for (int i = 0; i < CONNECT_TRIES && said.out().contains("is not to be had"); i++) {
      said = offline(home, MoveCommand.class, words);
    }
    return said;
  }

  @Test
  void theEmbeddedDatabaseMovesToMySqlByTheCommand() throws Exception {
    MySqlServer server = MySqlForTests.server().database();
    Home first = home("first");
    first.call(Home.NUMBER);
    Home second = Home.withMySql(folder.resolve("second"), server);
    Files.createDirectories(second.place().databaseFile().getParent());
    Files.copy(first.place().databaseFile(), second.place().databaseFile());
    Commands.Said moved = moving(second);
    assertThat(moved.code()).as(moved.out()).isZero();
    assertThat(moved.out()).contains("all of them are in the MySQL now");
    assertThat(second.sums()).isEqualTo(first.sums());
    assertThat(moving(second).out()).contains("nothing was changed");
    second.call(OTHER);
    Commands.Said refused = moving(second);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).contains("--replace");
    assertThat(moving(second, "--replace").code()).isZero();
    assertThat(second.sums()).isEqualTo(first.sums());
  }
}
