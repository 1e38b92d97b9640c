package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.Member;
import dev.hatchline.routing.shared.Membership;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the databases' own clocks say, which the other tests replace. */
class NowIT {
  /** Databases count in milliseconds. */
  private static final Duration ROUNDING = Duration.ofMillis(2);

  private static long now(Database database) {
    return Objects.requireNonNull(
        database.jdbc().queryForObject("SELECT " + database.now(), Long.class));
  }

  private static void milliseconds(Database database) {
    long before = System.currentTimeMillis();
    long read = now(database);
    assertThat(read).isBetween(before - 1, System.currentTimeMillis() + 1);
  }

  @Test
  void itCountsMillisecondsSince1970(@TempDir Path folder) throws Exception {
    try (Database h2 = Database.embedded(folder.resolve("h2"));
        Database mysql = Database.mysql(MySqlForTests.server().database())) {
      milliseconds(h2);
      milliseconds(mysql);
    }
  }

  @Test
  void aLeaseLastsFromNowOn(@TempDir Path folder) throws Exception {
    Path file = TablesForTests.embedded(folder.resolve("h2"));
    try (JdbcStore h2 = JdbcStore.embedded(file);
        JdbcStore mysql = JdbcStore.mysql(MySqlForTests.server().withTables())) {
      for (Membership each : List.of(h2.membership(), mysql.membership())) {
        EngineId a = EngineId.fresh("a");
        long before = System.nanoTime();
        assertThat(each.join(a)).isTrue();
        Member member = each.members().getFirst();
        Duration took = Duration.ofNanos(System.nanoTime() - before).plus(ROUNDING);
        assertThat(member.left()).isBetween(Membership.LEASE.minus(took), Membership.LEASE);
      }
    }
  }
}
