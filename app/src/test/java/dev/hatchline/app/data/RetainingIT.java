package dev.hatchline.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.Retention;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.bulk.Keep;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows and recordings of an installation get older. */
class RetainingIT {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Retention MESSAGES =
      new Retention(
          Optional.empty(),
          Optional.empty(),
          Optional.of(MONTH),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(Home.AT);

  private Retaining retaining(Home home, JdbcStore store) {
    return new Retaining(MESSAGES, home.place().installation(), store.holdings(), now::get);
  }

  private static long recordings(Home home) throws Exception {
    return home.files().keySet().stream().filter(name -> name.endsWith(".wav")).count();
  }

  private static long rows(JdbcStore store, String table) throws Exception {
    return store.holdings().sums().stream()
        .filter(sum -> sum.table().equals(table))
        .findFirst()
        .orElseThrow()
        .rows();
  }

  @Test
  void aMessageGoesWithItsRecordingWhenItIsOlderAndNotBefore() throws Exception {
    Home home = Home.of(folder, "");
    home.call(Home.NUMBER);
    try (JdbcStore store = home.open();
        Retaining retaining = retaining(home, store)) {
      now.set(Home.AT.plus(MONTH));
      retaining.turn();
      assertThat(retaining.removed(Keep.MESSAGES)).as("exactly as old as it may be").isZero();
      assertThat(rows(store, "message")).isEqualTo(1);
      now.set(now.get().plusNanos(1_000));
      retaining.turn();
      assertThat(retaining.removed(Keep.MESSAGES)).isEqualTo(1);
      assertThat(rows(store, "message")).isZero();
      assertThat(recordings(home)).isZero();
      assertThat(rows(store, "call_event")).as("kept for ever").isEqualTo(1);
    }
  }

  private static Duration age(Keep keep) {
    return Duration.ofDays(
        switch (keep) {
          case CALLS -> 41;
          case EVENTS -> 42;
          case MESSAGES -> 43;
          case WAITS -> 44;
          case CALLBACKS -> 45;
          case CASES -> 46;
          case INCIDENTS -> 47;
        });
  }

  /** Each kind has an age of its own, so that one that goes by another's is found out. */
  @Test
  void eachKindGoesByItsOwnAge() throws Exception {
    Retention retention =
        new Retention(
            Optional.of(age(Keep.CALLS)),
            Optional.of(age(Keep.EVENTS)),
            Optional.of(age(Keep.MESSAGES)),
            Optional.of(age(Keep.WAITS)),
            Optional.of(age(Keep.CALLBACKS)),
            Optional.of(age(Keep.CASES)),
            Optional.of(age(Keep.INCIDENTS)));
    Home home = Home.of(folder, "");
    try (JdbcStore store = home.open();
        Retaining retaining =
            new Retaining(retention, home.place().installation(), store.holdings(), now::get)) {
      store.check();
      AgedRows rows = new AgedRows(store);
      for (Keep keep : Keep.values()) {
        rows.add(keep, Home.AT.minus(age(keep)));
        rows.add(keep, Home.AT.minus(age(keep)).minusNanos(1_000));
      }
      retaining.turn();
      for (Keep keep : Keep.values()) {
        assertThat(retaining.removed(keep)).as("%s", keep).isEqualTo(1);
        assertThat(rows(store, AgedRows.table(keep))).as("%s", keep).isEqualTo(1);
      }
      retaining.turn();
      assertThat(Keep.values())
          .allSatisfy(keep -> assertThat(retaining.removed(keep)).isEqualTo(1));
    }
  }

  @Test
  void aRecordingThatHasNoRowGoesADayLater() throws Exception {
    Home home = Home.of(folder, "");
    String name =
        "home/messages/%d_1000__c0ffee00-1111-2222-3333-444455556666.wav"
            .formatted(Home.AT.getEpochSecond());
    home.write(name, "of a caller whom Asterisk alone served");
    home.write("home/messages/notes.txt", "of the operator");
    try (JdbcStore store = home.open();
        Retaining retaining = retaining(home, store)) {
      now.set(Home.AT.plus(MONTH).plus(Retaining.WITHOUT_ROW).minusSeconds(1));
      retaining.turn();
      assertThat(home.files()).containsKey(name);
      now.set(now.get().plusSeconds(2));
      retaining.turn();
      assertThat(home.files()).doesNotContainKey(name).containsKey("home/messages/notes.txt");
    }
  }
}
