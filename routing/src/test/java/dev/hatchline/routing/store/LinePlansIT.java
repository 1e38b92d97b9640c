package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How H2 finds rows, whose time is not to grow with the line or the years. */
class LinePlansIT {
  @TempDir Path folder;

  @Test
  void agentAndCallerAreFoundByTheirKeys() throws StoreFault {
    Database database = Database.embedded(folder.resolve("h2"));
    KeptConnection kept = database.kept(Duration.ofSeconds(10));
    try {
      database.renew();
      LineSql sql = new LineSql(database.now());
      assertThat(plan(kept, sql.give)).contains("PRIMARY_KEY").doesNotContain("LINE_ENTRY_NEWS");
      assertThat(plan(kept, sql.leave)).contains("PRIMARY_KEY").doesNotContain("LINE_ENTRY_NEWS");
      assertThat(plan(kept, sql.hold)).contains("PRIMARY_KEY");
    } finally {
      kept.close();
      database.close();
    }
  }

  @Test
  void aPageOfContactsIsFoundByItsTime() throws StoreFault {
    Database database = Database.embedded(folder.resolve("h2"));
    KeptConnection kept = database.kept(Duration.ofSeconds(10));
    try {
      database.renew();
      assertThat(plan(kept, History.CONTACTS))
          .contains("case_contact_at")
          .doesNotContain("tableScan");
    } finally {
      kept.close();
      database.close();
    }
  }

  private static String plan(KeptConnection kept, String sql) {
    return kept.once(
        () -> String.join("\n", kept.query("EXPLAIN " + sql, (row, _) -> row.getString(1))),
        _ -> true);
  }
}
