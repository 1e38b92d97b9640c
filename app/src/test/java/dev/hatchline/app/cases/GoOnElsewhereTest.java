package dev.hatchline.app.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.app.story.Stories;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.FlowPoint;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.Disposition;
import dev.hatchline.routing.cases.LeftAt;
import dev.hatchline.routing.cases.Unfinished;
import dev.hatchline.routing.store.CaseJournalFile;
import dev.hatchline.routing.store.JdbcStore;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two engines with one store: whoever was cut off at one goes on at the other. */
@Timeout(60)
class GoOnElsewhereTest {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
  private static final String ADA = "+12025550123";
  private static final FirstRing PLACE = new FirstRing(T0, 1);
  private static final AgentId ANN = new AgentId("101");
  private static final String FLOW =
      """
      flow: line
      queue: people
      start: top
      nodes:
        top: { menu: { prompt: Top., choices: { 1: order } } }
        order:
          ask: { prompt: Order?, into: order, length: 5 }
          then: top
      """;

  @TempDir private Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(T0);
  private final Semaphore changes = new Semaphore(0);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private JdbcStore store;
  private Engine one;
  private Engine two;

  /** What an engine knows by itself. */
  private record Engine(Stories stories, Cases cases) {
    void tell(CallEvent event) {
      stories.accept(event);
      cases.call(event);
    }
  }

  @BeforeEach
  void open() throws Exception {
    store = JdbcStore.embedded(folder.resolve("db"));
    one = engine("one");
    two = engine("two");
  }

  @AfterEach
  void close() {
    one.cases().close();
    two.cases().close();
    store.close();
    timer.shutdownNow();
  }

  private Engine engine(String name) throws Exception {
    return engine(name, new Stories());
  }

  private Engine engine(String name, Stories stories) throws Exception {
    OperatorConfig config =
        OperatorFile.read(
            Files.writeString(
                folder.resolve("hatchline.yaml"),
                "company: Test\nlines: [{number: \"1000\", flow: line}]\n"));
    return new Engine(
        stories,
        new Cases(
            new Cases.House(
                config,
                FlowShelf.of(
                    new FlowCatalog(
                        Map.of("line", new FlowReader(Map.of()).read("line.yaml", FLOW)))),
                new PhoneNumbers(config),
                stories,
                store.cases(),
                new CaseJournalFile(folder.resolve(name + "/cases.jsonl")),
                _ -> changes.release(),
                _ -> Optional.empty(),
                timer,
                now::get)));
  }

  private CallId rings(Engine engine) {
    CallId call = new CallId(UUID.randomUUID());
    engine.tell(new CallEvent.Arrived(call, now.get(), PLACE, "1000", ADA));
    until(() -> engine.cases().pop(call).isPresent());
    return call;
  }

  private void ends(Engine engine, CallId call, Reason reason) {
    engine.tell(new CallEvent.Ended(call, now.get(), new CallEnd(CallEnd.Party.CALLER, reason)));
    until(() -> kept(call));
  }

  /** Whether the store has all of the call. */
  private boolean kept(CallId call) {
    try {
      return store
          .cases()
          .find(call)
          .flatMap(c -> c.dossier().contact(call))
          .filter(contact -> contact.course().endedAt() != null)
          .isPresent();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private void until(BooleanSupplier so) {
    while (!so.getAsBoolean()) {
      try {
        var _ = changes.tryAcquire(10, TimeUnit.MILLISECONDS);
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
  }

  private CallId leavesTheLine(Engine engine) {
    CallId call = rings(engine);
    engine.tell(new CallEvent.JoinedLine(call, now.get(), "people"));
    ends(engine, call, Reason.LEFT_LINE);
    until(() -> left(call));
    return call;
  }

  private boolean left(CallId call) {
    try {
      return store
          .cases()
          .find(call)
          .flatMap(c -> c.dossier().contact(call))
          .flatMap(contact -> contact.unfinished())
          .isPresent();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  private Optional<Unfinished> before(Engine engine, CallId call, String line) {
    return engine.cases().leftBefore(call, line).join();
  }

  private void pass(Duration time) {
    now.updateAndGet(then -> then.plus(time));
  }

  @Test
  void whoLeftTheLineOfOneEngineGoesOnAtTheOtherOnceAndInThatPlace() {
    CallId call = leavesTheLine(one);
    pass(Duration.ofMinutes(9));
    assertThat(two.cases().goOns().take(number(), "1000")).as("not in its memory").isEmpty();
    CallId again = rings(two);
    Unfinished left = before(two, again, "1000").orElseThrow();
    assertThat(left)
        .isEqualTo(new Unfinished(call, "1000", ADA, T0, T0, new LeftAt.Line(PLACE, "people")));
    ends(two, again, Reason.LEFT_FLOW);
    assertThat(before(one, rings(one), "1000")).as("once").isEmpty();
  }

  private static PhoneNumber number() {
    return new PhoneNumber(ADA);
  }

  @Test
  void theAgentIsKnownToo() {
    CallId call = rings(one);
    one.tell(new CallEvent.JoinedLine(call, now.get(), "people"));
    one.tell(new CallEvent.Bridged(call, now.get(), ANN));
    ends(one, call, Reason.SERVED);
    until(() -> left(call));
    pass(Duration.ofMinutes(1));
    assertThat(before(two, rings(two), "1000").map(Unfinished::at))
        .contains(new LeftAt.Agent(ANN, PLACE, "people"));
  }

  @Test
  void whereTheyWereInTheFlowAndWhatItKnewGoesWithThem() {
    FlowPoint here =
        new FlowPoint(
            "order",
            "a-print",
            Map.of(
                "order", new Value.Digits("40017"),
                "name", new Value.Text("Löw \"A\""),
                "amount", new Value.Number(new BigDecimal("7.5")),
                "known", new Value.YesNo(true),
                "day", new Value.Day(LocalDate.of(2026, 11, 30)),
                "phone", new Value.Phone("+12025550199")));
    CallId call = rings(one);
    one.tell(new CallEvent.PromptStarted(call, now.get(), "order"));
    one.tell(new CallEvent.Gave(call, now.get(), "order", "order", "40017"));
    one.cases().goOns().leaves(call, here);
    ends(one, call, Reason.LEFT_FLOW);
    until(() -> left(call));
    pass(Duration.ofMinutes(3));
    CallId again = rings(two);
    assertThat(before(two, again, "1000").map(Unfinished::at)).contains(new LeftAt.Flow("order"));
    GoOns.InFlow flow = two.cases().goOns().flow(call);
    assertThat(flow.point()).contains(here);
    assertThat(flow.since()).isEqualTo(Duration.ofMinutes(3));
  }

  /** The engine itself was started anew, and has the story, but not where in the flow it was. */
  @Test
  void afterAStartTheNodeIsKnownFromTheCase() throws Exception {
    FlowPoint here = new FlowPoint("order", "a-print", Map.of());
    CallId call = rings(one);
    one.tell(new CallEvent.PromptStarted(call, now.get(), "order"));
    one.tell(new CallEvent.Chose(call, now.get(), "top", '1'));
    one.cases().goOns().leaves(call, here);
    ends(one, call, Reason.LEFT_FLOW);
    until(() -> left(call));
    one.cases().close();
    Engine before = one;
    one = engine("one", before.stories());
    pass(Duration.ofMinutes(1));
    assertThat(one.cases().goOns().take(number(), "1000").map(Unfinished::call)).contains(call);
    assertThat(one.cases().goesOn(rings(one), call).join()).isTrue();
    assertThat(one.cases().goOns().flow(call).point()).contains(here);
  }

  /** What this engine remembers is not the last that they did. */
  @Test
  void whatWasLeftAtTheOtherEngineSinceIsWhatTheyGoOnWith() {
    CallId first = leavesTheLine(one);
    pass(Duration.ofMinutes(1));
    CallId second = leavesTheLine(two);
    pass(Duration.ofMinutes(1));
    assertThat(one.cases().goOns().take(number(), "1000").map(Unfinished::call)).contains(first);
    CallId third = rings(one);
    assertThat(one.cases().goesOn(third, first).join()).isFalse();
    assertThat(before(one, third, "1000").map(Unfinished::call)).contains(second);
  }

  @Test
  void afterTheTimeOnAnotherLineOrWhenItIsSolvedNothingIsGoneOnWith() {
    leavesTheLine(one);
    pass(Duration.ofMinutes(10));
    assertThat(before(two, rings(two), "1000")).as("late").isEmpty();
    leavesTheLine(one);
    assertThat(before(two, rings(two), "2000")).as("another line").isEmpty();
    CallId call = leavesTheLine(one);
    one.cases()
        .desk()
        .change(
            one.cases().pop(call).orElseThrow().id(),
            new CaseEvent.Solve(new Disposition("repaired"), ANN))
        .join();
    until(() -> solved(call));
    assertThat(before(two, rings(two), "1000")).as("solved").isEmpty();
  }

  private boolean solved(CallId call) {
    try {
      return store.cases().find(call).filter(c -> !c.open()).isPresent();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void whoWasServedHasNothingLeft() {
    CallId call = rings(one);
    ends(one, call, Reason.FLOW_ENDED);
    assertThat(before(two, rings(two), "1000")).isEmpty();
  }
}
