package dev.hatchline.app.data;

import dev.hatchline.app.data.RestorePlan.Move;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.routing.store.MySqlServer;
import dev.hatchline.routing.store.Restored;
import dev.hatchline.routing.store.bulk.Load;
import dev.hatchline.routing.store.bulk.TableSum;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts a backup in the place of what is there, all or nothing, while nothing runs.
 *
 * <pre>
 *   checked → staged beside what is there → compared → the plan is written → moved into place
 *   └──────────────── nothing is touched ──────────┘   └─ finished, by the next start if need be
 * </pre>
 */
public final class Restore {
  /**
   * How it is done.
   *
   * @param replace what is there may be overwritten
   * @param keepConfig the operator's own files stay as they are, and so the database they name
   */
  public record Wish(boolean replace, boolean keepConfig) {}

  /** Where it is, for tests that stop it there. */
  enum Step {
    FILES_STAGED,
    ROWS_STAGED,
    PLANNED,
    DONE
  }

  private final Place place;
  private final Consumer<Step> steps;
  private final Path folder;
  private final Path stage;
  private final Path configStage;

  public Restore(Place place) {
    this(place, _ -> {});
  }

  Restore(Place place, Consumer<Step> steps) {
    this.place = place;
    this.steps = steps;
    this.folder = RestorePlan.folder(place);
    this.stage = folder.resolve("new");
    this.configStage = RestorePlan.staged(place).resolve("new");
  }

  /** Finishes a restore that was not, if there is one; the sooner the better. */
  public static boolean finish(Place place) throws IOException {
    Optional<RestorePlan> left = RestorePlan.left(place);
    if (left.isPresent()) {
      left.get().finish(place);
    }
    return left.isPresent();
  }

  /** Does it; what there is to say about it is in the manifest. */
  public Manifest from(Path file, Wish wish) throws IOException, DataFault, ConfigException {
    finish(place);
    try (BackupFile backup = BackupFile.open(file)) {
      RestorePlan plan;
      try {
        plan = staged(backup, wish);
      } catch (IOException | DataFault | ConfigException | RuntimeException fault) {
        tidy();
        throw fault;
      }
      plan.commit(place);
      steps.accept(Step.PLANNED);
      plan.finish(place);
      steps.accept(Step.DONE);
      return backup.manifest();
    }
  }

  private void tidy() throws IOException {
    RestorePlan.remove(folder);
    RestorePlan.remove(RestorePlan.staged(place));
  }

  private RestorePlan staged(BackupFile backup, Wish wish)
      throws IOException, DataFault, ConfigException {
    tidy();
    Files.createDirectories(
        stage, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (String name : backup.names()) {
      stage(backup, name, wish);
    }
    OperatorConfig config =
        OperatorFile.read(
            wish.keepConfig() ? place.operatorFile() : configStage.resolve("hatchline.yaml"));
    boolean secrets = backup.manifest().secrets();
    Path password = secrets ? stage.resolve(Place.SECRETS) : place.installation().secrets();
    Optional<MySqlServer> server = Stores.server(config, password);
    if (!wish.replace()) {
      refuse(config, wish, server.isPresent());
    }
    steps.accept(Step.FILES_STAGED);
    rows(backup, server);
    steps.accept(Step.ROWS_STAGED);
    return plan(wish, config, server);
  }

  private void stage(BackupFile backup, String name, Wish wish) throws IOException {
    if (name.startsWith(Manifest.HOME)) {
      Path to = stage.resolve(name.substring(Manifest.HOME.length()));
      backup.extract(name, to);
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
    } else if (!wish.keepConfig()) {
      backup.extract(name, configStage.resolve(name.substring(Manifest.CONFIG.length())));
    }
  }

  private void refuse(OperatorConfig config, Wish wish, boolean server)
      throws IOException, DataFault {
    List<String> present = new ArrayList<>(Present.data(config, place, server));
    present.addAll(Present.secrets(place, stage.resolve(Place.SECRETS)));
    if (!wish.keepConfig()) {
      present.addAll(Present.config(place, configStage));
    }
    if (!present.isEmpty()) {
      throw new DataFault(
          "there is something already: %s; nothing was changed. --replace puts the backup in its"
                  .formatted(String.join(", ", present))
              + " place, --keep-config leaves the operator's files as they are");
    }
  }

  private void rows(BackupFile backup, Optional<MySqlServer> server) throws IOException {
    Path database = stage.resolve("db").resolve("hatchline");
    Manifest manifest = backup.manifest();
    try (Restored restored = Restored.fresh(database, manifest.schema())) {
      restored.fill(load -> fill(backup, load), manifest.tables());
      if (server.isPresent()) {
        restored.stage(server.get());
      }
    }
  }

  private static void fill(BackupFile backup, Load load) throws IOException {
    for (TableSum table : backup.manifest().tables()) {
      try (BufferedReader rows = backup.rows(table.table())) {
        for (String row = rows.readLine(); row != null; row = rows.readLine()) {
          load.add(table.table(), row);
        }
      }
    }
  }

  private RestorePlan plan(Wish wish, OperatorConfig config, Optional<MySqlServer> server)
      throws IOException {
    List<Move> moves = new ArrayList<>();
    for (String name : Place.KEPT) {
      Files.createDirectories(stage.resolve(name));
      moves.add(move(stage.resolve(name), place.home().resolve(name), folder));
    }
    if (Files.exists(stage.resolve(Place.SECRETS))) {
      Files.setPosixFilePermissions(
          stage.resolve(Place.SECRETS), PosixFilePermissions.fromString("rwx------"));
      moves.add(move(stage.resolve(Place.SECRETS), place.installation().secrets(), folder));
    }
    if (server.isEmpty()) {
      Path staged = Place.withEnding(stage.resolve("db").resolve("hatchline"));
      moves.add(move(staged, place.databaseFile(), folder));
    }
    if (!wish.keepConfig()) {
      Path old = RestorePlan.staged(place);
      moves.add(move(configStage.resolve("hatchline.yaml"), place.operatorFile(), old));
      for (String name : Place.CONFIG) {
        Path target = place.configFolder().resolve(name);
        if (Files.exists(target)) {
          Files.createDirectories(configStage.resolve(name)); // what is there goes
        }
        moves.add(move(configStage.resolve(name), target, old));
      }
    }
    return new RestorePlan(
        moves,
        server.map(RestorePlan.Server::of).orElse(null),
        config.database() instanceof dev.hatchline.conf.Database.MySql mysql
            ? place.installation().secrets().resolve(mysql.passwordSecret()).toString()
            : null);
  }

  private static Move move(Path from, Path to, Path oldFolder) {
    return new Move(
        from.toString(), to.toString(), oldFolder.resolve("old-" + to.getFileName()).toString());
  }
}
