package dev.hatchline.app;

import dev.hatchline.conf.Database;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.MySqlServer;

/** Where an installation keeps what is read later. */
final class Stores {
  private Stores() {}

  /** Touches nothing yet. */
  static JdbcStore of(Setting setting) {
    return switch (setting.config().database()) {
      case Database.Embedded _ -> JdbcStore.embedded(setting.installation().database());
      case Database.MySql(String host, int port, String database, String user, String _) ->
          JdbcStore.mysql(
              new MySqlServer(
                  host, port, database, user, setting.secrets().database().orElseThrow()));
    };
  }
}
