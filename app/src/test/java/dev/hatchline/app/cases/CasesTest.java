package dev.hatchline.app.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.app.story.Stories;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.callback.Promise;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.cases.Answer;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseNews;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.ScreenPop;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.store.CaseJournalFile;
import dev.hatchline.routing.store.JdbcStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls and callbacks as the engine tells them, and the cases in a real database. */
class CasesTest {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");
  private static final String ADA = "+12025550123";
  private static final long NEWS_MAX_S = 20;

  @TempDir private Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(T0);
  private final Stories stories = new Stories();
  private final BlockingQueue<CaseNews> news = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private JdbcStore store;
  private Cases cases;
  private int rung;

  @BeforeEach
  void open() throws Exception {
    store = JdbcStore.embedded(folder.resolve("db"));
    cases = cases("company: Test");
  }

  @AfterEach
  void close() {
    cases.close();
    store.close();
    timer.shutdownNow();
  }

  private Cases cases(String operator) throws Exception {
    OperatorConfig config =
        OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), operator));
    return new Cases(
        new Cases.House(
            config,
            FlowShelf.of(new FlowCatalog(Map.of())),
            new PhoneNumbers(config),
            stories,
            store.cases(),
            new CaseJournalFile(folder.resolve("journal/cases.jsonl")),
            news::add,
            _ -> Optional.empty(),
            timer,
            now::get));
  }

  private static CallId call() {
    return new CallId(UUID.randomUUID());
  }

  /** The first state of a case that is so, as it is told. */
  private Case await(Predicate<Case> so) throws InterruptedException {
    for (; ; ) {
      CaseNews told = news.poll(NEWS_MAX_S, TimeUnit.SECONDS);
      if (told == null) {
        throw new AssertionError("expected news of a case that is so, found no more news");
      }
      if (told instanceof CaseNews.Changed(Case c) && so.test(c)) {
        return c;
      }
    }
  }

  private CallId rings(@Nullable String number) {
    CallId call = call();
    rings(call, number);
    return call;
  }

  private void rings(CallId call, @Nullable String number) {
    cases.call(
        new CallEvent.Arrived(call, now.get(), new FirstRing(now.get(), ++rung), "1000", number));
  }

  private Case joins(CallId call) throws InterruptedException {
    cases.call(new CallEvent.JoinedLine(call, now.get(), "people"));
    return await(c -> course(c, call).map(course -> course.queue() != null).orElse(false));
  }

  private static java.util.Optional<Contact.Course> course(Case c, CallId call) {
    return c.dossier().contact(call).map(Contact::course);
  }

  private Case ends(CallId call) throws InterruptedException {
    cases.call(
        new CallEvent.Ended(
            call, now.get(), new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.SERVED)));
    return await(c -> course(c, call).map(course -> course.endedAt() != null).orElse(false));
  }

  /** A whole call in which this agent talked to the caller, who had keyed an order. */
  private Case served(@Nullable String number, AgentId agent) throws InterruptedException {
    CallId call = rings(number);
    cases.call(new CallEvent.Gave(call, now.get(), "which-order", "order", "40017"));
    cases.call(new CallEvent.Bridged(call, now.get(), agent));
    return ends(call);
  }

  private void pass(Duration time) {
    now.updateAndGet(then -> then.plus(time));
  }

  // ---- Calls

  @Test
  void whoRingsAgainWaitsFirstForTheAgentOfTheCaseWhoSeesWhatTheyKeyed() throws Exception {
    Case first = served(ADA, BOB);
    pass(Duration.ofHours(2));
    CallId again = rings(ADA);
    Case second = joins(again);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(cases.affinity(again))
        .isEqualTo(new Affinity(BOB, now.get().plus(Duration.ofSeconds(30))));
    ScreenPop pop = cases.pop(again).orElseThrow();
    assertThat(pop.said()).extracting(Answer::question).containsExactly("order");
    assertThat(pop.said()).extracting(Answer::value).containsExactly("40017");
    assertThat(pop.history())
        .singleElement()
        .satisfies(earlier -> {
          assertThat(earlier.course().agent()).isEqualTo(BOB);
          assertThat(earlier.course().outcome()).isEqualTo("SERVED");
        });
  }

  @Test
  void whoRingsAgainAtOnceWaitsLongerForTheSame() throws Exception {
    served(ADA, BOB);
    pass(Duration.ofMinutes(1));
    CallId again = rings(ADA);
    joins(again);
    assertThat(cases.affinity(again))
        .isEqualTo(new Affinity(BOB, now.get().plus(Duration.ofSeconds(60))));
  }

  @Test
  void noTimeForTheLastAgentIsNoAffinity() throws Exception {
    cases.close();
    cases = cases("affinity: {last: 0 s}");
    served(ADA, BOB);
    CallId again = rings(ADA);
    joins(again);
    assertThat(cases.affinity(again)).isNull();
  }

  @Test
  void whoWithholdsTheNumberIsNobodyWeKnow() throws Exception {
    Case first = served(null, BOB);
    CallId again = rings(null);
    Case second = joins(again);
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.customer().anonymous()).isTrue();
    assertThat(cases.affinity(again)).isNull();
    assertThat(cases.pop(again).orElseThrow().history()).isEmpty();
  }

  @Test
  void oneNumberIsOneCustomerHoweverTheNetworkShowsIt() throws Exception {
    Case first = served(ADA, BOB);
    CallId again = rings("2025550123");
    assertThat(joins(again).id()).isEqualTo(first.id());
  }

  @Test
  void aCallThatIsNotRecognisedYetHasNoAffinityAndWaitsForNothing() {
    CallId call = call();
    assertThat(cases.affinity(call)).isNull();
    assertThat(cases.pop(call)).isEmpty();
    cases.call(new CallEvent.Bridged(call, T0, ANN)); // of no call that is known
    assertThat(cases.talked(ANN)).contains(call);
  }

  @Test
  void whatCallersWantIsWhatTheCaseIsAboutAndAnotherMatterIsAnotherCase() throws Exception {
    CallId call = rings(ADA);
    cases.call(new CallEvent.Wanted(call, T0, "an invoice"));
    Case invoice = await(c -> "an invoice".equals(c.topic().subject()));
    cases.call(new CallEvent.Gave(call, T0, "which-device", "device", "7"));
    cases.call(new CallEvent.Wanted(call, T0, "a repair"));
    cases.call(new CallEvent.Bridged(call, T0, ANN));
    Case repair = await(c -> course(c, call).map(Contact.Course::agent).isPresent());
    assertThat(repair.topic().subject()).isEqualTo("a repair");
    assertThat(repair.id()).isNotEqualTo(invoice.id());
    ScreenPop pop = cases.pop(call).orElseThrow();
    assertThat(pop.id()).isEqualTo(repair.id());
    assertThat(pop.said()).extracting(Answer::value).as("told in this call").containsExactly("7");
  }

  @Test
  void aLookupThatFailedIsKeptAsOne() throws Exception {
    CallId call = rings(ADA);
    cases.call(new CallEvent.LookedUp(call, T0, "find-order", "timeout", Map.of()));
    Case c = await(some -> !some.dossier().lookups().isEmpty());
    assertThat(c.dossier().lookups().getFirst().failed()).isTrue();
    cases.call(new CallEvent.LookedUp(call, T0.plusSeconds(1), "find-order", "found", Map.of()));
    await(some -> !some.dossier().lookups().getFirst().failed());
  }

  @Test
  void whatASystemAnsweredIsKeptForTheAgent() throws Exception {
    CallId call = rings(ADA);
    Map<String, String> taken = new LinkedHashMap<>();
    taken.put("state", "shipped");
    taken.put("eta", "2026-12-01");
    cases.call(new CallEvent.LookedUp(call, T0, "find-order", "found", taken));
    await(some -> !some.dossier().lookups().isEmpty());
    assertThat(cases.pop(call).orElseThrow().lookups())
        .singleElement()
        .satisfies(lookup -> {
          assertThat(lookup.json()).isEqualTo("{\"state\":\"shipped\",\"eta\":\"2026-12-01\"}");
          assertThat(FoundJson.values(lookup)).isEqualTo(taken);
        });
  }

  @Test
  @Timeout(60)
  void aCallThatWasUpBeforeTheEngineIsFoundByItself() throws Exception {
    CallId call = rings(ADA);
    cases.call(new CallEvent.Bridged(call, T0, ANN));
    Case before = await(c -> course(c, call).map(Contact.Course::agent).isPresent());
    stored(before);
    cases.close();
    cases = cases("company: Test");
    cases.call(new CallEvent.Readopted(call, T0, "talking"));
    assertThat(ends(call).id()).isEqualTo(before.id());
  }

  /** It is in the database, written behind. */
  private void stored(Case c) throws Exception {
    while (store.cases().find(c.id()).filter(row -> row.version() >= c.version()).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  // ---- Callbacks

  private static Callback callback(Source source, CallbackState state) {
    return new Callback(
        new CallbackId(new UUID(0, 7)),
        new Request(
            new PhoneNumber(ADA), "people", "1000", new FirstRing(T0, 1), source, null, "the bill"),
        new Promise(T0, T0.plusSeconds(300), "Soon.", null),
        state,
        0,
        0);
  }

  private static Callback waiting(Source source) {
    return callback(source, new CallbackState.Waiting(call(), T0));
  }

  /** Promised in a call, after which the customer talked to Bob. */
  private Case promised() throws InterruptedException {
    cases.callback(new CallbackNews.Promised(waiting(Source.PHONE)));
    CallId call = rings("+12025550177"); // from another phone than the one to be called
    cases.call(new CallEvent.Bridged(call, T0, BOB));
    cases.call(new CallEvent.Promised(call, T0, new UUID(0, 7).toString(), ADA));
    await(c -> c.dossier().promise(new CallbackId(new UUID(0, 7))).isPresent());
    return ends(call);
  }

  private void moves(CallbackState before, CallbackState after, Source source) {
    cases.callback(new CallbackNews.Moved(callback(source, before), callback(source, after)));
  }

  @Test
  void theCallBackBelongsToTheCaseOfThePromiseAndKeepsIt() throws Exception {
    Case promised = promised();
    CallbackId id = new CallbackId(new UUID(0, 7));
    assertThat(cases.affinity(id).map(Affinity::agent)).contains(BOB);
    CallId attempt = call();
    CallbackState dialling = new CallbackState.Dialling(attempt, BOB, T0);
    moves(new CallbackState.Waiting(attempt, T0), dialling, Source.PHONE);
    assertThat(cases.pop(attempt)).as("before anybody answers").isPresent();
    assertThat(cases.pop(attempt).orElseThrow().id()).isEqualTo(promised.id());
    rings(attempt, ADA);
    cases.call(new CallEvent.CalledBack(attempt, T0, id.toString(), "people"));
    Case met = await(c -> c.dossier().contact(attempt).isPresent());
    assertThat(met.id()).isEqualTo(promised.id());
    assertThat(met.dossier().contact(attempt).orElseThrow().kind())
        .isEqualTo(Contact.Kind.CALLBACK);
    moves(dialling, new CallbackState.Connected(attempt, BOB, T0.plusSeconds(9)), Source.PHONE);
    Case kept = await(c -> !c.dossier().promise(id).orElseThrow().open());
    assertThat(kept.dossier().promise(id).orElseThrow().outcome()).isEqualTo(Outcome.KEPT);
  }

  @Test
  void whoIsDialledBeforeThePromiseIsFiledHasTheCaseOfTheirCall() throws Exception {
    CallId call = rings("+12025550177"); // from another phone than the one to be called
    Case itself = joins(call);
    CallbackId id = new CallbackId(new UUID(0, 7));
    cases.callback(new CallbackNews.Promised(waiting(Source.PHONE)));
    CallId attempt = call();
    moves(
        new CallbackState.Waiting(attempt, T0),
        new CallbackState.Dialling(attempt, BOB, T0), // an agent was free
        Source.PHONE);
    cases.call(new CallEvent.Promised(call, T0, id.toString(), ADA));
    await(c -> c.dossier().promise(id).isPresent());
    assertThat(cases.caseOf(attempt).get(NEWS_MAX_S, TimeUnit.SECONDS)).contains(itself.id());
    assertThat(cases.pop(attempt).orElseThrow().id()).isEqualTo(itself.id());
    assertThat(cases.desk().of(Customer.of(new PhoneNumber(ADA))).get(NEWS_MAX_S, TimeUnit.SECONDS))
        .as("no empty one")
        .isEmpty();
  }

  @Test
  void whatNobodyFilesGetsACaseOfItsNumberAllTheSame() throws Exception {
    cases.callback(new CallbackNews.Promised(waiting(Source.API)));
    CallId attempt = call();
    moves(
        new CallbackState.Waiting(attempt, T0),
        new CallbackState.Dialling(attempt, ANN, T0),
        Source.API);
    Case c = await(some -> some.dossier().promise(new CallbackId(new UUID(0, 7))).isPresent());
    assertThat(cases.pop(attempt).orElseThrow().id()).isEqualTo(c.id());
  }

  @Test
  void theLanguageGoesWithTheCallBackBeforeAnybodyAnswers() throws Exception {
    cases.callback(new CallbackNews.Promised(waiting(Source.PHONE)));
    CallId call = rings("+12025550177"); // from another phone than the one to be called
    cases.call(new CallEvent.Gave(call, T0, "german", "language", "de"));
    cases.call(new CallEvent.Promised(call, T0, new UUID(0, 7).toString(), ADA));
    ends(call);
    CallId attempt = call();
    moves(
        new CallbackState.Waiting(attempt, T0),
        new CallbackState.Dialling(attempt, BOB, T0),
        Source.PHONE);
    assertThat(cases.pop(attempt).orElseThrow().who().language()).isEqualTo("de");
    assertThat(cases.remembered(attempt, "language")).as("for its flow").contains("de");
  }

  @Test
  void aPromiseThatIsTakenBackEndsInItsCase() throws Exception {
    promised();
    moves(
        new CallbackState.Waiting(call(), T0),
        new CallbackState.Cancelled(T0.plusSeconds(3)),
        Source.PHONE);
    Case c = await(some -> some.dossier().promises().stream().noneMatch(owed -> owed.open()));
    assertThat(c.dossier().promises().getFirst().outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void whoAskedOnTheWebHasACaseBeforeTheAgentsPhoneRings() throws Exception {
    cases.callback(new CallbackNews.Promised(waiting(Source.WEB)));
    CallId attempt = call();
    moves(
        new CallbackState.Waiting(attempt, T0),
        new CallbackState.Dialling(attempt, ANN, T0),
        Source.WEB);
    Case c = await(some -> !some.dossier().answers().isEmpty());
    assertThat(c.dossier().answers().getFirst().value()).isEqualTo("the bill");
    assertThat(c.dossier().contact(attempt).orElseThrow().kind()).isEqualTo(Contact.Kind.CALLBACK);
    CaseId id = c.id();
    moves(
        new CallbackState.Dialling(attempt, ANN, T0),
        new CallbackState.GivenUp("busy", T0.plusSeconds(30)),
        Source.WEB);
    Case over = await(some -> some.dossier().promises().stream().noneMatch(owed -> owed.open()));
    assertThat(over.id()).isEqualTo(id);
    assertThat(over.dossier().promises().getFirst().outcome()).isEqualTo(Outcome.BROKEN);
  }

  @Test
  void onlyTheLatestAreRemembered() {
    Latest<Integer, String> latest = new Latest<>(2);
    latest.put(1, "one");
    latest.put(2, "two");
    latest.put(1, "one again");
    latest.put(3, "three");
    assertThat(latest.find(1)).contains("one again");
    assertThat(latest.find(2)).isEmpty();
    assertThat(latest.find(3)).contains("three");
  }
}
