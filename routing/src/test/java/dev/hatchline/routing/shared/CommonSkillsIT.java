package dev.hatchline.routing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.QueuePolicy;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the callers of one engine want is known at the other, on a real database. */
class CommonSkillsIT {
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");
  private static final Skills BILLING = new Skills(Map.of("billing", 3));
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final RoutingPolicy POLICY =
      new RoutingPolicy(
          Map.of("sales", QueuePolicy.of(Set.of(ANN, BOB))),
          new AgentLimits(Duration.ofSeconds(30), Duration.ofSeconds(3), Duration.ofSeconds(4)),
          RoutingPolicy.CREDIT_MAX,
          Map.of(BOB, new Skills(Map.of("billing", 4))));

  private TwoLines two;

  @BeforeEach
  void first(@TempDir Path folder) throws Exception {
    two = new TwoLines(POLICY, folder);
    two.phone(ANN, Device.IN_USE);
    two.phone(BOB, Device.IN_USE);
  }

  @AfterEach
  void last() {
    two.close();
  }

  /** The engine that sees Ann freed has no use for her; the one that sees Bob claims him for a. */
  @Test
  void theOtherEngineClaimsOnlyWhoCanDoIt() throws Exception {
    QueueEntry wants = two.caller(BILLING);
    assertThat(two.a.tell(new RoutingEvent.Joined(wants))).isEmpty();
    two.pass(SECOND);
    assertThat(two.b.all(new RoutingEvent.AgentDevice(ANN, Device.FREE))).isEmpty();
    assertThat(two.b.all(new RoutingEvent.AgentDevice(BOB, Device.FREE))).isEmpty();
    assertThat(two.b.line.held()).containsOnlyKeys(BOB);
    assertThat(Objects.requireNonNull(two.b.line.held().get(BOB)).call()).isEqualTo(wants.call());
    assertThat(two.a.all(new RoutingEvent.AgentDevice(ANN, Device.FREE))).isEmpty();
    assertThat(two.a.all(new RoutingEvent.AgentDevice(BOB, Device.FREE)))
        .containsExactly(new Decision.Reserve(BOB, wants.call(), wants));
  }

  /** Who wants nothing goes to Ann, past the elder one of the other engine who waits for Bob. */
  @Test
  void whoWaitsForSomebodyElseIsInNobodysWay() throws Exception {
    QueueEntry wants = two.caller(BILLING);
    two.a.tell(new RoutingEvent.Joined(wants));
    two.pass(SECOND);
    two.phone(ANN, Device.FREE);
    QueueEntry plain = two.caller();
    assertThat(two.b.tell(new RoutingEvent.Joined(plain)))
        .containsExactly(new Decision.Reserve(ANN, plain.call(), plain));
  }

  /** Not even when that elder one has not been read yet. */
  @Test
  void norIsWhoHasNotBeenReadYet() {
    two.phone(ANN, Device.FREE);
    QueueEntry wants = two.caller(BILLING);
    QueueEntry plain = two.caller();
    two.a.tell(new RoutingEvent.Joined(wants));
    List<Decision.Reserve> rung = two.b.tell(new RoutingEvent.Joined(plain));
    assertThat(rung).containsExactly(new Decision.Reserve(ANN, plain.call(), plain));
  }
}
