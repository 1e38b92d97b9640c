package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import dev.hatchline.routing.cases.CaseChange;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.store.Await;
import dev.hatchline.routing.store.CaseJournalFile;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.StoredEvent;
import dev.hatchline.routing.store.WriteBehind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LeftoversTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final InstantSource CLOCK = () -> NOW;

  @TempDir private Path folder;
  private Setting setting;
  private Installation second;

  @BeforeEach
  void begin() throws Exception {
    Path file = Files.writeString(folder.resolve("h.yaml"), "");
    setting =
        Setting.load(
            Map.of(
                "HATCHLINE_HOME", Files.createDirectories(folder.resolve("home")).toString(),
                "HATCHLINE_TOOLS", folder.toString(),
                "HATCHLINE_CONFIG", file.toString()));
    second = setting.installation().seenBy(EngineName.B);
  }

  @Test
  void whatTheSecondEngineCouldNotWriteIsWrittenByTheOneThatIsLeft() throws Exception {
    CallId call = new CallId(UUID.randomUUID());
    JdbcStore away = JdbcStore.embedded(folder.resolve("away"));
    away.close();
    try (WriteBehind theirs = new WriteBehind(away, second.journal(), CLOCK)) {
      theirs.offer(new StoredEvent(call, 0, NOW, "JoinedLine", "{}"));
    }
    assertThat(second.journal()).isDirectoryContaining("glob:**.jsonl");
    try (JdbcStore store = JdbcStore.embedded(folder.resolve("db"));
        Leftovers left = Leftovers.write(setting, store, CLOCK)) {
      assertThat(left.writers()).hasSize(1);
      Await.until(() -> kept(store, call) == 1);
    }
  }

  private static int kept(JdbcStore store, CallId call) {
    try {
      return store.events(call).size();
    } catch (StoreFault _) {
      return 0;
    }
  }

  @Test
  void whatTheSecondEngineKeptOfCasesIsInTheJournalOfTheOneThatIsLeft() throws Exception {
    CaseChange change =
        new CaseChange(
            new CaseId(UUID.randomUUID()), new CaseEvent.Reopen(new AgentId("101")), NOW);
    try (CaseJournalFile theirs = new CaseJournalFile(second.caseJournal())) {
      theirs.append(List.of(change));
    }
    try (CaseJournalFile ours = Leftovers.caseJournal(setting)) {
      assertThat(ours.read()).containsExactly(change);
      assertThat(second.caseJournal()).doesNotExist();
    }
  }
}
