package dev.hatchline.routing.sim;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.call.WaitRange;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.callback.Answer;
import dev.hatchline.routing.callback.Ask;
import dev.hatchline.routing.callback.Asker;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackDesk;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.callback.CallbackPorts;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.Dial;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.callback.Line;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.callback.Promise;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The production {@link CallbackDesk} in simulated time. Customers' phones do what their arrivals
 * say; agents who are rung have answered at once.
 */
final class CallingBack implements Line, Dial {
  private static final String LINE = "simulated";

  /** When a promise is late; nothing that is done depends on it. */
  private static final Duration DEADLINE = Duration.ofHours(1);

  /** What is around: the line, and who hears what became of a caller. */
  record Hall(Consumer<RoutingEvent> line, Consumer<Contact> contacts) {}

  private final Agenda agenda;
  private final RoutingEngine engine;
  private final Hall hall;
  private final CallbackDesk desk;
  private final Map<PhoneNumber, Owed> owed = new LinkedHashMap<>();
  private final Map<CallId, Owed> ringing = new HashMap<>();
  private final Map<CallId, Owed> up = new HashMap<>();

  /** Who has picked up and waits for the customer of this call. */
  private final Map<CallId, AgentId> ready = new HashMap<>();

  private final Set<Instant> wakes = new HashSet<>();

  private static final class Owed {
    final Arrival arrival;
    final Callee callee;
    final @Nullable WaitRange told;
    int dialled;
    @Nullable Instant answered;
    boolean talks;

    Owed(Arrival arrival, Callee callee, @Nullable WaitRange told) {
      this.arrival = arrival;
      this.callee = callee;
      this.told = told;
    }
  }

  CallingBack(House house, Agenda agenda, RoutingEngine engine, Hall hall) {
    this.agenda = agenda;
    this.engine = engine;
    this.hall = hall;
    Random random = new Random(house.seed());
    this.desk =
        new CallbackDesk(
            house.callbacks(),
            new CallbackPorts(
                new Shelf(),
                this,
                this,
                agenda,
                this::news,
                this::wake,
                agenda::soon,
                () -> new UUID(random.nextLong(), random.nextLong()),
                this::credit,
                // Set where the customer joins the line.
                _ -> Optional.empty()));
    var _ = desk.recover(Set.of(), agenda.instant());
  }

  /** The desk asks again for a time that is still to come, at each of its looks at the clock. */
  private void wake(Instant at) {
    if (wakes.add(at)) {
      agenda.at(
          at,
          () -> {
            wakes.remove(at);
            desk.tick();
          });
    }
  }

  private Duration credit(Request request) {
    Owed asked = owed.get(request.number());
    return asked == null ? Duration.ZERO : asked.arrival.entry().credit();
  }

  /**
   * Whether the caller is promised a call, and so does not stay in line. Who is owed one already is
   * promised no other: that is the end of this wish.
   */
  boolean promise(Arrival arrival, Callee callee, @Nullable WaitRange told) {
    Owed before = owed.get(callee.number());
    Owed asked = new Owed(arrival, callee, told);
    owed.put(callee.number(), asked);
    Answer answer = desk.promise(ask(arrival.entry(), callee, told));
    if (answer instanceof Answer.Promised) {
      return true;
    }
    owed.remove(callee.number());
    if (before != null) {
      owed.put(callee.number(), before);
    }
    if (answer instanceof Answer.SameNumber) {
      told(asked, null, Outcome.CANCELLED);
      return true;
    }
    return false;
  }

  private Ask ask(QueueEntry entry, Callee callee, @Nullable WaitRange told) {
    Instant now = agenda.instant();
    Promise promise = new Promise(now, now.plus(DEADLINE), "", told == null ? null : told.likely());
    Request request =
        new Request(
            callee.number(), entry.queue(), LINE, entry.firstRing(), Source.PHONE, null, null);
    return new Ask(request, promise, now, Asker.caller(callee.number()), null);
  }

  /** A customer who is owed a call rings in, and has its place with this call. */
  Optional<QueueEntry> takeOver(Callee callee, QueueEntry entry) {
    Optional<Callback> open = desk.openFor(callee.number());
    open.ifPresent(callback -> {
      var _ = desk.takenOver(callback.id());
    });
    return open.map(Callback::request)
        .map(promised ->
            new QueueEntry(
                entry.call(),
                entry.queue(),
                promised.firstRing(),
                entry.joinedAt(),
                entry.credit(),
                entry.affinity(),
                entry.skills()));
  }

  /** Nothing more happens. */
  void close() {
    List.copyOf(owed.values()).forEach(left -> told(left, null, Outcome.OPEN));
    owed.clear();
  }

  private void news(CallbackNews news) {
    if (news instanceof CallbackNews.Moved(_, Callback after) && !after.open()) {
      Owed closed = owed.remove(after.request().number());
      @Nullable AgentId agent =
          after.state() instanceof CallbackState.Connected(_, AgentId with, _) ? with : null;
      if (closed != null) {
        told(closed, agent, after.outcome());
      }
    }
  }

  private void told(Owed closed, @Nullable AgentId agent, Outcome outcome) {
    Instant now = agenda.instant();
    Duration queued =
        closed.answered == null ? Duration.ZERO : Duration.between(closed.answered, now);
    CalledBack how = new CalledBack(closed.dialled, queued, outcome);
    Duration waited = Duration.between(closed.arrival.entry().joinedAt(), now);
    hall.contacts().accept(new Contact(closed.arrival, closed.told, waited, agent, how));
  }

  // ---- From the routing

  void reserve(AgentId agent, CallId call) {
    if (desk.reserve(agent, call)) {
      return;
    }
    if (up(call)) {
      connect(call, agent);
    } else {
      tell(new RoutingEvent.Left(call));
      tell(new RoutingEvent.Missed(agent, call, MissReason.CANCELLED));
    }
  }

  void lapsed(AgentId agent, CallId call) {
    ready.remove(call, agent);
    var _ = desk.lapsed(agent, call);
  }

  // ---- The line

  @Override
  public void tell(RoutingEvent event) {
    hall.line().accept(event);
  }

  @Override
  public boolean reserved(AgentId agent, CallId call) {
    return engine.reserved(agent, call);
  }

  @Override
  public boolean up(CallId call) {
    return up.containsKey(call);
  }

  // ---- The phones

  @Override
  public CompletableFuture<Boolean> customer(CallId call, Callback callback) {
    Owed called = owed.get(callback.request().number());
    if (called == null) {
      throw new IllegalStateException("expected a customer who is owed a call, found none");
    }
    called.dialled = callback.attempts();
    Callee.Ring ring = called.callee.ring(callback.attempts());
    ringing.put(call, called);
    agenda.soon(() -> desk.customerRings(call));
    agenda.in(ring.after(), () -> rang(call, ring.fate()));
    return CompletableFuture.completedFuture(true);
  }

  private void rang(CallId call, Fate fate) {
    Owed called = ringing.remove(call);
    if (called != null && fate == Fate.ANSWERED) {
      called.answered = agenda.instant();
      up.put(call, called);
      desk.customerDialled(call, fate);
      answered(call, called);
    } else if (called != null) {
      desk.customerDialled(call, fate);
    }
  }

  /** A customer whose place has been given up meanwhile has it again, as any caller. */
  private void answered(CallId call, Owed called) {
    if (engine.place(call).isEmpty()) {
      QueueEntry old = called.arrival.entry();
      tell(
          new RoutingEvent.Joined(
              new QueueEntry(
                  call, old.queue(), old.firstRing(), agenda.instant(), old.credit(), null)));
    }
    AgentId agent = ready.get(call);
    if (agent != null) {
      connect(call, agent);
    }
    if (!called.talks && called.arrival.patience().compareTo(Arrival.ENDLESS) < 0) {
      agenda.in(called.arrival.patience(), () -> hangUp(call));
    }
  }

  private void hangUp(CallId call) {
    Owed called = up.get(call);
    if (called != null && !called.talks) {
      up.remove(call);
      tell(new RoutingEvent.Left(call));
      desk.customerGone(call);
    }
  }

  private void connect(CallId call, AgentId agent) {
    Owed called = up.get(call);
    if (called == null || called.talks || !reserved(agent, call)) {
      return;
    }
    called.talks = true;
    ready.remove(call);
    tell(new RoutingEvent.Answered(agent, call));
    desk.connected(call, agent);
    agenda.in(
        called.arrival.handling(),
        () -> {
          up.remove(call);
          tell(new RoutingEvent.AgentFreed(agent, call));
        });
  }

  @Override
  public CompletableFuture<Boolean> agent(CallId call, AgentId agent, Callback callback) {
    agenda.soon(() -> {
      if (reserved(agent, call)) {
        ready.put(call, agent);
        desk.agentUp(call, agent);
        connect(call, agent);
      }
    });
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> hangUpCustomer(CallId call) {
    Owed called = ringing.remove(call);
    if (called == null) {
      agenda.soon(() -> hangUp(call));
    } else {
      agenda.soon(() -> desk.customerDialled(call, Fate.NO_ANSWER));
    }
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> hangUpAgent(CallId call, AgentId agent) {
    ready.remove(call, agent);
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Optional<Map<CallId, Fate>>> fates() {
    Map<CallId, Fate> record = new HashMap<>();
    ringing.keySet().forEach(call -> record.put(call, Fate.DIALLING));
    up.keySet().forEach(call -> record.put(call, Fate.ANSWERED));
    return CompletableFuture.completedFuture(Optional.of(record));
  }

  @Override
  public CompletableFuture<Boolean> bar(CallId call) {
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> forget(CallId call) {
    return CompletableFuture.completedFuture(true);
  }
}
