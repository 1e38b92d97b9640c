package dev.hatchline.app.call;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallControl;
import dev.hatchline.call.control.CallControl.Beginning;
import dev.hatchline.conf.OperatorConfig;
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
    Call call =
        Call.arriving(
            arrival.call(), arrival.firstRing(), line.queue(), services.linePolicy(line.queue()));
    CallSession session = new CallSession(call, arrival.channel(), services);
    if (!services.calls().add(session)) {
      return refuse(leg);
    }
    log.info("call {} from {} on {}", arrival.call(), arrival.callerNumber(), arrival.line());
    session.start(
        CallControl.arrive(call, arrived, beginning(arrival, line)),
        leg,
        new Company(services, line, arrival.callerNumber()));
    return session.listener(leg);
  }

  private Beginning beginning(Arrival arrival, OperatorConfig.Line line) {
    if (arrival.returned()) {
      return Beginning.RETURNED;
    }
    return line.greet() == OperatorConfig.Greet.PERSON_WHEN_FREE
            && services.desk().personFree(line.queue())
        ? Beginning.PERSON
        : Beginning.FLOW;
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
