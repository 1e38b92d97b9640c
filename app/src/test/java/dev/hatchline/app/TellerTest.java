package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agent's moves as each of two engines has them, and who tells of which. */
class TellerTest {
  private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final AgentLimits LIMITS =
      new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ZERO);

  private static Agent agent(boolean elsewhere, AgentState state) {
    return new Agent(
        new AgentId("101"), new Standing(Device.FREE, null, null, null, elsewhere), state, LIMITS);
  }

  private static AgentState state(String word) {
    return switch (word) {
      case "available" -> new AgentState.Available(NOW);
      case "reserved" -> new AgentState.Reserved(CALL, NOW, NOW.plusSeconds(30), NOW);
      case "in-call" -> new AgentState.OnCall(CALL, NOW);
      case "talks" -> new AgentState.OnCall(null, NOW);
      case "wrap-up" -> new AgentState.WrapUp(NOW, NOW.plusSeconds(9));
      case "paused" -> new AgentState.Paused("lunch", NOW);
      case "signed-out" -> new AgentState.SignedOut(NOW);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static AgentMove move(String before, String after, boolean elsewhere) {
    return new AgentMove(agent(elsewhere, state(before)), agent(elsewhere, state(after)), NOW);
  }

  @ParameterizedTest
  @CsvSource({
    // of a call: told by the engine that has it, whichever that is
    "available, reserved, true, true",
    "reserved, in-call, true, true",
    "reserved, available, true, true",
    "in-call, wrap-up, true, true",
    "wrap-up, available, true, true",
    "wrap-up, paused, true, true",
    "in-call, available, true, true",
    "talks, in-call, true, true",
    // of none: told by the first
    "signed-out, available, true, false",
    "available, paused, true, false",
    "paused, signed-out, true, false",
    // the agent has a call of none of ours
    "available, talks, true, false",
    "paused, talks, true, false",
    "talks, available, true, false",
  })
  void whatNobodyElseHasIsTold(String before, String after, boolean first, boolean other) {
    AgentMove move = move(before, after, false);
    assertThat(new Teller(true, true).tells(move)).as("by the first").isEqualTo(first);
    assertThat(new Teller(false, true).tells(move)).as("by the other one").isEqualTo(other);
  }

  @ParameterizedTest
  @CsvSource({"available, talks", "talks, available", "talks, talks", "talks, signed-out"})
  void aPhoneThatTalksInACallOfTheOtherEngineIsToldByThatOneAlone(String before, String after) {
    for (boolean first : new boolean[] {true, false}) {
      assertThat(new Teller(first, true).tells(move(before, after, true))).isFalse();
    }
  }

  @Test
  void whoDoesNotSeeTheOtherEngineDoesNotGuess() {
    AgentMove talks = move("available", "talks", false);
    assertThat(new Teller(true, false).tells(talks)).isFalse();
    assertThat(new Teller(true, false).tells(move("available", "paused", false))).isTrue();
  }

  /** Each engine sees its own half: the call here, and a phone in use there. */
  @Test
  void eachStepOfACallIsToldOnce() {
    List<List<AgentMove>> steps =
        List.of(
            List.of(move("available", "reserved", false)),
            List.of(move("reserved", "in-call", false), move("available", "talks", true)),
            List.of(move("in-call", "wrap-up", false), move("talks", "available", true)),
            List.of(move("wrap-up", "available", false)));
    for (boolean first : new boolean[] {true, false}) {
      Teller here = new Teller(first, true);
      Teller there = new Teller(!first, true);
      for (List<AgentMove> step : steps) {
        Stream<AgentMove> toldThere = step.stream().skip(1).filter(there::tells);
        assertThat(Stream.concat(step.stream().limit(1).filter(here::tells), toldThere))
            .as("%s, and the one that has the call is the first: %s", step, first)
            .hasSize(1);
      }
    }
  }
}
