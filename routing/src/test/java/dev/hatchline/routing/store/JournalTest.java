package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private final CallId call = Sample.call();
  @TempDir Path folder;

  private Journal journal() {
    return new Journal(folder, Journal.BYTES_MAX);
  }

  private static List<Write> all(Journal journal) throws Exception {
    List<Write> all = new ArrayList<>();
    while (!journal.head(7).isEmpty()) {
      all.addAll(journal.head(7));
      journal.drop(7);
    }
    return all;
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void everyKindComesBackAsItWas() throws Exception {
    List<Write> writes =
        List.of(
            Sample.event(call, 3),
            Sample.message(call, Sample.T0, true),
            Sample.ended(call, Sample.T0),
            Sample.estimate(call, Sample.T0, null),
            new StoredIncident(
                UUID.randomUUID(), Sample.T0, "kind", new AgentId("101"), "line\nbreak", null),
            new StoredMove(new AgentId("101"), Sample.T0, "Paused", "lunch"),
            new OutboxEvent(
                UUID.randomUUID(), "crm", "101", "agent.state", Sample.T0, "{\"say\":\"ü€𝄞\"}"));
    Journal journal = journal();
    assertThat(journal.append(writes)).isTrue();
    assertThat(all(journal)).isEqualTo(writes);
  }

  @Test
  void anotherFindsWhatWasLeftAndTheTornLineIsLeftOut() throws Exception {
    Journal dead = journal();
    dead.append(Sample.events(call, 0, 10));
    dead.append(Sample.events(call, 10, 20));
    dead.close();
    Files.writeString(
        files().getFirst(), "{\"row\":\"StoredEvent\",\"call\":\"", StandardOpenOption.APPEND);
    Files.writeString(folder.resolve("notes.txt"), "not ours");
    Journal next = journal();
    next.open();
    assertThat(next.waiting()).isEqualTo(21);
    next.append(Sample.events(call, 20, 30));
    assertThat(all(next)).isEqualTo(Sample.events(call, 0, 30));
    assertThat(next.unreadable()).isEqualTo(1);
    assertThat(next.waiting()).isZero();
    assertThat(files()).containsExactly(folder.resolve("notes.txt"));
  }

  @Test
  void theHeadIsTheSameUntilItIsDropped() throws Exception {
    Journal journal = journal();
    journal.append(Sample.events(call, 0, 10));
    assertThat(journal.head(4)).isEqualTo(Sample.events(call, 0, 4));
    journal.append(Sample.events(call, 10, 12));
    assertThat(journal.head(4)).isEqualTo(Sample.events(call, 0, 4));
    assertThat(journal.waiting()).isEqualTo(12);
    journal.drop(4);
    assertThat(journal.waiting()).isEqualTo(8);
    assertThat(all(journal)).isEqualTo(Sample.events(call, 4, 12));
    assertThat(files()).isEmpty();
  }

  @Test
  void itHoldsNoMoreThanItsBound() throws Exception {
    Journal journal = new Journal(folder, 3_000);
    int kept = 0;
    while (journal.append(Sample.events(call, kept, kept + 1))) {
      kept++;
    }
    assertThat(Files.size(files().getFirst())).isLessThanOrEqualTo(3_000);
    assertThat(all(journal)).isEqualTo(Sample.events(call, 0, kept));
    assertThat(journal.append(Sample.events(call, 0, 1))).isTrue();
  }

  @Test
  void aLongJournalIsManyFilesAndStaysInOrder() throws Exception {
    Journal journal = journal();
    String body = "{\"x\":\"" + "y".repeat(15_000) + "\"}";
    for (int part = 0; part < 6; part++) {
      int from = part * 100;
      journal.append(
          IntStream.range(from, from + 100)
              .<Write>mapToObj(seq -> new StoredEvent(call, seq, Sample.T0, "Long", body))
              .toList());
    }
    assertThat(files()).hasSizeGreaterThan(1);
    journal.close();
    assertThat(all(journal()))
        .extracting(write -> ((StoredEvent) write).seq())
        .isSorted()
        .hasSize(600);
  }
}
