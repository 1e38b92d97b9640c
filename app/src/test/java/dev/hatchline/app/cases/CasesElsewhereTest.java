package dev.hatchline.app.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.app.story.Stories;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.Note;
import dev.hatchline.routing.cases.ScreenPop;
import dev.hatchline.routing.store.CaseJournalFile;
import dev.hatchline.routing.store.JdbcStore;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A desk at one engine, and the call at another; one store. */
@Timeout(60)
class CasesElsewhereTest {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
  private static final String ADA = "+12025550123";
  private static final AgentId ANN = new AgentId("101");

  @TempDir private Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(T0);
  private final AtomicInteger asked = new AtomicInteger();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean away;
  private volatile boolean erased;
  private JdbcStore store;
  private Cases theirs;
  private Cases ours;
  private CasesElsewhere elsewhere;

  @BeforeEach
  void open() throws Exception {
    store = JdbcStore.embedded(folder.resolve("db"));
    theirs = cases("theirs");
    ours = cases("ours");
    elsewhere = new CasesElsewhere(ours.desk(), counted(), now::get);
  }

  @AfterEach
  void close() {
    ours.close();
    theirs.close();
    store.close();
    timer.shutdownNow();
  }

  private Cases cases(String engine) throws Exception {
    OperatorConfig config =
        OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), "company: Test"));
    return new Cases(
        new Cases.House(
            config,
            FlowShelf.of(new FlowCatalog(Map.of())),
            new PhoneNumbers(config),
            new Stories(),
            store.cases(),
            new CaseJournalFile(folder.resolve(engine + "/cases.jsonl")),
            _ -> {},
            _ -> Optional.empty(),
            timer,
            now::get));
  }

  private CaseStore counted() {
    CaseStore real = store.cases();
    return (CaseStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {CaseStore.class},
            (_, method, values) -> {
              asked.incrementAndGet();
              if (away) {
                throw new StoreException("away", new IllegalStateException());
              }
              return erased && method.getName().equals("find")
                  ? Optional.empty()
                  : method.invoke(real, values);
            });
  }

  private CallId rings() {
    CallId call = new CallId(UUID.randomUUID());
    theirs.call(new CallEvent.Arrived(call, now.get(), new FirstRing(T0, 1), "1000", ADA));
    return call;
  }

  private ScreenPop await(CallId call, Predicate<ScreenPop> so) {
    for (; ; ) {
      now.updateAndGet(at -> at.plus(CasesElsewhere.FRESH));
      Optional<ScreenPop> pop = elsewhere.pop(call).filter(so);
      if (pop.isPresent()) {
        return pop.get();
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static CaseEvent note(String text) {
    return new CaseEvent.Noted(new Note(UUID.randomUUID(), text, ANN, T0));
  }

  @Test
  void theCaseIsThereAndFollowsWhatTheOtherEngineWrites() {
    CallId call = rings();
    ScreenPop pop = await(call, _ -> true);
    assertThat(pop.who().number()).hasToString(ADA);
    assertThat(elsewhere.now(pop.id())).isPresent();
    theirs.call(new CallEvent.Gave(call, now.get(), "which-order", "order", "40017"));
    ScreenPop later = await(call, so -> !so.said().isEmpty());
    assertThat(later.said().getFirst().value()).isEqualTo("40017");
    assertThat(later.id()).isEqualTo(pop.id());
  }

  @Test
  void whatIsNotedHereIsSeenHereThoughTheStoreIsBehind() {
    CallId call = rings();
    CaseId id = await(call, _ -> true).id();
    var _ = ours.desk().change(id, note("sent")).join();
    now.updateAndGet(at -> at.plus(CasesElsewhere.FRESH));
    assertThat(elsewhere.pop(call).orElseThrow().notes()).hasSize(1);
    assertThat(elsewhere.now(id).orElseThrow().dossier().notes()).hasSize(1);
  }

  @Test
  void howeverManyAskTheStoreIsAskedAtTimesOnly() {
    CallId call = rings();
    var _ = await(call, _ -> true);
    int before = asked.get();
    for (int i = 0; i < 100; i++) {
      assertThat(elsewhere.pop(call)).isPresent();
    }
    assertThat(asked).hasValue(before);
    now.updateAndGet(at -> at.plus(CasesElsewhere.FRESH));
    assertThat(elsewhere.pop(call)).isPresent();
    assertThat(asked.get()).isGreaterThan(before);
  }

  @Test
  void whileTheStoreIsAwayTheLastReadingIsShown() {
    CallId call = rings();
    ScreenPop pop = await(call, _ -> true);
    away = true;
    now.updateAndGet(at -> at.plus(CasesElsewhere.FRESH));
    assertThat(elsewhere.pop(call).orElseThrow().id()).isEqualTo(pop.id());
    assertThat(elsewhere.pop(new CallId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void whoseCaseIsNoMoreIsNotShownAnyLonger() {
    CallId call = rings();
    ScreenPop pop = await(call, _ -> true);
    erased = true;
    now.updateAndGet(at -> at.plus(CasesElsewhere.FRESH));
    assertThat(elsewhere.pop(call)).isEmpty();
    assertThat(elsewhere.now(pop.id())).isEmpty();
  }
}
