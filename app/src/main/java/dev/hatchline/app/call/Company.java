package dev.hatchline.app.call;

import dev.hatchline.app.callback.Said;
import dev.hatchline.app.callback.Waited;
import dev.hatchline.app.callback.Wish;
import dev.hatchline.app.flow.FlowVersion;
import dev.hatchline.app.flow.HouseVoices;
import dev.hatchline.app.numbers.Regions;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.call.Place;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.conf.Hours;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Remembered;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.Business;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import dev.hatchline.flow.run.OutageHeard;
import dev.hatchline.flow.run.PromiseAnswer;
import dev.hatchline.flow.run.PromiseAsked;
import dev.hatchline.flow.run.TimeAnswer;
import dev.hatchline.flow.run.TimeAsked;
import dev.hatchline.flow.run.TimesOffered;
import dev.hatchline.routing.callback.Asker;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.cases.TellBy;
import dev.hatchline.routing.queue.Skills;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The company, as the flow of one call meets it. */
final class Company implements Business {
  private static final String ENGLISH = "en";

  private final CallServices services;
  private final OperatorConfig.Line line;
  private final FlowVersion flow;
  private final @Nullable String shown;
  private final CallId call;
  private final FirstRing firstRing;
  private final boolean called;
  private final CallTimes times;
  private final CallTongue tongue;
  private final CallNumbers numbers;

  /** The outages of which the caller has heard in this call. */
  private final Set<String> heard = ConcurrentHashMap.newKeySet();

  /**
   * For one call.
   *
   * @param shown the caller's number as the network shows it; absent when it is withheld
   */
  Company(CallServices services, OperatorConfig.Line line, Call call, @Nullable String shown) {
    this.services = services;
    this.line = line;
    this.flow = services.flows().take(line.flow(), call.id());
    this.shown = shown;
    this.call = call.id();
    this.firstRing = call.firstRing();
    this.tongue = new CallTongue(HouseVoices.rules(services.config()), this::met);
    this.numbers = new CallNumbers(services, line.region(), tongue);
    this.times = new CallTimes(services, shown, tongue);
    this.called = services.callbacks().called(call.id()).isPresent();
  }

  /** The language that the caller is taken to speak until they hear another. */
  String spoken() {
    String first = line.language().orElseGet(() -> flow.read().languages().first());
    return first.isEmpty() ? ENGLISH : first;
  }

  /** The same, as far as it is known from earlier calls. */
  private String met() {
    return services
        .cases()
        .remembered(call, Remembered.LANGUAGE)
        .flatMap(flow.read().languages()::nearest)
        .orElseGet(this::spoken);
  }

  /** In which language the house speaks to the caller. */
  CallTongue tongue() {
    return tongue;
  }

  @Override
  public boolean hasVoice(String language) {
    return tongue.hasVoice(language);
  }

  @Override
  public void speaking(String language) {
    tongue.turns(language);
  }

  /** Who hear the words of this line, too. */
  CallEars ears() {
    return services.ears().with(flow.read().escapes());
  }

  /** The number that was dialled. */
  String line() {
    return line.number();
  }

  /** The flow, as it was when the call began. */
  FlowVersion flow() {
    return flow;
  }

  /** What is heard before it, if anything. */
  Optional<Opening> opening() {
    Optional<Opening> opening = services.openings().of(call, line.number(), number());
    if (opening.isPresent()) {
      known(Optional.empty()).map(OutageHeard::id).ifPresent(heard::add);
    }
    return opening;
  }

  private Optional<PhoneNumber> number() {
    return caller().map(own -> new PhoneNumber(own.plain()));
  }

  private Optional<OutageHeard> known(Optional<String> place) {
    return services.openings().outage(line.number(), number(), place);
  }

  /** Nobody hears of the same one twice in a call. */
  @Override
  public Optional<OutageHeard> outage(Optional<Value> area) {
    return known(area.map(Value::plain))
        .map(known ->
            heard.add(known.id()) ? known : new OutageHeard(known.id(), "", known.tells()));
  }

  @Override
  public CompletableFuture<String> tellWhenOver(String outage) {
    services
        .calls()
        .find(call)
        .ifPresent(session -> session.tell(new CallInput.FlowKnowsWish("outage")));
    return number()
        .map(own -> services.openings().tellWhenOver(outage, call, line.number(), own))
        .orElseGet(() -> CompletableFuture.completedFuture(""));
  }

  /** Whether the flow has something to ask when the agent has hung up. */
  boolean asksAfter() {
    return flow.read().after().isPresent();
  }

  /** Whether a free person simply answers, at this moment. */
  boolean personAnswers() {
    return services.personAnswers(line);
  }

  /** Names a call's files as the dialplan does: first ring, line, caller, call. */
  String label(FirstRing ring, CallId call) {
    String from = shown == null ? "" : shown.replaceAll("[^+0-9]", "");
    return "%d_%s_%s_%s".formatted(ring.at().getEpochSecond(), line.number(), from, call);
  }

  @Override
  public CompletableFuture<LookupAnswer> lookup(LookupRequest request) {
    return new Lookup(services.systems(), services.ears().notes(), call).ask(request);
  }

  @Override
  public PhoneCheck phone(String digits) {
    return numbers.phone(digits);
  }

  @Override
  public boolean offersCallback() {
    return services.callbacks().offered(line);
  }

  @Override
  public PhoneCheck callable(Value.Phone number) {
    return numbers.callable(number);
  }

  @Override
  public PhoneCheck transferable(Value.Phone number) {
    return numbers.transferable(number);
  }

  @Override
  public Optional<TimesOffered> times(Value.Phone number) {
    return times.offered(number, queue());
  }

  /** On a thread of its own, since what is taken is asked of the store. */
  @Override
  public CompletableFuture<TimeAnswer> time(TimeAsked asked) {
    CompletableFuture<TimeAnswer> answer = new CompletableFuture<>();
    apart("time-", () -> answer.complete(times.answer(asked)));
    return answer;
  }

  /** On a thread of its own, since a promise waits for the store. */
  @Override
  public CompletableFuture<PromiseAnswer> promise(PromiseAsked asked) {
    CompletableFuture<PromiseAnswer> answer = new CompletableFuture<>();
    apart("promise-", () -> promise(asked, answer));
    return answer;
  }

  /** What it logs is of this call. */
  private void apart(String name, Runnable work) {
    Thread.ofVirtual()
        .name(name + call)
        .start(() -> {
          MDC.put("call", call.toString());
          work.run();
        });
  }

  private void promise(PromiseAsked asked, CompletableFuture<PromiseAnswer> answer) {
    PhoneNumber number = new PhoneNumber(asked.number().plain());
    switch (services.callbacks().promise(wish(number, asked))) {
      case Said.Promised(Callback callback, boolean fresh) -> {
        boolean heard = answer.complete(new PromiseAnswer.Promised(callback.promise().words()));
        Optional<CallSession> session = services.calls().find(call);
        if (heard) {
          session.ifPresent(
              s -> s.tell(new CallInput.FlowPromised(callback.id().toString(), number.e164())));
        } else if (fresh && session.isPresent()) {
          // The hatch opened meanwhile, or it took too long: this caller goes on without it.
          var _ = services.callbacks().cancel(callback.id());
        }
      }
      case Said.Refused(String _, String why, var _) ->
          answer.complete(new PromiseAnswer.Refused(why));
      case Said.NotThen(_, String why, _, _) -> answer.complete(new PromiseAnswer.NotThen(why));
      case Said.Unavailable(String _) -> answer.complete(new PromiseAnswer.Unavailable());
    }
  }

  /** The caller wants a person now instead of the callback. */
  void withdraw(String callback) {
    var _ = services.callbacks().cancel(CallbackId.of(callback));
  }

  /** The caller's own call has the place from now on. */
  void takenOver(String callback) {
    var _ = services.callbacks().takenOver(CallbackId.of(callback));
  }

  /**
   * The caller waited, met nobody, and is called; but not one whom we had called already: what
   * became of that call is for a person to find out.
   */
  void repair(Call ended) {
    if (called) {
      return;
    }
    services
        .callbacks()
        .repair(
            new Waited(
                line.number(),
                shown,
                ended.queue(),
                new Skills(ended.grant().skills()),
                ended.firstRing()));
  }

  private Wish wish(PhoneNumber number, PromiseAsked asked) {
    String queue = queue();
    Place place = services.desk().place(call).orElseGet(() -> services.desk().outlook(queue));
    Asker asker =
        caller()
            .map(own -> Asker.caller(new PhoneNumber(own.plain())))
            .orElseGet(() -> Asker.address("caller-withheld"));
    String reason = asked.reason().orElse(null);
    return new Wish(
        number,
        line,
        queue,
        skills(),
        counted(),
        place,
        Source.PHONE,
        asker,
        null,
        reason,
        asked.time().map(named -> times.appointment(number, named, queue)).orElse(null),
        null,
        tongue.tag());
  }

  /** Where the caller stands, or would stand. */
  private String queue() {
    return services.calls().find(call).map(session -> session.call().queue()).orElse(line.queue());
  }

  /** What the caller wants there of whoever answers. */
  private Skills skills() {
    return services
        .calls()
        .find(call)
        .map(session -> new Skills(session.call().grant().skills()))
        .orElse(Skills.NONE);
  }

  /** From where the place in line counts: that of an earlier call, if it is gone on with. */
  private FirstRing counted() {
    return services.calls().find(call).map(session -> session.call().firstRing()).orElse(firstRing);
  }

  @Override
  public Optional<Value> remembered(String name) {
    return services
        .cases()
        .remembered(call, name)
        .flatMap(plain -> Remembered.value(flow.read(), name, plain));
  }

  @Override
  public Optional<String> language() {
    return line.language();
  }

  @Override
  public Optional<String> tellBy() {
    return services.cases().tellBy(call).map(TellBy::word);
  }

  @Override
  public DateOrder dateOrder() {
    return Regions.monthFirst(line.region()) ? DateOrder.MONTH_DAY : DateOrder.DAY_MONTH;
  }

  @Override
  public boolean open() {
    return openingHours().isOpen(services.clock().instant());
  }

  @Override
  public boolean open(LocalDate day) {
    return openingHours().isOpen(day);
  }

  @Override
  public String hours(LocalDate day) {
    return openingHours().spokenOn(day, tongue.tag());
  }

  @Override
  public String waitSentence() {
    return tongue.line().wait(services.desk().outlook(line.queue()));
  }

  @Override
  public LocalDate today() {
    return openingHours().day(services.clock().instant());
  }

  @Override
  public Optional<Value.Phone> caller() {
    return shown != null && numbers.phone(shown) instanceof PhoneCheck.Accepted(Value.Phone number)
        ? Optional.of(number)
        : Optional.empty();
  }

  private Hours openingHours() {
    return services.config().hours();
  }
}
