package dev.hatchline.app.data;

import dev.hatchline.conf.Database;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The database that an operator's file names. */
public final class Stores {
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
}
