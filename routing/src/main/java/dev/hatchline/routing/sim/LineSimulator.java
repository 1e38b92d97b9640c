package dev.hatchline.routing.sim;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.WaitRange;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.callback.CallbackPolicy;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Callers, agents who answer at once, and between them the production {@link RoutingEngine} and the
 * production {@link dev.hatchline.routing.callback.CallbackDesk}, in simulated time: as fast as it
 * computes.
 */
public final class LineSimulator {
  private static final String AWAY = "away";

  private final Agenda agenda;
  private final RoutingEngine engine;
  private final CallingBack callbacks;
  private final Callers callers;
  private final Map<CallId, Waiting> waiting = new HashMap<>();

  private record Waiting(Arrival arrival, @Nullable WaitRange told) {}

  /**
   * All agents are at work from the beginning, and nobody comes again.
   *
   * @param contacts hears what became of each caller, in the order in which that came
   */
  public LineSimulator(
      RoutingPolicy policy,
      Collection<AgentId> agents,
      Instant beginning,
      Consumer<Contact> contacts) {
    this(new House(policy, List.of(), CallbackPolicy.DEFAULT, 0), beginning, once(contacts));
    agents.forEach(agent -> tell(new RoutingEvent.AgentDevice(agent, Device.FREE)));
  }

  /** Agents are at work in their shifts, of which none begins before the beginning. */
  public LineSimulator(House house, Instant beginning, Callers callers) {
    this.agenda = new Agenda(beginning);
    this.callers = callers;
    this.engine = new RoutingEngine(house.policy(), agenda);
    this.callbacks =
        new CallingBack(house, agenda, engine, new CallingBack.Hall(this::tell, this::ended));
    for (AgentId agent : house.shifts().stream().map(Shift::agent).collect(Collectors.toSet())) {
      carryOut(
          engine.handle(
              List.of(
                  new RoutingEvent.AgentDevice(agent, Device.FREE),
                  new RoutingEvent.AgentPaused(agent, true, AWAY))));
    }
    for (Shift shift : house.shifts()) {
      AgentId agent = shift.agent();
      agenda.at(shift.from(), () -> tell(new RoutingEvent.AgentPaused(agent, false, AWAY)));
      agenda.at(shift.until(), () -> tell(new RoutingEvent.AgentPaused(agent, true, AWAY)));
    }
  }

  private static Callers once(Consumer<Contact> contacts) {
    return new Callers() {
      @Override
      public QueueEntry joins(Arrival arrival) {
        return arrival.entry();
      }

      @Override
      public Optional<Arrival> ended(Contact contact) {
        contacts.accept(contact);
        return Optional.empty();
      }
    };
  }

  /**
   * Lets these callers come, and goes on until nothing happens any more. A callback that is owed
   * then is told as open.
   *
   * @param arrivals by the time of joining, perhaps without end; none before the beginning
   * @param end none of them comes later; who comes again may
   */
  public void run(Iterator<Arrival> arrivals, Instant end) {
    next(arrivals, end);
    Optional<Instant> next = agenda.next();
    while (next.isPresent()) {
      Optional<Instant> deadline = engine.nextDeadline().filter(next.get()::isAfter);
      if (deadline.isPresent()) {
        agenda.passTo(deadline.get());
        tell(new RoutingEvent.Tick());
      } else {
        agenda.step();
      }
      next = agenda.next();
    }
    callbacks.close();
  }

  private void next(Iterator<Arrival> arrivals, Instant end) {
    if (arrivals.hasNext()) {
      Arrival arrival = arrivals.next();
      if (!arrival.entry().joinedAt().isAfter(end)) {
        agenda.at(
            arrival.entry().joinedAt(),
            () -> {
              join(arrival);
              next(arrivals, end);
            });
      }
    }
  }

  private void join(Arrival arrival) {
    @Nullable WaitRange told = engine.outlook(arrival.entry().queue()).range();
    Arrival placed = arrival.at(callers.joins(arrival));
    Callee callee = arrival.callee();
    if (callee == null) {
      wait(placed, told);
      return;
    }
    Optional<QueueEntry> kept =
        callee.asked() ? Optional.empty() : callbacks.takeOver(callee, placed.entry());
    if (kept.isPresent()) {
      wait(placed.at(kept.get()), told);
    } else if (!callee.wants(told) || !callbacks.promise(placed, callee, told)) {
      wait(placed, told);
    }
  }

  private void wait(Arrival arrival, @Nullable WaitRange told) {
    CallId call = arrival.entry().call();
    waiting.put(call, new Waiting(arrival, told));
    tell(new RoutingEvent.Joined(arrival.entry()));
    if (waiting.containsKey(call) && arrival.patience().compareTo(Arrival.ENDLESS) < 0) {
      agenda.in(arrival.patience(), () -> giveUp(arrival));
    }
  }

  private void giveUp(Arrival arrival) {
    Waiting left = waiting.remove(arrival.entry().call());
    if (left != null) {
      tell(new RoutingEvent.Left(arrival.entry().call()));
      ended(new Contact(arrival, left.told(), arrival.patience(), null, null));
    }
  }

  private void tell(RoutingEvent event) {
    carryOut(engine.handle(event));
  }

  private void carryOut(List<Decision> decisions) {
    for (Decision decision : decisions) {
      switch (decision) {
        case Decision.Reserve(AgentId agent, CallId call, _) -> reserve(agent, call);
        case Decision.ReservationLapsed(AgentId agent, CallId call) ->
            callbacks.lapsed(agent, call);
        case Decision.RingGiven _,
            Decision.PauseAgent _,
            Decision.ResumeAgent _,
            Decision.RepeatedRona _,
            Decision.NobodySignedIn _,
            Decision.Refused _ -> {}
      }
    }
  }

  private void reserve(AgentId agent, CallId call) {
    Waiting served = waiting.remove(call);
    if (served == null) {
      callbacks.reserve(agent, call);
      return;
    }
    Arrival arrival = served.arrival();
    tell(new RoutingEvent.Answered(agent, call));
    agenda.in(arrival.handling(), () -> tell(new RoutingEvent.AgentFreed(agent, call)));
    Duration waited = Duration.between(arrival.entry().joinedAt(), agenda.instant());
    ended(new Contact(arrival, served.told(), waited, agent, null));
  }

  private void ended(Contact contact) {
    callers
        .ended(contact)
        .ifPresent(again -> agenda.at(again.entry().joinedAt(), () -> join(again)));
  }
}
