package dev.hatchline.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.metrics.measure.AgentDoing;
import dev.hatchline.metrics.measure.AgentMoved;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.store.StoredMove;
import dev.hatchline.routing.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgentMovesTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00.123456Z");
  private static final AgentId ANN = new AgentId("101");
  private static final CallId CALL = new CallId(new UUID(0, 1));

  private static final AgentLimits LIMITS =
      new AgentLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30));

  private final List<Write> written = new ArrayList<>();
  private final AgentMoves moves = new AgentMoves(written::add);

  private static AgentMoved measured(AgentState state) {
    Agent before = Agent.unknown(ANN, LIMITS, T0);
    return AgentMoves.measured(
        new AgentMove(before, new Agent(ANN, before.standing(), state, before.limits()), T0));
  }

  @Test
  void everyStateHasItsWord() {
    Stream<AgentState> states =
        Stream.of(
            new AgentState.SignedOut(T0),
            new AgentState.Available(T0),
            new AgentState.Reserved(CALL, T0, T0, T0),
            new AgentState.OnCall(CALL, T0),
            new AgentState.WrapUp(T0, T0),
            new AgentState.Paused("lunch", T0));
    assertThat(states.map(AgentMovesTest::measured).map(AgentMoved::doing))
        .containsExactly(
            AgentDoing.SIGNED_OUT,
            AgentDoing.AVAILABLE,
            AgentDoing.RESERVED,
            AgentDoing.ON_CALL,
            AgentDoing.WRAP_UP,
            AgentDoing.PAUSED);
    assertThat(measured(new AgentState.Paused("lunch", T0)).reason()).isEqualTo("lunch");
    assertThat(measured(new AgentState.OnCall(CALL, T0)).reason()).isEmpty();
    assertThat(measured(new AgentState.OnCall(null, T0)).reason()).isEqualTo("not-ours");
  }

  /** The key of a row is the agent and the time. */
  @Test
  void twoMovesOfOneMomentAreKeptInTheirOrder() {
    moves.keep(new AgentMoved(ANN, T0, AgentDoing.AVAILABLE, ""));
    moves.keep(new AgentMoved(ANN, T0.plusNanos(400), AgentDoing.RESERVED, ""));
    moves.keep(new AgentMoved(new AgentId("102"), T0, AgentDoing.PAUSED, "lunch"));
    moves.unseen(List.of(ANN), T0.minus(Duration.ofSeconds(1)));
    Duration micro = Duration.ofNanos(1_000);
    assertThat(written)
        .containsExactly(
            new StoredMove(ANN, T0, "Available", ""),
            new StoredMove(ANN, T0.plus(micro), "Reserved", ""),
            new StoredMove(new AgentId("102"), T0, "Paused", "lunch"),
            new StoredMove(ANN, T0.plus(micro).plus(micro), "Unknown", ""));
  }
}
