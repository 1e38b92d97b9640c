package dev.hatchline.app.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.flow.Remembered;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Text;
import dev.hatchline.routing.cases.Account;
import dev.hatchline.routing.cases.Answer;
import dev.hatchline.routing.cases.Arrival;
import dev.hatchline.routing.cases.CaseDesk;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.Changed;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.LeftOff;
import dev.hatchline.routing.cases.Lookup;
import dev.hatchline.routing.cases.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what happens to calls to the cases of those who ring. */
final class CallCases implements Consumer<CallEvent> {
  private static final int LINES_MAX = 2_000;

  /** What the customer did who rang again; among what they told. */
  private static final String WENT_ON = "went on";

  /** Before the name of the node that puts something down: it is no answer to anything asked. */
  private static final String NOTE = "note ";

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private static final Logger log = LoggerFactory.getLogger(CallCases.class);

  private final CaseDesk desk;
  private final Latest<CallId, Filing> filings;
  private final OwedCases owed;
  private final FlowFacts flows;
  private final Function<CallEvent.Arrived, Optional<PhoneNumber>> number;
  private final Function<CallId, CompletableFuture<CaseId>> kept;
  private final Latest<CallId, String> lines = new Latest<>(LINES_MAX);
  private final Latest<AgentId, CallId> talks = new Latest<>(LINES_MAX);

  /** Whom we called with news: no contact, unless they want a person. */
  private final Latest<CallId, Contact> rung = new Latest<>(LINES_MAX);

  private final Function<CallId, Optional<CaseId>> news;

  /** Nobody has rung yet. */
  CallCases(
      CaseDesk desk,
      Latest<CallId, Filing> filings,
      OwedCases owed,
      FlowFacts flows,
      Lookups lookups) {
    this.desk = desk;
    this.filings = filings;
    this.owed = owed;
    this.flows = flows;
    this.number = lookups.number();
    this.kept = lookups.kept();
    this.news = lookups.news();
  }

  /**
   * What is looked up elsewhere.
   *
   * @param number of who rings; empty if it is withheld, or none
   * @param news the case of which this call tells news, if it does
   * @param kept the case that has this call in the store; fails if none has
   */
  record Lookups(
      Function<CallEvent.Arrived, Optional<PhoneNumber>> number,
      Function<CallId, CompletableFuture<CaseId>> kept,
      Function<CallId, Optional<CaseId>> news) {}

  @Override
  public void accept(CallEvent event) {
    switch (event) {
      case CallEvent.Arrived arrived -> arrived(arrived);
      case CallEvent.Gave gave -> gave(gave);
      case CallEvent.Chose(CallId call, Instant at, String node, char key) ->
          told(call, node, flows.chosen(call, line(call), node, key), at, null);
      case CallEvent.Noted(CallId call, Instant at, String node, String text) ->
          told(call, NOTE + node, text, at, null);
      case CallEvent.Scored(CallId call, Instant at, String _, String name, int score) ->
          told(call, name, String.valueOf(score), at, null);
      case CallEvent.WentOn went -> wentOn(went);
      case CallEvent.Wanted(CallId call, Instant _, String what) -> about(call, what);
      case CallEvent.LookedUp asked -> lookedUp(asked);
      case CallEvent.JoinedLine(CallId call, Instant _, String queue) -> {
        rung.find(call).ifPresent(contact -> change(call, new CaseEvent.Contacted(contact)));
        change(call, new CaseEvent.Queued(call, queue));
      }
      case CallEvent.Bridged(CallId call, Instant _, AgentId agent) -> {
        talks.put(agent, call);
        change(call, new CaseEvent.Reached(call, agent));
      }
      case CallEvent.Promised(CallId call, Instant _, String callback, String _) ->
          promised(call, CallbackId.of(callback));
      case CallEvent.MessageStarted(CallId call, Instant at, String file, var _) ->
          told(call, "message", file, at, null);
      case CallEvent.Readopted(CallId call, Instant _, String _) ->
          filings.get(call, _ -> new Filing(kept.apply(call)));
      case CallEvent.Ended(CallId call, Instant _, CallEnd end, var _) ->
          change(call, new CaseEvent.Ended(call, end.reason().name()));
      // The end of a promise comes as news of the callback; who is called back is known by then.
      case CallEvent.PromiseWithdrawn _, CallEvent.CalledBack _ -> {}
      case CallEvent.PromptStarted _,
          CallEvent.KeyPressed _,
          CallEvent.Said _,
          CallEvent.NoInput _,
          CallEvent.NoMatch _,
          CallEvent.OutsideRung _,
          CallEvent.OutsideMissed _,
          CallEvent.ZeroOut _,
          CallEvent.PlaceTold _,
          CallEvent.ChoicesTold _,
          CallEvent.MusicSwitched _,
          CallEvent.AutomationMeanwhile _,
          CallEvent.BackInLine _,
          CallEvent.AgentRung _,
          CallEvent.AgentMissed _,
          CallEvent.AgentLeft _,
          CallEvent.GoOnOffered _,
          CallEvent.CallerMoved _ -> {}
    }
  }

  /** The call has ended before it came to its end. */
  void brokeOff(CallId call, LeftOff left) {
    change(call, new CaseEvent.BrokeOff(call, left));
  }

  /** This agent is busy with the customer of this call. */
  void talks(AgentId agent, CallId call) {
    talks.put(agent, call);
  }

  /** With whom this agent talks, or talked last. */
  Optional<CallId> talked(AgentId agent) {
    return talks.find(agent);
  }

  private void arrived(CallEvent.Arrived arrived) {
    lines.put(arrived.call(), arrived.line());
    Optional<Callback> promise = owed.kept(arrived.call());
    CompletableFuture<CaseId> first = new CompletableFuture<>();
    Filing filing = new Filing(first);
    filings.put(arrived.call(), filing);
    Optional<CaseId> told = news.apply(arrived.call());
    CompletableFuture<CaseId> where =
        promise.isPresent()
            ? owed.answered(filing, promise.get(), contact(arrived, Contact.Kind.CALLBACK))
            : told.isPresent() ? told(told.get(), filing, arrived) : recognised(filing, arrived);
    var _ =
        where.whenComplete((id, fault) -> {
          if (fault == null) {
            first.complete(id);
          } else {
            log.warn("call {} has no case", arrived.call(), fault);
          }
        });
  }

  private CompletableFuture<CaseId> recognised(Filing filing, CallEvent.Arrived arrived) {
    return desk.recognise(arrival(arrived)).thenApply(filing::recognised);
  }

  /** The news is of this case; that we call about a solved one does not open it again. */
  private CompletableFuture<CaseId> told(CaseId id, Filing filing, CallEvent.Arrived arrived) {
    return desk.find(id)
        .thenCompose(found -> {
          if (found.isEmpty()) {
            return recognised(filing, arrived);
          }
          rung.put(arrived.call(), contact(arrived, Contact.Kind.CALLBACK));
          return CompletableFuture.completedFuture(id);
        });
  }

  private Arrival arrival(CallEvent.Arrived arrived) {
    return new Arrival(
        number.apply(arrived).map(Customer::of).orElse(new Customer(null, null, null)),
        contact(arrived, Contact.Kind.CALL));
  }

  private Contact contact(CallEvent.Arrived arrived, Contact.Kind kind) {
    return Contact.begun(
        arrived.call(), kind, arrived.at(), number.apply(arrived).orElse(null), arrived.line());
  }

  private String line(CallId call) {
    return lines.find(call).orElse("");
  }

  private void gave(CallEvent.Gave gave) {
    CallId call = gave.call();
    Duration remember = flows.remember(call, line(call), gave.node()).orElse(null);
    told(call, gave.name(), gave.value(), gave.at(), remember);
    switch (gave.name()) {
      case Remembered.LANGUAGE ->
          change(call, new CaseEvent.Speaks(Text.cut(gave.value(), Customer.LANGUAGE_CHARS_MAX)));
      case Remembered.ACCOUNT -> account(call, new Account(gave.value()));
      default -> {}
    }
  }

  /** Who turns out to be somebody else takes along what they told in this call. */
  private void account(CallId call, Account account) {
    next(
        call,
        id -> desk.account(id, call, account).thenApply(changed -> tellAgain(call, id, changed)));
  }

  private void wentOn(CallEvent.WentOn went) {
    filings.find(went.call()).ifPresent(filing -> filing.wentOn(went.agent()));
    String from = "from the call of " + CLOCK.format(went.rang().atZone(flows.zone()));
    told(went.call(), WENT_ON, from, went.at(), null);
  }

  private void told(
      CallId call, String question, String value, Instant at, @Nullable Duration remember) {
    Answer answer =
        new Answer(
            Text.cut(question, Answer.QUESTION_CHARS_MAX),
            value,
            Answer.Teller.CUSTOMER,
            at,
            remember);
    filings.find(call).ifPresent(filing -> filing.told(answer));
    change(call, new CaseEvent.Told(answer));
  }

  private void lookedUp(CallEvent.LookedUp asked) {
    CallId call = asked.call();
    change(call, new CaseEvent.LookedUp(lookup(asked)));
    if (asked.outcome().equals(FoundJson.MISSING)) {
      flows
          .forget(call, line(call), asked.node())
          .ifPresent(wrong -> forget(call, wrong, asked.at()));
    }
  }

  /** What was told, in this call or an earlier one, is wrong: nobody is offered it again. */
  private void forget(CallId call, String name, Instant at) {
    filings
        .find(call)
        .ifPresent(filing ->
            filing.next(id ->
                desk.now(id)
                    .flatMap(c -> c.dossier().answer(name))
                    .filter(told -> told.remember() != null)
                    .map(told -> forget(call, id, told.unremembered(at)))
                    .orElseGet(() -> CompletableFuture.completedFuture(id))));
  }

  private CompletableFuture<CaseId> forget(CallId call, CaseId id, Answer wrong) {
    filings.find(call).ifPresent(filing -> filing.told(wrong));
    return desk.change(id, new CaseEvent.Told(wrong)).thenApply(changed -> now(call, id, changed));
  }

  private Lookup lookup(CallEvent.LookedUp asked) {
    return new Lookup(
        Text.cut(
            flows.system(asked.call(), line(asked.call()), asked.node()), Lookup.NAME_CHARS_MAX),
        Text.cut(asked.node(), Lookup.NAME_CHARS_MAX),
        FoundJson.of(asked.outcome(), asked.taken()).orElse(null),
        asked.at());
  }

  /** Who turns out to come with another matter takes along what they told in this call. */
  private void about(CallId call, String what) {
    String subject = Text.cut(what, Topic.SUBJECT_CHARS_MAX);
    next(
        call,
        id -> desk.about(id, call, subject).thenApply(changed -> tellAgain(call, id, changed)));
  }

  private Changed tellAgain(CallId call, CaseId before, Changed changed) {
    CaseId now = now(call, before, changed);
    if (!now.equals(before)) {
      for (Answer told : filings.find(call).map(Filing::answers).orElse(List.of())) {
        var _ = desk.change(now, new CaseEvent.Told(told));
      }
    }
    return changed;
  }

  /** The desk knows the promise: it is durable before the caller hears it. */
  private void promised(CallId call, CallbackId callback) {
    next(call, id -> owed.file(callback, id));
  }

  private void change(CallId call, CaseEvent event) {
    next(call, id -> desk.change(id, event));
  }

  private void next(CallId call, Function<CaseId, CompletableFuture<Changed>> step) {
    filings
        .find(call)
        .ifPresent(filing ->
            filing.next(id -> step.apply(id).thenApply(changed -> now(call, id, changed))));
  }

  private static CaseId now(CallId call, CaseId before, Changed changed) {
    return switch (changed) {
      case Changed.Done(var after, var _) -> after.id();
      case Changed.Refused(String reason) -> {
        log.debug("call {} cannot tell its case: {}", call, reason);
        yield before;
      }
    };
  }
}
