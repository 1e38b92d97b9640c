package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bounds, and the order of writing, which the rows of a database do not show. */
class WriteBehindTest {
  private static final InstantSource CLOCK = InstantSource.system();

  private final CallId call = Sample.call();
  private final ScriptedStore store = new ScriptedStore();
  @TempDir Path folder;

  private WriteBehind start(int memory, long journalBytes) {
    Duration soon = Duration.ofMillis(20);
    return new WriteBehind(
        store,
        folder.resolve("journal"),
        CLOCK,
        new WriteBehind.Limits(memory, 100, journalBytes, soon, soon, Duration.ofMillis(100)));
  }

  private static boolean idle(WriteBehind behind) {
    StoreReadings now = behind.readings();
    return now.up() && now.waiting() == 0 && now.journalled() == 0;
  }

  @Test
  void aStuckDatabaseFillsMemoryAndNobodyWaits() throws Exception {
    try (WriteBehind behind = start(1_000, 1_000_000)) {
      store.stick();
      assertThat(behind.offer(Sample.event(call, 0))).isTrue();
      store.awaitStuck();
      for (int seq = 1; seq <= 1_000; seq++) {
        assertThat(behind.offer(Sample.event(call, seq))).isTrue();
      }
      assertThat(behind.offer(Sample.event(call, 1_001))).isFalse();
      assertThat(behind.readings().lost()).isEqualTo(1);
      assertThat(behind.readings().waiting()).isEqualTo(1_001);
      store.release();
      Await.until(() -> idle(behind));
      assertThat(store.written).isEqualTo(Sample.events(call, 0, 1_001));
    }
  }

  @Test
  void itIsSettledWhenNothingWaitsInMemoryOrJournalAndNotBefore() throws Exception {
    store.away(true);
    try (WriteBehind behind = start(1_000, 1_000_000)) {
      Sample.events(call, 0, 300).forEach(behind::offer);
      Await.until(() -> behind.readings().journalled() > 0);
      CompletableFuture<Void> settled = behind.settled();
      assertThat(settled).isNotDone();
      store.stick();
      store.away(false);
      store.awaitStuck();
      assertThat(settled).as("the database has not taken it yet").isNotDone();
      store.release();
      settled.get(10, TimeUnit.SECONDS);
      assertThat(store.written).hasSize(300);
      assertThat(behind.settled()).as("nothing waits").isDone();
    }
  }

  @Test
  void orderIsThatOfTheOffersThroughMemoryAndJournal() throws Exception {
    try (WriteBehind behind = start(10_000, 10_000_000)) {
      for (int part = 0; part < 10; part++) {
        store.away(part % 2 == 0);
        Sample.events(call, part * 500, part * 500 + 500).forEach(behind::offer);
        if (part % 2 == 0) {
          Await.until(() -> behind.readings().journalled() > 0 && !behind.readings().up());
        }
      }
      Await.until(() -> idle(behind));
      assertThat(store.written).isEqualTo(Sample.events(call, 0, 5_000));
    }
  }

  @Test
  void aFullJournalLeavesTheRestInMemoryAndTheNewestIsLost() throws Exception {
    store.away(true);
    try (WriteBehind behind = start(500, 50_000)) {
      int taken = 100;
      Sample.events(call, 0, taken).forEach(behind::offer);
      Await.until(() -> behind.readings().journalled() == 100);
      while (behind.offer(Sample.event(call, taken))) {
        taken++;
      }
      assertThat(behind.readings().lost()).isEqualTo(1);
      assertThat(behind.readings().journalled()).isPositive();
      store.away(false);
      Await.until(() -> idle(behind));
      assertThat(store.written).isEqualTo(Sample.events(call, 0, taken));
    }
  }

  @Test
  void aRowThatIsRefusedIsLostAloneAndTold() throws Exception {
    store.refuse(7);
    try (WriteBehind behind = start(1_000, 1_000_000)) {
      Sample.events(call, 0, 20).forEach(behind::offer);
      Await.until(() -> idle(behind) && store.written.size() == 19);
      assertThat(store.written).doesNotContain(Sample.event(call, 7));
      assertThat(behind.readings().lost()).isEqualTo(1);
      StoreReadings.Fault fault = behind.readings().lastFault();
      assertThat(fault == null ? "" : fault.text()).contains("refused");
    }
  }

  @Test
  void closedWhileTheDatabaseHoldsTheWriterEverythingIsInTheJournal() throws Exception {
    WriteBehind behind = start(1_000, 1_000_000);
    store.stick();
    behind.offer(Sample.event(call, 0));
    store.awaitStuck();
    Sample.events(call, 1, 300).forEach(behind::offer);
    behind.close();
    assertThat(behind.readings().journalled()).isEqualTo(300);
    assertThat(behind.offer(Sample.event(call, 300))).isFalse();
    ScriptedStore next = new ScriptedStore();
    try (WriteBehind again = new WriteBehind(next, folder.resolve("journal"), CLOCK)) {
      Await.until(() -> idle(again));
      assertThat(next.written).isEqualTo(Sample.events(call, 0, 300));
    }
    store.release();
  }

  @Test
  void closedWhileTheDatabaseIsUpEverythingIsInTheDatabase() throws Exception {
    WriteBehind behind = start(10_000, 10_000_000);
    Await.until(() -> behind.readings().up());
    Sample.events(call, 0, 3_000).forEach(behind::offer);
    behind.close();
    assertThat(behind.readings().waiting()).isZero();
    assertThat(behind.readings().journalled() + store.written.size()).isEqualTo(3_000);
  }

  @Test
  void aJournalThatCannotBeMadeLeavesWritesInMemory() throws Exception {
    Files.writeString(folder.resolve("journal"), "a file, not a folder");
    store.away(true);
    try (WriteBehind behind = start(1_000, 1_000_000)) {
      Sample.events(call, 0, 300).forEach(behind::offer);
      Await.until(() -> {
        StoreReadings.Fault fault = behind.readings().lastFault();
        return fault != null && fault.text().contains("journal");
      });
      store.away(false);
      Await.until(() -> idle(behind));
      assertThat(store.written).isEqualTo(Sample.events(call, 0, 300));
    }
  }

  @Test
  void everyThreadMayOffer() throws Exception {
    try (WriteBehind behind = start(100_000, 10_000_000)) {
      List<Thread> threads =
          IntStream.range(0, 8)
              .mapToObj(_ ->
                  Thread.ofVirtual()
                      .start(() -> Sample.events(Sample.call(), 0, 1_000).forEach(behind::offer)))
              .toList();
      for (Thread thread : threads) {
        thread.join();
      }
      Await.until(() -> idle(behind));
      assertThat(store.written).hasSize(8_000).doesNotHaveDuplicates();
    }
  }
}
