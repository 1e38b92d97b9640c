package dev.hatchline.app.call;

import dev.hatchline.app.callback.Reserving;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.Place;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingReadings;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.telephony.AsteriskLink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where calls and agents meet: tells the routing what happens, and carries its decisions out. */
public final class Desk implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Desk.class);

  private final RoutingEngine engine;
  private final Calls calls;
  private final AsteriskLink link;
  private final Predicate<String> takesMessages;
  private final Consumer<Incident> incidents;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("routing-timer").daemon().factory());
  private final AtomicLong lostEvents = new AtomicLong();
  private @Nullable Future<?> alarm;
  private final List<Reserving> served = new CopyOnWriteArrayList<>();
  private volatile Function<List<RoutingEvent>, List<Decision>> matching;

  /**
   * Nobody is in line yet.
   *
   * @param takesMessages whether callers of this queue leave a message when nobody is signed in
   * @param incidents hears of what a person should look into
   */
  public Desk(
      RoutingEngine engine,
      Calls calls,
      AsteriskLink link,
      Predicate<String> takesMessages,
      Consumer<Incident> incidents,
      InstantSource clock) {
    this.engine = engine;
    this.matching = engine::handle;
    this.takesMessages = takesMessages;
    this.incidents = incidents;
    this.calls = calls;
    this.link = link;
    this.clock = clock;
  }

  /** From now on agents are set aside for these, too. */
  public void serve(Reserving others) {
    served.add(others);
  }

  /**
   * From now on events go this way to the same routing: its decisions come at once, or later by
   * {@link #carryOut(List)}.
   */
  public void match(Function<List<RoutingEvent>, List<Decision>> way) {
    matching = way;
  }

  /** Tells the routing; safe from any thread, returns at once. */
  public void handle(RoutingEvent event) {
    handle(List.of(event));
  }

  /** The same; whether the routing took it. */
  public boolean takes(RoutingEvent event) {
    List<Decision> decisions = matching.apply(List.of(event));
    carryOut(decisions);
    return decisions.stream()
        .noneMatch(decided ->
            decided instanceof Decision.Refused(RoutingEvent refused, String _)
                && refused.equals(event));
  }

  /** Tells several things at once: nobody is matched before all of them are known. */
  public void handle(List<RoutingEvent> events) {
    handle(events, () -> {});
  }

  /**
   * The same; {@code before} is run when all of them are known and nothing that follows from them
   * has been carried out.
   */
  public void handle(List<RoutingEvent> events, Runnable before) {
    List<Decision> decisions = matching.apply(events);
    before.run();
    carryOut(decisions);
  }

  /** Does what has been decided, in this order. */
  public void carryOut(List<Decision> decisions) {
    try {
      decisions.forEach(this::safely);
    } finally {
      setAlarm();
    }
  }

  /** A fault of one decision is none of the others', and a person hears of it. */
  private void safely(Decision decision) {
    try {
      carryOut(decision);
    } catch (RuntimeException fault) {
      log.error("expected to carry out {}, found a fault", decision, fault);
      incidents.accept(
          new Incident(
              clock.instant(),
              "decision-failed",
              "A decision of the line could not be carried out: %s.".formatted(decision),
              null));
    }
  }

  /** The agent talks to this caller, rung by us or not. */
  void taken(AgentId agent, CallId call) {
    handle(
        engine.reserved(agent, call)
            ? new RoutingEvent.Answered(agent, call)
            : new RoutingEvent.AdoptedOnCall(
                agent, call, calls.find(call).map(session -> session.call().queue()).orElse(null)));
  }

  public Optional<Place> place(CallId call) {
    return engine.place(call);
  }

  /** Where somebody would stand who asked for a person now. */
  public Place outlook(String queue) {
    return engine.outlook(queue);
  }

  /** Whether somebody of this queue could be rung now. */
  boolean personFree(String queue) {
    return engine.free(queue);
  }

  /** Something that Asterisk should have told of an agent was found out by looking. */
  public void lostEvent() {
    lostEvents.incrementAndGet();
  }

  /** How often, since the start. */
  public long lostEvents() {
    return lostEvents.get();
  }

  public boolean reserved(AgentId agent, CallId call) {
    return engine.reserved(agent, call);
  }

  public RoutingReadings readings() {
    return engine.readings().answered(call -> calls.find(call).map(CallSession::since));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void carryOut(Decision decision) {
    switch (decision) {
      case Decision.Reserve(AgentId agent, CallId call, QueueEntry _) -> ring(agent, call);
      case Decision.RingGiven(AgentId agent, CallId call, QueueEntry _) -> ring(agent, call);
      case Decision.PauseAgent(AgentId agent, String reason) -> {
        log.warn("agent {} is paused: {}; *1 on the phone ends it", agent, reason);
        var _ = link.pause(agent, reason);
        var _ = link.pauseInQueue(agent, true, reason);
      }
      case Decision.ResumeAgent(AgentId agent) -> {
        // Our pause may have reached Asterisk after the agent's own word that ended it.
        var _ = link.resume(agent);
        var _ = link.pauseInQueue(agent, false, "");
      }
      case Decision.RepeatedRona(AgentId agent, int times) ->
          incidents.accept(
              new Incident(
                  clock.instant(),
                  "repeated-rona",
                  "The phone of agent %s rang in vain %d times; is anybody there?"
                      .formatted(agent, times),
                  agent));
      case Decision.NobodySignedIn(CallId call) -> nobody(call);
      case Decision.ReservationLapsed(AgentId agent, CallId call) -> {
        if (served.stream().noneMatch(other -> other.lapsed(agent, call))) {
          tell(call, new CallInput.ReservationLapsed(agent));
        }
      }
      case Decision.Refused(RoutingEvent event, String reason) ->
          log.debug("routing refused {}: {}", event, reason);
    }
  }

  private void ring(AgentId agent, CallId call) {
    if (served.stream().noneMatch(other -> other.reserve(agent, call))
        && !tell(call, new CallInput.AgentReserved(agent))) {
      handle(new RoutingEvent.Left(call));
      handle(new RoutingEvent.Missed(agent, call, MissReason.CANCELLED));
    }
  }

  private void nobody(CallId call) {
    calls
        .find(call)
        .filter(session -> takesMessages.test(session.call().queue()))
        .ifPresent(session -> session.tell(new CallInput.NobodySignedIn()));
  }

  private boolean tell(CallId call, CallInput input) {
    return calls.find(call).map(session -> session.tell(input)).orElse(false);
  }

  /** One alarm, always for the next moment at which something in the routing ends by itself. */
  private synchronized void setAlarm() {
    if (alarm != null) {
      alarm.cancel(false);
    }
    alarm =
        engine
            .nextDeadline()
            .map(at -> Duration.between(clock.instant(), at))
            .map(wait ->
                timer.schedule(
                    () -> handle(new RoutingEvent.Tick()),
                    Math.max(1, wait.toMillis() + 1),
                    TimeUnit.MILLISECONDS))
            .orElse(null);
  }
}
