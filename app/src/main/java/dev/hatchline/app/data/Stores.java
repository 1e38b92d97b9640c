package dev.hatchline.app.data;

import dev.hatchline.conf.Database;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlServer;
import dev.hatchline.routing.store.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The database that an operator's file names. */
public final class Stores {
  private static final int BEGIN_TRIES = 5;

  private Stores() {}

  /** The server, if it names one; its password is read from this folder. */
  static Optional<MySqlServer> server(OperatorConfig config, Path secrets)
      throws IOException, DataFault {
    return switch (config.database()) {
      case Database.Embedded _ -> Optional.empty();
      case Database.MySql(String host, int port, String name, String user, String secret) ->
          Optional.of(new MySqlServer(host, port, name, user, password(secrets.resolve(secret))));
    };
  }

  private static String password(Path file) throws IOException, DataFault {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException fault) {
      throw new DataFault("the database's password is missing: put it into " + file, fault);
    }
  }

  /** What the engine would open. */
  public static JdbcStore open(OperatorConfig config, Place place) throws IOException, DataFault {
    Optional<MySqlServer> server = server(config, place.installation().secrets());
    return server.isPresent()
        ? JdbcStore.mysql(server.get())
        : JdbcStore.embeddedUnhurried(place.installation().database());
  }

  /**
   * Waits for its first answer: to open the embedded one takes longer on a busy machine than
   * whoever reads waits for a connection.
   */
  public static void begin(JdbcStore store) throws DataFault {
    for (int tries = 1; ; tries++) {
      try {
        store.check();
        return;
      } catch (StoreFault away) {
        if (tries == BEGIN_TRIES) {
          throw new DataFault(String.valueOf(away.getMessage()), away);
        }
      }
    }
  }
}
