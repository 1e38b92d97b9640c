package dev.hatchline.app.cases;

import dev.hatchline.app.callback.Wakes;
import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.numbers.NumberCheck;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.app.story.Stories;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Remembered;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseAffinity;
import dev.hatchline.routing.cases.CaseDesk;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseJournal;
import dev.hatchline.routing.cases.CaseNews;
import dev.hatchline.routing.cases.CasePorts;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.Changed;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.CreditPolicy;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Patience;
import dev.hatchline.routing.cases.Recognition;
import dev.hatchline.routing.cases.Role;
import dev.hatchline.routing.cases.ScreenPop;
import dev.hatchline.routing.cases.TellBy;
import dev.hatchline.routing.cases.Unfinished;
import dev.hatchline.routing.queue.Affinity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The customers' cases: hears of calls and callbacks, and knows for whom a customer waits and what
 * an agent sees first. Safe from any thread; nothing waits.
 */
public final class Cases implements AutoCloseable {
  /** Calls of which is remembered what case has them; those that are up among them. */
  private static final int CALLS_MAX = 5_000;

  /** The last changes are waited for so long. */
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Cases.class);

  /**
   * What cases need of the house.
   *
   * @param stories which know of an event before {@link #call} does
   * @param news for meters and people; must return at once
   * @param told the case of which this call tells news, if it does
   * @param timer for looking at what is due
   */
  public record House(
      OperatorConfig config,
      FlowShelf flows,
      PhoneNumbers numbers,
      Stories stories,
      CaseStore store,
      CaseJournal journal,
      Consumer<CaseNews> news,
      Function<CallId, Optional<CaseId>> told,
      ScheduledExecutorService timer,
      InstantSource clock) {}

  private final House house;
  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
  private final Latest<CallId, Filing> filings = new Latest<>(CALLS_MAX);
  private final Patience patience;
  private final CreditPolicy credits;
  private final CaseDesk desk;
  private final OwedCases owed;
  private final CallCases calls;
  private final GoOns goOns;

  public Cases(House house) {
    this.house = house;
    this.patience = CasePolicies.patience(house.config().cases().affinity());
    this.credits = CasePolicies.credits(house.config().cases().credits());
    Wakes wakes = new Wakes(house.timer(), house.clock(), this::tick);
    this.desk =
        new CaseDesk(
            CasePolicies.cases(house.config().cases()),
            new CasePorts(
                house.store(),
                house.journal(),
                house.clock(),
                house.news(),
                wakes::at,
                writers,
                UUID::randomUUID));
    this.owed = new OwedCases(desk, filings, house.clock());
    this.calls =
        new CallCases(
            desk,
            filings,
            owed,
            new FlowFacts(house.config(), house.flows()),
            new CallCases.Lookups(this::number, this::kept, house.told()));
    this.goOns =
        new GoOns(house.stories(), this::number, house.config().cases().goesOn(), house.clock());
    desk.recover();
  }

  private void tick() {
    desk.tick();
  }

  // ---- What happens

  /** Hears each event of each call. */
  public void call(CallEvent event) {
    calls.accept(event);
    if (event instanceof CallEvent.Ended ended) {
      goOns.ended(ended.call()).ifPresent(left -> calls.brokeOff(ended.call(), left));
    }
  }

  /** Hears what becomes of callbacks. */
  public void callback(CallbackNews news) {
    owed.accept(news);
  }

  /** This callback was promised in this case. */
  public CompletableFuture<Changed> promised(CallbackId callback, CaseId in) {
    return owed.file(callback, in);
  }

  private Optional<PhoneNumber> number(CallEvent.Arrived arrived) {
    String shown = arrived.caller();
    return house
        .config()
        .line(arrived.line())
        .flatMap(line -> shown == null ? Optional.empty() : number(line, shown));
  }

  private Optional<PhoneNumber> number(OperatorConfig.Line line, String shown) {
    return house.numbers().check(shown, line.region()) instanceof NumberCheck.Valid(var number)
        ? Optional.of(number)
        : Optional.empty();
  }

  private CompletableFuture<CaseId> kept(CallId call) {
    return desk.find(call)
        .thenApply(found ->
            found
                .map(Case::id)
                .orElseThrow(() -> new NoSuchElementException("no case has the call " + call)));
  }

  /** An agent is rung under this id, which is no call's, for the customer of this case. */
  public void expects(CallId attempt, CaseId in) {
    filings.put(attempt, new Filing(CompletableFuture.completedFuture(in)));
  }

  /** That agent has picked up, and hears what the customer left. */
  public void hears(CallId attempt, AgentId agent) {
    calls.talks(agent, attempt);
  }

  // ---- What follows from it

  /** The agent whom this caller would rather have, by the case as it is known at this moment. */
  public @Nullable Affinity affinity(CallId call) {
    return filings
        .find(call)
        .flatMap(filing ->
            filing
                .with()
                .flatMap(this::goesOnWith)
                .or(() -> filing.now().flatMap(id -> affinity(id, filing.goesOn()))))
        .orElse(null);
  }

  private Optional<Affinity> goesOnWith(AgentId agent) {
    Duration most = patience.goesOn();
    return most.isPositive()
        ? Optional.of(new Affinity(agent, house.clock().instant().plus(most)))
        : Optional.empty();
  }

  /** What callers can go on with who ring again. */
  public GoOns goOns() {
    return goOns;
  }

  /** Whether what was left in that call still is to be done by the caller of this one. */
  public CompletableFuture<Boolean> goesOn(CallId call, CallId from) {
    return filings
        .find(call)
        .map(filing -> filing.recognition().thenApply(known -> goesOn(known, from)))
        .orElseGet(() -> CompletableFuture.completedFuture(false));
  }

  private boolean goesOn(Recognition known, CallId from) {
    boolean may = known.goesOn(from);
    known.left().filter(_ -> may).ifPresent(left -> goOns.kept(from, left));
    return may;
  }

  /**
   * What the caller of this call left on the same line a little before, if an engine beside us or
   * before us had them; done when the call is recognised.
   */
  public CompletableFuture<Optional<Unfinished>> leftBefore(CallId call, String line) {
    return filings
        .find(call)
        .map(filing -> filing.recognition().thenApply(known -> leftBefore(known, line)))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  private Optional<Unfinished> leftBefore(Recognition known, String line) {
    Optional<Unfinished> before =
        Optional.ofNullable(known.before())
            .flatMap(Contact::unfinished)
            .filter(unfinished -> unfinished.line().equals(line));
    return known
        .left()
        .flatMap(left -> {
          before.ifPresent(unfinished -> goOns.hadElsewhere(unfinished, left));
          return before;
        });
  }

  /**
   * What the caller of this call gave in an earlier one and is still known, as a machine writes it;
   * as far as it is known at this moment.
   */
  public Optional<String> remembered(CallId call, String name) {
    Optional<Case> now = now(call);
    return name.equals(Remembered.LANGUAGE)
        ? now.map(c -> c.customer().language())
        : now.flatMap(c -> c.dossier().remembered(name, house.clock().instant()));
  }

  /** How the caller wants to be told of changes, if they have said so; as far as above. */
  public Optional<TellBy> tellBy(CallId call) {
    return now(call).flatMap(TellBy::chosen);
  }

  private Optional<Case> now(CallId call) {
    return filings.find(call).flatMap(Filing::now).flatMap(desk::now);
  }

  /** The same, of a customer who is called back. */
  public Optional<Affinity> affinity(CallbackId callback) {
    return owed.now(callback).flatMap(id -> affinity(id, false));
  }

  /** The same, of a customer with this case. */
  public Optional<Affinity> affinity(CaseId id) {
    return affinity(id, false);
  }

  private Optional<Affinity> affinity(CaseId id, boolean goesOn) {
    return desk.now(id).flatMap(c -> CaseAffinity.of(c, goesOn, patience, house.clock().instant()));
  }

  /** What an agent sees of the customer of this call, as far as it is known at this moment. */
  public Optional<ScreenPop> pop(CallId call) {
    return filings
        .find(call)
        .flatMap(filing -> filing.now().flatMap(desk::now).map(c -> pop(c, filing.others())));
  }

  private ScreenPop pop(Case c, List<CaseId> others) {
    List<Case> known =
        others.stream()
            .flatMap(id -> desk.now(id).stream())
            .filter(other -> !other.id().equals(c.id()))
            .toList();
    return ScreenPop.of(c, known, house.clock().instant());
  }

  /** The case of this call, after all that was told of it so far; empty if it has none. */
  public CompletableFuture<Optional<CaseId>> caseOf(CallId call) {
    return ours(call).orElseGet(() -> desk.find(call).thenApply(found -> found.map(Case::id)));
  }

  /**
   * The same of a call that this engine has heard of; of any other there is nothing to wait for.
   */
  public Optional<CompletableFuture<Optional<CaseId>>> ours(CallId call) {
    return filings.find(call).map(Filing::soon);
  }

  /** With whom this agent talks, or talked last. */
  public Optional<CallId> talked(AgentId agent) {
    return calls.talked(agent);
  }

  /** The cases themselves. */
  public CaseDesk desk() {
    return desk;
  }

  /** Where they are kept. */
  public CaseStore store() {
    return house.store();
  }

  public CreditPolicy credits() {
    return credits;
  }

  /** How much this agent may give. */
  public Role role(AgentId agent) {
    return CasePolicies.role(house.config().cases().credits().role(agent.extension()));
  }

  /** Whoever has this number is erased from the store, and is not known here any more. */
  public void forget(PhoneNumber number) {
    desk.forget(Customer.of(number));
    goOns.forget(number);
  }

  /** What is being written is written, or lies in the journal, unless that takes too long. */
  @Override
  public void close() {
    writers.shutdown();
    try {
      if (!writers.awaitTermination(CLOSE_MAX.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("what happened last in some cases may be lost: the database takes too long");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
