package dev.hatchline.routing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.WaitRange;
import dev.hatchline.routing.Decision;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.queue.QueueEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one engine tells of the wait, while another one serves, on a real database. */
class CommonOutlookIT {
  private static final AgentId ANN = new AgentId("101");
  private static final Duration WRAP_UP = Duration.ofSeconds(5);
  private static final RoutingPolicy POLICY =
      RoutingPolicy.of(
          Map.of("sales", Set.of(ANN)),
          new AgentLimits(Duration.ofSeconds(30), Duration.ofSeconds(3), WRAP_UP));

  /** Three minutes, before any call, are still heard a little after a dozen. */
  private static final Duration FIRST_BELIEF = Duration.ofSeconds(9);

  private TwoLines two;

  @BeforeEach
  void first(@TempDir Path folder) throws Exception {
    two = new TwoLines(POLICY, folder);
    two.phone(ANN, Device.FREE);
  }

  @AfterEach
  void last() {
    two.close();
  }

  /** What somebody is told who joins there now. */
  private static WaitRange told(TwoLines.One engine) {
    return Objects.requireNonNull(engine.line.engine().outlook("sales").range());
  }

  /** Ann talks so long to a caller of this engine's. */
  private void serves(TwoLines.One engine, Duration talk) throws Exception {
    QueueEntry caller = two.caller();
    assertThat(engine.tell(new RoutingEvent.Joined(caller)))
        .extracting(Decision.Reserve::call)
        .containsExactly(caller.call());
    engine.tell(new RoutingEvent.Answered(ANN, caller.call()));
    two.phone(ANN, Device.IN_USE);
    two.pass(talk);
    engine.tell(new RoutingEvent.AgentFreed(ANN, caller.call()));
    two.phone(ANN, Device.FREE);
    two.pass(WRAP_UP.plusSeconds(1));
  }

  /** As it is told while Ann talks to somebody at b. */
  private void assertBothTellTheSame(Duration handling) throws Exception {
    QueueEntry now = two.caller();
    two.b.tell(new RoutingEvent.Joined(now));
    two.b.tell(new RoutingEvent.Answered(ANN, now.call()));
    two.phone(ANN, Device.IN_USE);
    two.pass(Duration.ofSeconds(1));
    assertThat(told(two.b).likely()).isCloseTo(handling, handling.dividedBy(5));
    assertThat(told(two.a).likely()).isCloseTo(told(two.b).likely(), handling.dividedBy(20));
    assertThat(told(two.a).most()).isCloseTo(told(two.b).most(), handling.dividedBy(10));
  }

  @Test
  void theWaitToldAtOneFollowsWhatTheOtherServes() throws Exception {
    for (int i = 0; i < 12; i++) {
      serves(two.b, Duration.ofSeconds(25));
    }
    assertBothTellTheSame(Duration.ofSeconds(30).plus(FIRST_BELIEF));
  }

  @Test
  void eachCallCountsOnceWhicheverEngineHasIt() throws Exception {
    for (int i = 0; i < 8; i++) {
      serves(two.b, Duration.ofSeconds(25));
      serves(two.a, Duration.ofSeconds(15));
    }
    assertBothTellTheSame(Duration.ofSeconds(25).plus(FIRST_BELIEF));
  }
}
