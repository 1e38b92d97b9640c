package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing behind while a real MySQL dies, hangs, is slow, or refuses. */
class WriteBehindIT {
  private static final int WRITES = 10_000;

  private final MySqlForTests mysql = MySqlForTests.server();
  private final CallId call = Sample.call();
  @TempDir Path folder;
  private MySqlServer server = new MySqlServer("", 0, "", "", "");
  private Proxy proxy;
  private Store store;
  private WriteBehind behind;

  @BeforeEach
  void open() throws Exception {
    server = mysql.database();
    connect();
  }

  private void connect() throws Exception {
    proxy = new Proxy(mysql.port());
    store =
        JdbcStore.mysql(
            new MySqlServer(
                "127.0.0.1", proxy.port(), server.database(), server.user(), server.password()));
    behind = new WriteBehind(store, journal(), InstantSource.system());
  }

  @AfterEach
  void close() throws Exception {
    behind.close();
    store.close();
    proxy.close();
  }

  private Path journal() {
    return folder.resolve("journal");
  }

  private void offer(int from, int to) {
    Sample.events(call, from, to).forEach(write -> assertThat(behind.offer(write)).isTrue());
  }

  /** Written in this order: MySQL numbers no rows by itself, so the numbers of the call tell. */
  private void everythingIsThereOnceAndInOrder() throws Exception {
    Await.until(() -> {
      StoreReadings now = behind.readings();
      return now.up() && now.waiting() == 0 && now.journalled() == 0;
    });
    assertThat(mysql.query("SELECT seq FROM " + server.database() + ".call_event ORDER BY seq"))
        .containsExactlyElementsOf(IntStream.range(0, WRITES).mapToObj(Integer::toString).toList());
    assertThat(behind.readings().lost()).isZero();
    try (Stream<Path> files = Files.list(journal())) {
      assertThat(files.toList()).isEmpty();
    }
  }

  @Test
  void killedInTheMidst() throws Exception {
    offer(0, 3_000);
    mysql.kill();
    offer(3_000, WRITES);
    Await.until(() -> behind.readings().journalled() > 0 && behind.readings().waiting() == 0);
    assertThat(behind.readings().up()).isFalse();
    assertThat(behind.readings().lastFault()).isNotNull();
    mysql.startAgain();
    everythingIsThereOnceAndInOrder();
  }

  @Test
  void frozenInTheMidst() throws Exception {
    offer(0, 3_000);
    mysql.freeze();
    try {
      // Had any of these waited for the database, it would wait for ever.
      offer(3_000, WRITES);
      Await.until(() -> behind.readings().journalled() > 0 && behind.readings().waiting() == 0);
    } finally {
      mysql.thaw();
    }
    everythingIsThereOnceAndInOrder();
  }

  @Test
  void closedWhileFrozenTheRestIsWrittenAtTheNextStart() throws Exception {
    Await.until(() -> behind.readings().up());
    mysql.freeze();
    try {
      offer(0, WRITES);
      behind.close();
      assertThat(behind.readings().waiting()).isZero();
      assertThat(behind.readings().journalled()).isEqualTo(WRITES);
      assertThat(behind.offer(Sample.event(call, WRITES))).isFalse();
    } finally {
      mysql.thaw();
    }
    behind = new WriteBehind(store, journal(), InstantSource.system());
    everythingIsThereOnceAndInOrder();
  }

  @Test
  void slowWire() throws Exception {
    Await.until(() -> behind.readings().up());
    proxy.delay(20);
    offer(0, WRITES);
    assertThat(behind.readings().waiting()).isPositive();
    everythingIsThereOnceAndInOrder();
  }

  @Test
  void wireCutAgainAndAgain() throws Exception {
    for (int part = 0; part < 5; part++) {
      offer(part * WRITES / 5, (part + 1) * WRITES / 5);
      proxy.cut();
      Await.until(() -> !behind.readings().up());
      proxy.mend();
    }
    everythingIsThereOnceAndInOrder();
  }

  @Test
  void refusesAllWrites() throws Exception {
    Await.until(() -> behind.readings().up());
    mysql.root("SET GLOBAL read_only = ON");
    try {
      offer(0, WRITES);
      Await.until(() -> behind.readings().journalled() == WRITES);
      assertThat(mysql.query("SELECT seq FROM " + server.database() + ".call_event")).isEmpty();
    } finally {
      mysql.root("SET GLOBAL read_only = OFF");
    }
    everythingIsThereOnceAndInOrder();
  }

  @Test
  void downAtTheStartTablesAreMadeWhenItComesUp() throws Exception {
    close();
    mysql.kill();
    connect();
    offer(0, WRITES);
    Await.until(() -> behind.readings().journalled() == WRITES);
    mysql.startAgain();
    everythingIsThereOnceAndInOrder();
  }

  @Test
  void whatAKilledEngineHadInItsJournalIsWrittenAtTheNextStart() throws Exception {
    CallId other = Sample.call();
    Dying.run("journal", folder.resolve("dead"), other);
    try (Store embedded = JdbcStore.embedded(folder.resolve("dead/db"));
        WriteBehind next =
            new WriteBehind(embedded, folder.resolve("dead/journal"), InstantSource.system())) {
      Await.until(() -> next.readings().up() && next.readings().journalled() == 0);
      assertThat(embedded.events(other))
          .isEqualTo(List.copyOf(Sample.events(other, 0, Dying.WRITES)));
    }
  }
}
