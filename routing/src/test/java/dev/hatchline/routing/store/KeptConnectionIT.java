package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** What becomes of a kept connection's transactions, and of the connection, after a fault. */
class KeptConnectionIT {
  private static final String ADD = "INSERT INTO note (text) VALUES (?)";
  private static final String COUNT = "SELECT COUNT(*) FROM note";

  @TempDir Path folder;
  private Database database;
  private KeptConnection kept;

  @BeforeEach
  void open() {
    database = Database.embedded(folder.resolve("h2"));
    database.jdbc().execute("CREATE TABLE note (text VARCHAR(10) PRIMARY KEY)");
    kept = database.kept(Duration.ofMillis(500));
  }

  @AfterEach
  void close() {
    kept.close();
    database.close();
  }

  private Integer others() {
    return database.jdbc().queryForList(COUNT, Integer.class).getFirst();
  }

  private <T> T done(Supplier<T> work) {
    return kept.once(work, _ -> false);
  }

  private int add(String text) {
    return done(() -> kept.update(ADD, text));
  }

  private long read(String sql) {
    return done(() -> kept.query(sql, (row, _) -> row.getLong(1)).getFirst());
  }

  @Test
  void othersSeeATransactionWhenItIsOver() {
    assertThat(
            done(() -> {
              kept.update(ADD, "a");
              kept.update(ADD, "b");
              return others();
            }))
        .isEqualTo(0);
    assertThat(others()).isEqualTo(2);
  }

  @Test
  void whatIsToBeUndoneChangesNothing() {
    assertThat(kept.once(() -> kept.update(ADD, "a"), _ -> true)).isEqualTo(1);
    assertThat(add("b")).isEqualTo(1);
    assertThat(others()).isEqualTo(1);
  }

  @Test
  void aFaultUndoesWhatWasBegun() {
    add("a");
    assertThatThrownBy(() ->
            done(() -> {
              kept.update(ADD, "b");
              return kept.update(ADD, "a");
            }))
        .isInstanceOf(DataAccessException.class);
    assertThat(add("c")).isEqualTo(1);
    assertThat(database.jdbc().queryForList("SELECT text FROM note", String.class))
        .containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void aConnectionThatIsLostIsReplaced() {
    long first = read("SELECT SESSION_ID()");
    add("a");
    database.jdbc().execute("CALL ABORT_SESSION(" + first + ")");
    assertThatThrownBy(() -> add("b")).isInstanceOf(DataAccessException.class);
    assertThat(add("c")).isEqualTo(1);
    assertThat(read("SELECT SESSION_ID()")).isNotEqualTo(first);
  }

  @Test
  void itsLimitsAreNotTheOthers() {
    assertThat(read("CALL LOCK_TIMEOUT()")).isEqualTo(100);
    kept.close();
    assertThat(database.jdbc().queryForObject("CALL LOCK_TIMEOUT()", Long.class))
        .isEqualTo(Pools.STATEMENT_MAX.toMillis());
  }

  /** Else whoever comes late would go on with a database that others have left. */
  @Test
  void whatIsClosedConnectsNoMore() {
    add("a");
    kept.close();
    assertThatThrownBy(() -> add("b")).isInstanceOf(DataAccessException.class);
    assertThat(others()).isEqualTo(1);
  }
}
