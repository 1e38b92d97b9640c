package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever listens hears of each agent's states, in their order. */
class AgentMovesTest {
  private static final AgentId ANN = new AgentId("101");
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SteppedClock clock = new SteppedClock();
  private final List<AgentMove> moves = new ArrayList<>();
  private final RoutingEngine engine =
      new RoutingEngine(
          RoutingPolicy.of(
              Map.of("people", Set.of(ANN)),
              new AgentLimits(
                  Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30))),
          clock,
          moves::add);

  private List<String> heard() {
    return moves.stream()
        .map(move ->
            "%s %s-%s %d"
                .formatted(
                    move.after().id(),
                    move.before().state().getClass().getSimpleName(),
                    move.after().state().getClass().getSimpleName(),
                    Duration.between(moves.getFirst().at(), move.at()).toSeconds()))
        .toList();
  }

  @Test
  void eachChangeIsToldOnceWhateverBroughtIt() {
    engine.handle(new RoutingEvent.AgentDevice(ANN, Device.FREE));
    engine.handle(new RoutingEvent.AgentDevice(ANN, Device.FREE));
    clock.advance(SECOND);
    engine.handle(
        new RoutingEvent.Joined(
            new QueueEntry(CALL, "people", new FirstRing(clock.instant(), 1), clock.instant())));
    engine.handle(new RoutingEvent.AgentDevice(ANN, Device.RINGING));
    clock.advance(SECOND);
    engine.handle(new RoutingEvent.Answered(ANN, CALL));
    clock.advance(SECOND);
    engine.handle(new RoutingEvent.AgentFreed(ANN, CALL));
    engine.handle(new RoutingEvent.AgentDevice(ANN, Device.FREE));
    clock.advance(Duration.ofSeconds(10));
    engine.handle(new RoutingEvent.Tick());
    assertThat(heard())
        .containsExactly(
            "101 SignedOut-Available 0",
            "101 Available-Reserved 1",
            "101 Reserved-OnCall 2",
            "101 OnCall-WrapUp 3",
            "101 WrapUp-Available 13");
  }
}
