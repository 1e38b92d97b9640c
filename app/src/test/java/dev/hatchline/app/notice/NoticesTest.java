package dev.hatchline.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.call.Calls;
import dev.hatchline.app.cases.Cases;
import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.app.story.Stories;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.NoticeId;
import dev.hatchline.routing.store.CaseJournalFile;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.telephony.AgentDial;
import dev.hatchline.telephony.CustomerDial;
import dev.hatchline.telephony.DialFate;
import dev.hatchline.telephony.Dialler;
import dev.hatchline.telephony.Regret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** News as the engine has it told, with the operator's rules; the house goes by Berlin's clock. */
@Timeout(120)
class NoticesTest {
  private static final PhoneNumber NEW_YORK = new PhoneNumber("+12125551234");

  @TempDir private Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(newYork("03:00"));
  private final List<PhoneNumber> rung = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private JdbcStore store;
  private Cases cases;
  private Notices notices;

  @BeforeEach
  void open() throws Exception {
    OperatorConfig config =
        OperatorFile.read(
            Files.writeString(
                folder.resolve("hatchline.yaml"),
                """
                hours: {zone: Europe/Berlin}
                notices: {hours: ["08:30-21:00"]}
                """));
    store = JdbcStore.embedded(folder.resolve("db"));
    cases =
        new Cases(
            new Cases.House(
                config,
                new FlowShelf(),
                new PhoneNumbers(config),
                new Stories(),
                store.cases(),
                new CaseJournalFile(folder.resolve("journal/cases.jsonl")),
                _ -> {},
                _ -> Optional.empty(),
                timer,
                now::get));
    notices =
        new Notices(
            new Notices.House(
                config,
                store.notices(),
                store.outages(),
                new Ringing(rung),
                cases,
                new Calls(),
                _ -> {},
                timer,
                now::get));
  }

  @AfterEach
  void close() {
    timer.shutdownNow();
    notices.close();
    cases.close();
    store.close();
  }

  private static Instant newYork(String time) {
    return Instant.parse("2026-11-27T" + time + ":00-05:00");
  }

  /** The desk has looked at this time, and has done what followed from it. */
  private void at(String time) {
    now.set(newYork(time));
    notices.desk().tick();
    settled();
  }

  /** One step may have had another one done: there is one worker, and no step has two behind it. */
  private void settled() {
    for (int i = 0; i < 3; i++) {
      assertThat(notices.desk().withdraw(new NoticeId(UUID.randomUUID())).join()).isFalse();
    }
  }

  @Test
  void nobodyIsRungWithNewsBeforeTheHourOfTheFileByTheClockOfTheirNumber() {
    notices.inSight(Set.of(), newYork("02:00"));
    settled();
    assertThat(notices.desk().readings().ready()).isTrue();
    News news =
        new News(News.Kind.PROGRESS, NEW_YORK, "1000", "It is done.", null, null, now.get());
    assertThat(notices.desk().announce(new NoticeId(UUID.randomUUID()), news).join()).isPresent();
    settled();
    assertThat(rung).as("at 03:00, which is 09:00 in Berlin").isEmpty();
    at("08:29");
    assertThat(rung).isEmpty();
    at("08:30");
    assertThat(rung).containsExactly(NEW_YORK);
  }

  /** Asterisk, which has everybody rung; nobody answers yet. */
  private record Ringing(List<PhoneNumber> rung) implements Dialler {
    @Override
    public CompletableFuture<Boolean> dialCustomer(CustomerDial dial) {
      rung.add(dial.to());
      return done();
    }

    private static CompletableFuture<Boolean> done() {
      return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<Optional<Map<CallId, DialFate>>> fates() {
      return CompletableFuture.completedFuture(Optional.of(Map.of()));
    }

    @Override
    public CompletableFuture<Boolean> ringAgent(AgentDial dial) {
      return done();
    }

    @Override
    public CompletableFuture<Boolean> regret(CallId call, AgentId agent, Regret why) {
      return done();
    }

    @Override
    public CompletableFuture<Boolean> hangUpCustomer(CallId call) {
      return done();
    }

    @Override
    public CompletableFuture<Boolean> hangUpAgent(CallId call, AgentId agent) {
      return done();
    }

    @Override
    public CompletableFuture<Boolean> bar(CallId call) {
      return done();
    }

    @Override
    public CompletableFuture<Boolean> forget(CallId call) {
      return done();
    }
  }
}
