package dev.hatchline.routing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.queue.QueueEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has been idle longest is so at either engine, whichever they last talked for. */
class CommonIdleIT {
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final RoutingPolicy POLICY =
      RoutingPolicy.of(
          Map.of("sales", Set.of(ANN, BOB)),
          new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(30)));

  private final Map<AgentId, CallId> talking = new HashMap<>();
  private TwoLines two;

  @BeforeEach
  void first(@TempDir Path folder) throws Exception {
    two = new TwoLines(POLICY, folder);
    two.phone(ANN, Device.FREE);
    two.phone(BOB, Device.FREE);
  }

  @AfterEach
  void last() {
    two.close();
  }

  /** A caller who joins here and is talked to at once; by whom is returned. */
  private AgentId serves(TwoLines.One engine) throws Exception {
    QueueEntry caller = two.caller();
    List<Decision.Reserve> rung = engine.tell(new RoutingEvent.Joined(caller));
    assertThat(rung).hasSize(1);
    AgentId agent = rung.getFirst().agent();
    engine.tell(new RoutingEvent.Answered(agent, caller.call()));
    talking.put(agent, caller.call());
    two.phone(agent, Device.IN_USE);
    two.pass(MOMENT);
    return agent;
  }

  private void frees(TwoLines.One engine, AgentId agent) throws Exception {
    engine.tell(new RoutingEvent.AgentFreed(agent, Objects.requireNonNull(talking.remove(agent))));
    two.phone(agent, Device.FREE);
    two.pass(MOMENT);
  }

  @Test
  void whoWasFreedFirstAtOneIsRungFirstAtTheOther() throws Exception {
    AgentId one = serves(two.b);
    AgentId other = serves(two.b);
    assertThat(other).isNotEqualTo(one);
    frees(two.b, other);
    frees(two.b, one);
    assertThat(serves(two.a)).isEqualTo(other);
    assertThat(serves(two.a)).isEqualTo(one);
    frees(two.a, one);
    frees(two.a, other);
    assertThat(serves(two.b)).isEqualTo(one);
    assertThat(serves(two.a)).isEqualTo(other);
  }
}
