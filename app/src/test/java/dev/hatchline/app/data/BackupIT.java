package dev.hatchline.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.app.commands.RestoreCommand;
import dev.hatchline.conf.Database;
import dev.hatchline.routing.store.MySqlForTests;
import dev.hatchline.routing.store.MySqlServer;
import dev.hatchline.routing.store.bulk.TableSum;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backup, restored into other installations; with the embedded database and a real MySQL. */
class BackupIT {
  private static final Restore.Wish PLAIN = new Restore.Wish(false, false);
  private static final Restore.Wish REPLACE = new Restore.Wish(true, false);
  private static final Restore.Wish KEEP_CONFIG = new Restore.Wish(true, true);
  private static final int FLIPPED_EVERY = 97;
  private static final int MANY = 20_000;

  /** 128 and the number of the signal. */
  private static final int KILLED = 137;

  @TempDir Path folder;
  private Home first;
  private Path file;

  @BeforeEach
  void backedUp() throws Exception {
    first = Home.of(folder.resolve("first"), "company: First\n");
    first.call(Home.NUMBER);
    first.call("+4930123456");
    first.write("home/journal/000000000000000001.jsonl", "{\"row\":\"StoredCall\"}\n");
    first.write("home/journal-b/000000000000000002.jsonl", "{\"row\":\"StoredCall\"}\n");
    first.write("home/events-b/2026-11-28.jsonl", "{}\n");
    first.write("home/flows/own.000001.yaml", "# {}\na flow");
    first.write("home/secrets/api-key", "of the first");
    first.write("config/flows/own.yaml", "a flow");
    first.write("config/recordings/own-greeting.wav", "a greeting");
    file = folder.resolve("backup");
    first.backup(file, false);
  }

  private Home second(String operator) throws Exception {
    return Home.of(folder.resolve("second"), operator);
  }

  @Test
  void aNewMachineHasEverythingButTheSecrets() throws Exception {
    Home second = second("company: Second\n");
    Files.delete(second.place().operatorFile());
    Manifest restored = new Restore(second.place()).from(file, PLAIN);
    assertThat(second.sums()).isEqualTo(first.sums());
    Map<String, String> expected = first.files();
    expected.remove("home/secrets/api-key");
    assertThat(second.files()).isEqualTo(expected);
    assertThat(restored.files()).isEqualTo(10);
    assertThat(restored.rows()).isEqualTo(4);
    assertThat(file)
        .satisfies(made ->
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------"));
  }

  @Test
  void secretsComeAlongIfTheyAreWanted() throws Exception {
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("secrets");
    Path with = folder.resolve("with");
    first.backup(with, true);
    Home second = second("company: First\n");
    new Restore(second.place()).from(with, REPLACE);
    assertThat(second.files()).isEqualTo(first.files());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(
                    second.place().installation().secrets().resolve("api-key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void fromOneDatabaseIntoTheOtherAndBackEveryRowIsTheSame() throws Exception {
    Home server = Home.withMySql(folder.resolve("server"), MySqlForTests.server().database());
    new Restore(server.place()).from(file, KEEP_CONFIG);
    assertThat(server.sums()).isEqualTo(first.sums());
    Path back = folder.resolve("back");
    server.backup(back, false);
    Home third = Home.of(folder.resolve("third"), "company: Third\n");
    new Restore(third.place()).from(back, KEEP_CONFIG);
    assertThat(third.sums()).isEqualTo(first.sums());
    assertThat(third.place().operatorFile()).hasContent("company: Third");
  }

  @Test
  void whatIsThereIsOverwrittenOnlyIfThatIsSaid() throws Exception {
    Home second = second("company: Second\n");
    second.call("+12025550999");
    second.write("config/flows/other.yaml", "another flow");
    Map<String, String> files = second.files();
    List<TableSum> sums = second.sums();
    assertThatThrownBy(() -> new Restore(second.place()).from(file, PLAIN))
        .isInstanceOf(DataFault.class)
        .hasMessageContaining("1 files in")
        .hasMessageContaining("rows in the database")
        .hasMessageContaining("the operator's file")
        .hasMessageContaining("other.yaml")
        .hasMessageContaining("--replace");
    assertThat(second.files()).isEqualTo(files);
    assertThat(second.sums()).isEqualTo(sums);
    new Restore(second.place()).from(file, REPLACE);
    assertThat(second.sums()).isEqualTo(first.sums());
    assertThat(second.files()).doesNotContainKey("config/flows/other.yaml");
  }

  @Test
  void aBrokenOrCutFileLeavesWhatWasThere() throws Exception {
    Home second = second("company: Second\n");
    second.call("+12025550999");
    Map<String, String> files = second.files();
    List<TableSum> sums = second.sums();
    byte[] whole = Files.readAllBytes(file);
    Path broken = folder.resolve("broken");
    for (int i = 0; i < whole.length; i += FLIPPED_EVERY) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 0x10;
      assertRefused(second, Files.write(broken, flipped));
      assertRefused(second, Files.write(broken, Arrays.copyOf(whole, i)));
    }
    assertThat(second.files()).isEqualTo(files);
    assertThat(second.sums()).isEqualTo(sums);
  }

  private static void assertRefused(Home home, Path broken) {
    assertThatThrownBy(() -> new Restore(home.place()).from(broken, REPLACE))
        .isInstanceOf(DataFault.class)
        .hasMessageContaining("is broken, cut, or no backup")
        .hasMessageContaining("nothing was changed");
  }

  /** Stands for a process that is killed: nothing after it is done. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @ParameterizedTest
  @EnumSource(Restore.Step.class)
  void whoeverIsKilledLeavesTheOldOrTheNewAndNothingBetween(Restore.Step dies) throws Exception {
    Home second = second("company: Second\n");
    second.call("+12025550999");
    assertKilled(second, dies);
  }

  @ParameterizedTest
  @EnumSource(Restore.Step.class)
  void theSameIsTrueOfMySql(Restore.Step dies) throws Exception {
    Home second = Home.withMySql(folder.resolve("second"), MySqlForTests.server().database());
    second.call("+12025550999");
    assertKilled(second, dies);
  }

  private void assertKilled(Home second, Restore.Step dies) throws Exception {
    Map<String, String> files = second.files();
    List<TableSum> sums = second.sums();
    boolean embedded = second.config().database() instanceof Database.Embedded;
    Restore.Wish wish = embedded ? REPLACE : KEEP_CONFIG;
    Restore killed =
        new Restore(
            second.place(),
            step -> {
              if (step == dies) {
                throw new Killed();
              }
            });
    assertThatThrownBy(() -> killed.from(file, wish)).isInstanceOf(Killed.class);
    boolean planned = dies.compareTo(Restore.Step.PLANNED) >= 0;
    if (!planned) {
      assertThat(second.sums()).isEqualTo(sums);
      assertThat(second.files()).containsAllEntriesOf(files);
    }
    assertThat(Restore.finish(second.place())).isEqualTo(dies == Restore.Step.PLANNED);
    assertThat(second.sums()).isEqualTo(planned ? first.sums() : sums);
    if (planned) {
      assertThat(second.files())
          .containsKey("home/journal/000000000000000001.jsonl")
          .noneSatisfy((name, _) -> assertThat(name).contains("restore"));
    }
    new Restore(second.place()).from(file, wish);
    assertThat(second.sums()).isEqualTo(first.sums());
  }

  /** The command itself, in a process of its own that is killed while it fills in rows. */
  @Test
  void aCommandThatIsKilledInTheMiddleLeavesWhatWasThere() throws Exception {
    first.manyEvents(MANY);
    Path large = folder.resolve("large");
    first.backup(large, false);
    Home second = second("company: Second\n");
    second.call("+12025550999");
    Map<String, String> files = second.files();
    List<TableSum> sums = second.sums();
    Path staged = Place.withEnding(RestorePlan.folder(second.place()).resolve("new/db/hatchline"));
    Process command = command(second, large.toString(), "--replace");
    while (!Files.exists(staged) && command.isAlive()) {
      LockSupport.parkNanos(1_000_000);
    }
    command.destroyForcibly().waitFor();
    assertThat(command.exitValue()).as("killed, not done").isEqualTo(KILLED);
    assertThat(RestorePlan.file(second.place())).doesNotExist();
    assertThat(Restore.finish(second.place())).isFalse();
    assertThat(second.sums()).isEqualTo(sums);
    assertThat(second.files()).containsAllEntriesOf(files);
    assertThat(command(second, large.toString(), "--replace").waitFor()).isZero();
    assertThat(second.sums()).isEqualTo(first.sums());
  }

  private static Process command(Home home, String... words) throws Exception {
    return Commands.start(RestoreCommand.class, home.environment(), words);
  }

  @Test
  void aMoveIntoMySqlMayBeDoneAgain() throws Exception {
    MySqlServer server = MySqlForTests.server().database();
    Home second = Home.withMySql(folder.resolve("second"), server);
    Files.createDirectories(second.place().databaseFile().getParent());
    Files.copy(first.place().databaseFile(), second.place().databaseFile());
    byte[] before = Files.readAllBytes(second.place().databaseFile());
    MoveToMySql move = new MoveToMySql(second.place());
    MoveToMySql.Done done = move.run(second.config(), false);
    assertThat(done.moved()).isTrue();
    assertThat(done.tables()).isEqualTo(first.sums());
    assertThat(second.sums()).isEqualTo(first.sums());
    assertThat(move.run(second.config(), false).moved()).isFalse();
    assertThat(second.place().databaseFile()).hasBinaryContent(before);

    second.call("+12025550999");
    assertThatThrownBy(() -> move.run(second.config(), false))
        .isInstanceOf(DataFault.class)
        .hasMessageContaining("holds other rows")
        .hasMessageContaining("--replace");
    assertThat(move.run(second.config(), true).moved()).isTrue();
    assertThat(second.sums()).isEqualTo(first.sums());
  }

  @Test
  void aMoveNeedsBothDatabases() throws Exception {
    assertThatThrownBy(() -> new MoveToMySql(first.place()).run(first.config(), false))
        .isInstanceOf(DataFault.class)
        .hasMessageContaining("names no MySQL");
    Home second = Home.withMySql(folder.resolve("second"), MySqlForTests.server().database());
    assertThatThrownBy(() -> new MoveToMySql(second.place()).run(second.config(), false))
        .isInstanceOf(DataFault.class)
        .hasMessageContaining("there is no embedded database");
  }
}
