package dev.hatchline.app.commands;

import dev.hatchline.app.Setting;
import dev.hatchline.app.data.Backup;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.data.Manifest;
import dev.hatchline.app.data.Place;
import dev.hatchline.app.data.RowSource;
import dev.hatchline.app.data.Stores;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.routing.store.Holdings;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.StoreFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** {@code backup FILE [--with-secrets]}. */
public final class BackupCommand {
  private BackupCommand() {}

  public static void main(String[] args) {
    System.exit(Command.run(() -> run(List.of(args))));
  }

  private static void run(List<String> words) throws ConfigException, IOException, DataFault {
    boolean secrets = words.contains("--with-secrets");
    Path file = Path.of(words.getFirst());
    Place place = Place.of(System.getenv());
    Setting setting = Setting.load(System.getenv());
    Backup backup = new Backup(place, Clock.systemUTC());
    Manifest made;
    if (Command.engineRuns()) {
      try (EngineClient engine = new EngineClient(setting)) {
        made = backup.make(file, engine, secrets);
      }
    } else {
      try (JdbcStore store = Stores.open(setting.config(), place)) {
        made = backup.make(file, rows(store.holdings()), secrets);
      }
    }
    Command.say(
        "%s holds %,d rows and %,d files%s"
            .formatted(
                file,
                made.rows(),
                made.files(),
                secrets ? "; keys and passwords too: keep it where nobody reads it" : ""));
  }

  static RowSource rows(Holdings holdings) {
    return sink -> {
      try {
        return holdings.read(sink).schema();
      } catch (StoreFault fault) {
        throw new DataFault(String.valueOf(fault.getMessage()), fault);
      }
    };
  }
}
