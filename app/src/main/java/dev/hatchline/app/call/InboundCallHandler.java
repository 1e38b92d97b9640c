package dev.hatchline.app.call;

import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.Masked;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallBackLegs;
import dev.hatchline.call.control.CallControl;
import dev.hatchline.call.control.CallControl.Beginning;
import dev.hatchline.call.control.GoOn;
import dev.hatchline.call.control.OwedPlace;
import dev.hatchline.call.control.Step;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.notice.NoticeKey;
import dev.hatchline.telephony.Arrival;
import dev.hatchline.telephony.Arrivals;
import dev.hatchline.telephony.FinishAs;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.LegListener;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door for callers: a call is new, or known and back again. */
public final class InboundCallHandler implements Arrivals {
  private static final Logger log = LoggerFactory.getLogger(InboundCallHandler.class);

  private final CallServices services;

  public InboundCallHandler(CallServices services) {
    this.services = services;
  }

  @Override
  public LegListener arrived(Leg leg) {
    Arrival arrival = leg.arrival();
    Optional<CallSession> known = services.calls().find(arrival.call());
    if (known.isPresent() && known.get().attach(leg)) {
      return known.get().listener(leg);
    }
    return services
        .config()
        .line(arrival.line())
        .map(line -> begin(leg, line))
        .orElseGet(() -> refuse(leg));
  }

  private LegListener begin(Leg leg, OperatorConfig.Line line) {
    Arrival arrival = leg.arrival();
    CallEvent.Arrived arrived =
        new CallEvent.Arrived(
            arrival.call(),
            services.clock().instant(),
            arrival.firstRing(),
            arrival.line(),
            arrival.callerNumber());
    Optional<PhoneNumber> number = services.number(line, arrival.callerNumber());
    Call call = call(arrival, line).with(services.credit(line, number));
    CallSession session = new CallSession(call, arrival.channel(), services);
    if (!services.calls().add(session)) {
      return refuse(leg);
    }
    Company company = new Company(services, line, call, arrival.callerNumber());
    log.info(
        "call {} from {} on {}: {}",
        arrival.call(),
        Masked.number(arrival.callerNumber()),
        arrival.line(),
        company.flow());
    Call held = company.asksAfter() ? call.askedAfter() : call;
    session.start(first(held, arrived, arrival.how(), line, number), leg, company);
    services.callbacks().agentFor(call.id()).ifPresent(agent -> catchUp(session, agent));
    if (arrival.how() != Arrival.How.FIRST) {
      services.callbacks().arrived(call.id());
    }
    return session.listener(leg);
  }

  /** Who is called back wants those who were promised. */
  private Call call(Arrival arrival, OperatorConfig.Line line) {
    Request wanted =
        services.callbacks().called(arrival.call()).map(Callback::request).orElse(null);
    String queue = wanted == null ? line.queue() : queue(wanted, line);
    Call call =
        Call.arriving(arrival.call(), arrival.firstRing(), queue, services.linePolicy(queue));
    return wanted == null ? call : call.promised(queue, wanted.skills().levels());
  }

  /** The people who were promised, as long as the operator's file has them. */
  private String queue(Request wanted, OperatorConfig.Line line) {
    return services.config().queue(wanted.queue()).isPresent() ? wanted.queue() : line.queue();
  }

  private OwedPlace place(Callback owed, OperatorConfig.Line line) {
    Request wanted = owed.request();
    return new OwedPlace(
        owed.id().toString(), wanted.firstRing(), queue(wanted, line), wanted.skills().levels());
  }

  private Step first(
      Call call,
      CallEvent.Arrived arrived,
      Arrival.How how,
      OperatorConfig.Line line,
      Optional<PhoneNumber> number) {
    return switch (how) {
      case RETURNED -> CallControl.arrive(call, arrived, Beginning.RETURNED);
      case CALLED ->
          NoticeKey.is(call.id())
              ? CallControl.arrive(call, arrived, Beginning.NEWS)
              : CallControl.calledBack(call, arrived, legs(call.id()));
      case FIRST -> {
        Optional<Callback> owed = number.flatMap(services.callbacks()::owed);
        yield owed.isPresent()
            ? CallControl.owed(call, arrived, place(owed.get(), line))
            : unowed(call, arrived, line, number);
      }
    };
  }

  /**
   * Who is answered by a person at once is offered nothing; the agent of the case is first. Who
   * hears first what does not work is offered afterwards to go on.
   */
  private Step unowed(
      Call call,
      CallEvent.Arrived arrived,
      OperatorConfig.Line line,
      Optional<PhoneNumber> number) {
    Optional<GoOn> before =
        number
            .flatMap(from -> services.cases().goOns().take(from, arrived.line()))
            .map(unfinished -> Words.goOn(unfinished, services.known(call)));
    if (services.openings().of(call.id(), line.number(), number).isPresent()) {
      return CallControl.informed(call, arrived, before.orElse(null));
    }
    Beginning how = beginning(line);
    return how == Beginning.FLOW && before.isPresent()
        ? CallControl.again(call, arrived, before.get())
        : CallControl.arrive(call, arrived, how);
  }

  private CallBackLegs legs(CallId call) {
    Callbacks callbacks = services.callbacks();
    String promise = callbacks.called(call).map(c -> c.id().toString()).orElse("unknown");
    return callbacks
        .agentFor(call)
        .map(agent ->
            new CallBackLegs(promise, agent, callbacks.agentChannel(call, agent).isPresent()))
        .orElseGet(() -> new CallBackLegs(promise, null, false));
  }

  /** What was told of the agent's leg before the session was there to hear it. */
  private void catchUp(CallSession session, AgentId agent) {
    services
        .callbacks()
        .takeMissed(session.id(), agent)
        .ifPresent(why -> session.tell(Words.dialEnded(why)));
  }

  /** Of a caller who hears nothing first, as that comes before anybody answers. */
  private Beginning beginning(OperatorConfig.Line line) {
    return services.personAnswers(line) ? Beginning.PERSON : Beginning.FLOW;
  }

  private static LegListener refuse(Leg leg) {
    log.warn(
        "call {} cannot be taken on line {}; Asterisk alone brings it to people",
        leg.arrival().call(),
        leg.arrival().line());
    leg.finish(FinishAs.PEOPLE);
    return _ -> {};
  }
}
