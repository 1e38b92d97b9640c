package dev.hatchline.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Info;
import dev.hatchline.app.commands.PersonCommand;
import dev.hatchline.app.commands.ScoreCommand;
import dev.hatchline.app.report.Told;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.Write;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scores by the commands: signed, verified elsewhere, and computed again. */
class ScoresIT {
  private static final String DAY = "2026-10-25";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private Home home() throws Exception {
    Home home = Home.of(folder.resolve("one"), "company: One\nhours: {zone: Europe/Berlin}\n");
    keep(
        home,
        List.of(
            served("2026-10-24T21:59:59.999999Z", 61),
            served("2026-10-24T22:00:00Z", 60),
            served("2026-10-25T22:59:59.999999Z", 61),
            served("2026-10-25T23:00:00Z", 61)));
    return home;
  }

  private static void keep(Home home, List<PastCall> calls) throws Exception {
    List<Write> rows = new ArrayList<>();
    for (PastCall call : calls) {
      rows.add(call.call());
      rows.addAll(call.events());
    }
    try (JdbcStore store = home.open()) {
      begin(store);
      store.write(rows);
    }
  }

  /** H2's first file takes longer than a connection may, on a busy machine. */
  private static void begin(JdbcStore store) throws Exception {
    for (int tries = 1; ; tries++) {
      try {
        store.check();
        return;
      } catch (StoreFault away) {
        if (tries == 5) {
          throw away;
        }
      }
    }
  }

  private static PastCall served(String rang, double wait) {
    return new Told(Instant.parse(rang), "1000")
        .zeroOut(1, "menu")
        .joined(2, "people")
        .bridged(2 + wait, "101")
        .ended(170, Reason.SERVED);
  }

  private static String key(Home home) throws Exception {
    return JSON.readTree(Info.json(home.environment())).path("score_key").asString();
  }

  /** Where no installation is. */
  private static Commands.Said anywhere(String... words) throws Exception {
    return Commands.run(ScoreCommand.class, Map.of(), words);
  }

  private static Commands.Said at(Home home, String... words) throws Exception {
    return Commands.run(ScoreCommand.class, home.environment(), words);
  }

  private static JsonNode wait(Path file) throws Exception {
    return JSON.readTree(Files.readString(file))
        .path("score")
        .path("points")
        .valueStream()
        .flatMap(point -> point.path("findings").valueStream())
        .filter(finding -> finding.path("id").asString("").equals("portugal.wait"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aScoreIsSignedHereAndVerifiedAnywhere() throws Exception {
    Home home = home();
    Path file = folder.resolve("score");
    Commands.Said said = at(home, "export", DAY, DAY, file.toString());
    assertThat(said.code()).as(said.out()).isZero();
    assertThat(said.out()).contains(": 2 calls, 10 events\n", "signed with the key " + key(home));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(wait(file).path("part").asInt()).isEqualTo(1);
    assertThat(wait(file).path("whole").asInt()).isEqualTo(2);
    assertThat(file).content().doesNotContain("2025550123");

    Commands.Said verified = anywhere("verify", file.toString(), "--key", key(home));
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.out())
        .contains("as it was signed, with the key that you named", "(Europe/Berlin)", ": 2 calls");
    assertThat(anywhere("verify", file.toString()).out())
        .contains("with the key " + key(home) + "; whether that is the company's, --key KEY tells");
    assertThat(anywhere("verify", file.toString(), "--key", "0".repeat(64)))
        .isEqualTo(
            new Commands.Said(
                1,
                "hatchline: %s: it is signed with another key: expected %s, found %s\n"
                    .formatted(file, "0".repeat(64), key(home))));

    Files.writeString(file, Files.readString(file).replace("\"part\":1,", "\"part\":2,"));
    Commands.Said changed = anywhere("verify", file.toString());
    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.out())
        .isEqualTo(
            "hatchline: %s: it was changed: the signature does not fit what it says\n"
                .formatted(file));
  }

  @Test
  void itIsComputedAgainAndWhereItDiffersIsSaid() throws Exception {
    Home home = home();
    Path alone = folder.resolve("alone");
    Path asked = folder.resolve("asked");
    assertThat(at(home, "export", DAY, DAY, alone.toString()).code()).isZero();
    try (RunningEngine engine = RunningEngine.start(home)) {
      Commands.Said made = engine.command(ScoreCommand.class, "export", DAY, DAY, asked.toString());
      assertThat(made.code()).as(made.out()).isZero();
      Commands.Said again = engine.command(ScoreCommand.class, "again", asked.toString());
      assertThat(again.code()).as(again.out()).isZero();
      assertThat(again.out()).contains("computed again from what is stored: it is the same");
      assertThat(engine.command(PersonCommand.class, "erase", Told.CALLER).code()).isZero();
      assertThat(engine.command(ScoreCommand.class, "again", asked.toString()).out())
          .as("who is erased leaves the score as it was")
          .contains("it is the same");
    }
    assertThat(wait(asked)).isEqualTo(wait(alone));
    assertThat(at(home, "again", alone.toString()).out()).contains("it is the same");

    keep(home, List.of(served("2026-10-25T10:00:00Z", 5)));
    Commands.Said differs = at(home, "again", alone.toString());
    assertThat(differs.code()).isEqualTo(1);
    assertThat(differs.out())
        .contains(
            "· evidence calls: signed 2, now 3\n",
            "· evidence days 2026-10-25 sha256: signed ",
            "· points portugal findings portugal.wait part: signed 1, now 2\n",
            "hatchline: computed again from what is stored it is another: ");
  }

  @Test
  void everythingBehindAFigureIsListed() throws Exception {
    Home home = home();
    Path file = folder.resolve("waits.csv");
    Commands.Said said = at(home, "behind", DAY, DAY, file.toString(), "portugal.wait");
    assertThat(said.code()).as(said.out()).isZero();
    assertThat(said.out()).contains("waits.csv holds the 2 behind portugal.wait\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3).startsWith("name,part,whole,against");
    assertThat(lines.get(1)).endsWith(",1,1,no");
    assertThat(lines.get(2)).endsWith(",0,1,yes");
    Path none = folder.resolve("none.csv");
    assertThat(at(home, "behind", DAY, DAY, none.toString(), "portugal"))
        .isEqualTo(new Commands.Said(1, "hatchline: no figure 'portugal' is measured\n"));
    assertThat(none).doesNotExist();
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    Home home = home();
    String file = folder.resolve("score").toString();
    assertThat(at(home, "export", DAY, "2026-10-01", file).out())
        .contains("the last day, 2026-10-01, is before the first, 2026-10-25");
    assertThat(anywhere("verify", file))
        .isEqualTo(new Commands.Said(1, "hatchline: there is no " + file + "\n"));
    Files.writeString(Path.of(file), "{}");
    assertThat(anywhere("verify", file).out()).contains("it is no score of the format");
  }
}
