package dev.hatchline.routing.store;

/** The contract against H2 in a file. */
class H2HoldingsIT extends HoldingsContract {
  @Override
  JdbcStore open() {
    return JdbcStore.embedded(folder.resolve("db/hatchline"));
  }

  @Override
  void alter(String sql) throws Exception {
    try (var source = Pools.embedded(folder.resolve("db/hatchline"));
        var connection = source.getConnection()) {
      connection.createStatement().execute(sql);
    }
  }
}
