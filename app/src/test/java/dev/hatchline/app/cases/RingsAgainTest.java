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
import dev.hatchline.routing.cases.Actor;
import dev.hatchline.routing.cases.Answer;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.Disposition;
import dev.hatchline.routing.cases.LeftAt;
import dev.hatchline.routing.cases.ScreenPop;
import dev.hatchline.routing.cases.TellBy;
import dev.hatchline.routing.cases.Unfinished;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.store.CaseJournalFile;
import dev.hatchline.routing.store.JdbcStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** Who rings again: what they may go on with, and what is remembered of them. */
@Timeout(60)
class RingsAgainTest {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final String ADA = "+12025550123";
  private static final PhoneNumber ADAS = new PhoneNumber(ADA);
  private static final String FLOW =
      """
      flow: line
      start: top
      nodes:
        top:
          menu: { prompt: Top., choices: { 1: german, 2: which, 3: tell-by } }
        tell-by:
          menu: { prompt: Told?, choices: { 1: call, 2: nobody } }
        call: { say: We call., then: top }
        nobody: { say: We do not., then: top }
        german:
          set: { language: de }
          then: which
        which:
          ask: { prompt: Account?, into: account, length: 2..8 }
          then: order
        order:
          ask: { prompt: Order?, into: order, length: 5, remember: 30 d }
          then: find
        find:
          lookup: { system: orders, get: "/orders/{order}", forget: order }
          then: top
          failed: find-area
        find-area:
          lookup: { system: orders, get: "/areas/{order}" }
          then: top
          failed: top
      """;

  @TempDir private Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(T0);
  private final Stories stories = new Stories();
  private final Semaphore changes = new Semaphore(0);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private JdbcStore store;
  private Cases cases;
  private int rung;

  @BeforeEach
  void open() throws Exception {
    store = JdbcStore.embedded(folder.resolve("db"));
    cases = cases("", store.cases());
  }

  @AfterEach
  void close() {
    cases.close();
    store.close();
    timer.shutdownNow();
  }

  private Cases cases(String operator, CaseStore in) throws Exception {
    OperatorConfig config =
        OperatorFile.read(
            Files.writeString(
                folder.resolve("hatchline.yaml"),
                "company: Test\nlines: [{number: \"1000\", flow: line}]\n"
                    + "hours: {zone: Europe/Berlin}\n"
                    + operator));
    return new Cases(
        new Cases.House(
            config,
            FlowShelf.of(
                new FlowCatalog(Map.of("line", new FlowReader(Map.of()).read("line.yaml", FLOW)))),
            new PhoneNumbers(config),
            stories,
            in,
            new CaseJournalFile(folder.resolve("journal/cases.jsonl")),
            _ -> changes.release(),
            _ -> Optional.empty(),
            timer,
            now::get));
  }

  private void tell(CallEvent event) {
    stories.accept(event);
    cases.call(event);
  }

  private CallId rings(String number) {
    CallId call = new CallId(UUID.randomUUID());
    FirstRing place = new FirstRing(now.get(), ++rung);
    tell(new CallEvent.Arrived(call, now.get(), place, "1000", number));
    until(() -> cases.pop(call).isPresent());
    return call;
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

  private void gives(CallId call, String node, String name, String value) {
    tell(new CallEvent.Gave(call, now.get(), node, name, value));
  }

  private void ends(CallId call, Reason reason) {
    tell(new CallEvent.Ended(call, now.get(), new CallEnd(CallEnd.Party.CALLER, reason)));
  }

  private CallId leavesTheLine() {
    CallId call = rings(ADA);
    tell(new CallEvent.JoinedLine(call, now.get(), "people"));
    ends(call, Reason.LEFT_LINE);
    return call;
  }

  private void pass(Duration time) {
    now.updateAndGet(then -> then.plus(time));
  }

  private CaseId in(CallId call) {
    return cases.pop(call).map(ScreenPop::id).orElseThrow();
  }

  private boolean goesOn(CallId call, CallId from) {
    return cases.goesOn(call, from).join();
  }

  // ---- The way they chose

  @Test
  void whoChoseByKeyToBeCalledIsToldSoUntilTheyChooseOtherwise() {
    CallId call = rings(ADA);
    assertThat(tellBy(call)).isEqualTo(TellBy.NOBODY);
    assertThat(cases.tellBy(call)).as("for the flow").isEmpty();
    tell(new CallEvent.Chose(call, now.get(), "tell-by", '1'));
    until(() -> tellBy(call) == TellBy.CALL);
    ends(call, Reason.FLOW_ENDED);
    pass(Duration.ofHours(1));
    CallId again = rings(ADA);
    assertThat(tellBy(again)).as("in the next call").isEqualTo(TellBy.CALL);
    assertThat(cases.tellBy(again)).as("for its flow").contains(TellBy.CALL);
    tell(new CallEvent.Chose(again, now.get(), "tell-by", '2'));
    until(() -> tellBy(again) == TellBy.NOBODY);
    assertThat(cases.tellBy(again)).contains(TellBy.NOBODY);
  }

  private TellBy tellBy(CallId call) {
    return TellBy.of(cases.desk().now(in(call)).orElseThrow());
  }

  // ---- Going on

  @Test
  void whoLeftTheLineMayGoOnOnceFromTheFirstRingOfThatCall() {
    CallId before = leavesTheLine();
    pass(Duration.ofMinutes(9));
    Unfinished left = cases.goOns().take(ADAS, "1000").orElseThrow();
    assertThat(left.call()).isEqualTo(before);
    assertThat(left.at()).isEqualTo(new LeftAt.Line(new FirstRing(T0, 1), "people"));
    assertThat(cases.goOns().take(ADAS, "1000")).as("once").isEmpty();
    assertThat(goesOn(rings(ADA), before)).isTrue();
  }

  @Test
  void afterTheTimeOnAnotherLineOrSwitchedOffNothingIsGoneOnWith() throws Exception {
    leavesTheLine();
    pass(Duration.ofMinutes(10));
    assertThat(cases.goOns().take(ADAS, "1000")).isEmpty();
    leavesTheLine();
    assertThat(cases.goOns().take(ADAS, "2000")).isEmpty();
    cases.close();
    cases = cases("cases: {goes-on: 0 s}\n", store.cases());
    leavesTheLine();
    assertThat(cases.goOns().take(ADAS, "1000")).isEmpty();
  }

  @Test
  void whoHasCalledSinceAndWasServedHasNothingLeft() {
    leavesTheLine();
    CallId call = rings(ADA);
    ends(call, Reason.FLOW_ENDED);
    assertThat(cases.goOns().take(ADAS, "1000")).isEmpty();
  }

  @Test
  void whatWasSolvedMeanwhileIsNotGoneOnWith() {
    CallId before = leavesTheLine();
    cases.desk().change(in(before), new CaseEvent.Solve(new Disposition("repaired"), ANN)).join();
    pass(Duration.ofMinutes(1));
    assertThat(goesOn(rings(ADA), before)).isFalse();
  }

  @Test
  void whoWasCutOffBeforeARestartMayGoOnAfterIt() throws Exception {
    CallId before = leavesTheLine();
    cases.close();
    pass(Duration.ofMinutes(1));
    cases = cases("", store.cases());
    assertThat(cases.goOns().take(ADAS, "1000").map(Unfinished::call)).contains(before);
  }

  @Test
  void whoGoesOnWaitsForTheirAgentAndThatOneSeesIt() {
    CallId before = rings(ADA);
    tell(new CallEvent.JoinedLine(before, now.get(), "people"));
    tell(new CallEvent.Bridged(before, now.get(), ANN));
    ends(before, Reason.SERVED);
    cases.desk().change(in(before), new CaseEvent.Owned(new AgentId("102"), Actor.HOUSE)).join();
    pass(Duration.ofMinutes(2));
    CallId again = rings(ADA);
    tell(new CallEvent.WentOn(again, now.get(), before, T0, ANN));
    assertThat(cases.affinity(again))
        .as("not for the owner")
        .isEqualTo(new Affinity(ANN, now.get().plusSeconds(60)));
    until(() -> cases.pop(again).orElseThrow().said().size() == 1);
    Answer said = cases.pop(again).orElseThrow().said().getFirst();
    assertThat(said.question() + " " + said.value()).isEqualTo("went on from the call of 10:00");
  }

  @Test
  void whereTheyWereInTheFlowIsKeptForWhoWasCutOffThereAlone() {
    FlowPoint here = FlowPoint.answers(Map.of("order", new Value.Digits("40017")));
    CallId call = rings(ADA);
    tell(new CallEvent.PromptStarted(call, now.get(), "order"));
    gives(call, "order", "order", "40017");
    cases.goOns().leaves(call, here);
    ends(call, Reason.LEFT_FLOW);
    pass(Duration.ofMinutes(3));
    GoOns.InFlow left = cases.goOns().flow(call);
    assertThat(left.point()).contains(here);
    assertThat(left.since()).isEqualTo(Duration.ofMinutes(3));
    assertThat(cases.goOns().flow(call).point()).as("once").isEmpty();
    assertThat(cases.goOns().flow(call).answers()).isEqualTo(Map.of("order", "40017"));
    CallId served = rings(ADA);
    cases.goOns().leaves(served, here);
    ends(served, Reason.FLOW_ENDED);
    assertThat(cases.goOns().flow(served).point()).isEmpty();
  }

  @Test
  void whoeverIsErasedHasNothingLeft() {
    leavesTheLine();
    cases.forget(ADAS);
    assertThat(cases.goOns().take(ADAS, "1000")).isEmpty();
  }

  // ---- Known

  @Test
  void twoNumbersThatKeyOneAccountAreOneCase() {
    CallId one = rings(ADA);
    gives(one, "which", "account", "4711");
    until(() -> cases.pop(one).orElseThrow().who().account() != null);
    ends(one, Reason.FLOW_ENDED);
    pass(Duration.ofHours(1));
    CallId two = rings("+12025550177");
    assertThat(in(two)).isNotEqualTo(in(one));
    gives(two, "which", "account", "4711");
    until(() -> in(two).equals(in(one)));
    ScreenPop pop = cases.pop(two).orElseThrow();
    assertThat(pop.history()).singleElement().extracting("call").isEqualTo(one);
  }

  @Test
  void theLanguageIsKnownInTheNextCall() {
    CallId one = rings(ADA);
    assertThat(cases.remembered(one, "language")).isEmpty();
    gives(one, "german", "language", "de");
    until(() -> cases.remembered(one, "language").isPresent());
    ends(one, Reason.FLOW_ENDED);
    cases.desk().change(in(one), new CaseEvent.Solve(new Disposition("repaired"), ANN)).join();
    pass(Duration.ofDays(8));
    CallId next = rings(ADA);
    assertThat(in(next)).isNotEqualTo(in(one));
    assertThat(cases.remembered(next, "language")).contains("de");
    assertThat(cases.pop(next).orElseThrow().who().language()).isEqualTo("de");
  }

  @Test
  void whatAFlowRemembersIsKnownForSoLongAndNothingElse() {
    CallId one = rings(ADA);
    gives(one, "which", "account", "4711");
    gives(one, "order", "order", "40017");
    until(() -> cases.remembered(one, "order").isPresent());
    ends(one, Reason.FLOW_ENDED);
    pass(Duration.ofDays(29));
    CallId next = rings(ADA);
    assertThat(cases.remembered(next, "order")).contains("40017");
    assertThat(cases.remembered(next, "account")).as("typed in that call").isEmpty();
    ends(next, Reason.FLOW_ENDED);
    pass(Duration.ofDays(2));
    assertThat(cases.remembered(rings(ADA), "order")).isEmpty();
  }

  private void lookedUp(CallId call, String node, String outcome) {
    pass(Duration.ofSeconds(1));
    tell(new CallEvent.LookedUp(call, now.get(), node, outcome, Map.of()));
    until(() ->
        cases.pop(call).orElseThrow().lookups().stream()
            .anyMatch(lookup -> lookup.name().equals(node) && lookup.at().equals(now.get())));
  }

  /** Also what was told in an earlier call; and the agent sees it all the same. */
  @Test
  void whatIsNotFoundIsNotRemembered() {
    CallId one = rings(ADA);
    gives(one, "order", "order", "40017");
    lookedUp(one, "find-area", "missing");
    lookedUp(one, "find", "timeout");
    ends(one, Reason.FLOW_ENDED);
    CallId two = rings(ADA);
    assertThat(cases.remembered(two, "order")).as("not said to be wrong").contains("40017");
    lookedUp(two, "find", "missing");
    until(() -> cases.remembered(two, "order").isEmpty());
    assertThat(cases.pop(two).orElseThrow().said())
        .extracting(Answer::value)
        .containsExactly("40017");
    gives(two, "order", "order", "40018");
    until(() -> cases.remembered(two, "order").isPresent());
    lookedUp(two, "find", "missing");
    ends(two, Reason.FLOW_ENDED);
    CallId three = rings(ADA);
    until(() -> cases.remembered(three, "order").isEmpty());
    assertThat(cases.pop(three).orElseThrow().said())
        .extracting(Answer::value)
        .containsExactly("40018");
  }

  /** Who turns out to come with another matter takes along that it is wrong. */
  @Test
  void whatIsNotFoundIsNotRememberedInAnotherCaseOfTheCallEither() {
    CallId call = rings(ADA);
    tell(new CallEvent.Wanted(call, now.get(), "order 40017"));
    CaseId first = in(call);
    gives(call, "order", "order", "40017");
    lookedUp(call, "find", "missing");
    tell(new CallEvent.Wanted(call, now.get(), "area 20500"));
    until(() -> !in(call).equals(first));
    until(() ->
        cases.pop(call).orElseThrow().said().stream()
                .anyMatch(answer -> answer.question().equals("order"))
            && cases.remembered(call, "order").isEmpty());
  }
}
