package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.Decision.Reserve;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One engine with two agents and two queues. */
abstract class OneEngine {
  static final AgentId ANN = new AgentId("101");
  static final AgentId BOB = new AgentId("102");
  static final AgentId STRANGER = new AgentId("999");
  static final Duration SECOND = Duration.ofSeconds(1);

  final SteppedClock clock = new SteppedClock();
  final RoutingEngine engine =
      new RoutingEngine(
          RoutingPolicy.of(
              Map.of("people", Set.of(ANN, BOB), "bills", Set.of(BOB)),
              new AgentLimits(
                  Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30))),
          clock);

  QueueEntry caller(int id, String queue, long rangBefore) {
    FirstRing firstRing = new FirstRing(clock.instant().minusSeconds(rangBefore), id);
    return new QueueEntry(new CallId(new UUID(0, id)), queue, firstRing, clock.instant());
  }

  List<Decision> join(QueueEntry entry) {
    return engine.handle(new RoutingEvent.Joined(entry));
  }

  List<Decision> device(AgentId agent, Device device) {
    return engine.handle(new RoutingEvent.AgentDevice(agent, device));
  }

  List<Decision> missed(AgentId agent, QueueEntry entry, MissReason reason) {
    return engine.handle(new RoutingEvent.Missed(agent, entry.call(), reason));
  }

  List<Decision> answered(AgentId agent, QueueEntry entry) {
    return engine.handle(new RoutingEvent.Answered(agent, entry.call()));
  }

  static Reserve reserve(AgentId agent, QueueEntry entry) {
    return new Reserve(agent, entry.call(), entry);
  }

  Agent agent(AgentId id) {
    return engine.readings().agents().stream()
        .filter(agent -> agent.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Ann has been idle longer. */
  void bothSignIn() {
    assertThat(device(ANN, Device.FREE)).isEmpty();
    clock.advance(SECOND);
    assertThat(device(BOB, Device.FREE)).isEmpty();
    clock.advance(SECOND);
  }
}
