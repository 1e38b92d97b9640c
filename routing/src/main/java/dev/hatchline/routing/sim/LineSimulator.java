package dev.hatchline.routing.sim;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.WaitRange;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.Device;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Callers, agents who answer at once, and the production {@link RoutingEngine} between them, in
 * simulated time: as fast as it computes.
 */
public final class LineSimulator {
  private final RoutingEngine engine;
  private final Consumer<Contact> contacts;
  private final PriorityQueue<Event> coming =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
  private final Map<CallId, Waiting> waiting = new HashMap<>();
  private Instant now;
  private long events;

  private record Event(Instant at, long number, Runnable act) {}

  private record Waiting(Arrival arrival, @Nullable WaitRange told) {}

  /**
   * All agents are at work from the beginning.
   *
   * @param contacts hears what became of each caller, in the order in which that came
   */
  public LineSimulator(
      RoutingPolicy policy,
      Collection<AgentId> agents,
      Instant beginning,
      Consumer<Contact> contacts) {
    this.now = beginning;
    this.contacts = contacts;
    this.engine = new RoutingEngine(policy, () -> now);
    agents.forEach(agent -> tell(new RoutingEvent.AgentDevice(agent, Device.FREE)));
  }

  /**
   * Lets these callers come, and goes on until nothing happens any more.
   *
   * @param arrivals by the time of joining, perhaps without end; none before the beginning
   * @param end nobody comes later
   */
  public void run(Iterator<Arrival> arrivals, Instant end) {
    next(arrivals, end);
    while (!coming.isEmpty()) {
      Optional<Instant> deadline =
          engine.nextDeadline().filter(coming.peek().at()::isAfter).map(this::notPast);
      if (deadline.isPresent()) {
        now = deadline.get();
        tell(new RoutingEvent.Tick());
      } else {
        Event event = coming.poll();
        now = event.at();
        event.act().run();
      }
    }
  }

  private Instant notPast(Instant at) {
    return at.isBefore(now) ? now : at;
  }

  private void next(Iterator<Arrival> arrivals, Instant end) {
    if (arrivals.hasNext()) {
      Arrival arrival = arrivals.next();
      if (!arrival.entry().joinedAt().isAfter(end)) {
        at(
            arrival.entry().joinedAt(),
            () -> {
              join(arrival);
              next(arrivals, end);
            });
      }
    }
  }

  private void join(Arrival arrival) {
    CallId call = arrival.entry().call();
    waiting.put(call, new Waiting(arrival, engine.outlook(arrival.entry().queue()).range()));
    tell(new RoutingEvent.Joined(arrival.entry()));
    if (waiting.containsKey(call) && arrival.patience().compareTo(Arrival.ENDLESS) < 0) {
      at(now.plus(arrival.patience()), () -> giveUp(arrival));
    }
  }

  private void giveUp(Arrival arrival) {
    Waiting left = waiting.remove(arrival.entry().call());
    if (left != null) {
      tell(new RoutingEvent.Left(arrival.entry().call()));
      contacts.accept(new Contact(arrival, left.told(), arrival.patience(), null));
    }
  }

  private void tell(RoutingEvent event) {
    List<Decision> decisions = engine.handle(event);
    for (Decision decision : decisions) {
      if (decision instanceof Decision.Reserve(AgentId agent, CallId call, _)) {
        answer(agent, call);
      }
    }
  }

  private void answer(AgentId agent, CallId call) {
    Waiting served = waiting.remove(call);
    if (served == null) {
      throw new IllegalStateException("expected a caller who waits, found none of " + call);
    }
    Arrival arrival = served.arrival();
    tell(new RoutingEvent.Answered(agent, call));
    at(now.plus(arrival.handling()), () -> tell(new RoutingEvent.AgentFreed(agent, call)));
    Duration waited = Duration.between(arrival.entry().joinedAt(), now);
    contacts.accept(new Contact(arrival, served.told(), waited, agent));
  }

  private void at(Instant time, Runnable act) {
    coming.add(new Event(time, events++, act));
  }
}
