package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.call.Incident;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentEvent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.AgentStep;
import dev.hatchline.routing.agent.AgentTransitions;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.Pause;
import dev.hatchline.routing.agent.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No state of an agent holds callers back for ever without anybody being told. */
class AgentStateEndsTest {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final AgentLimits LIMITS =
      new AgentLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30));
  private static final List<AgentState> ALL =
      List.of(
          new AgentState.SignedOut(T0),
          new AgentState.Available(T0),
          new AgentState.Reserved(CALL, T0, T0.plusSeconds(20), T0),
          new AgentState.OnCall(CALL, T0),
          new AgentState.WrapUp(T0, T0.plusSeconds(10)),
          new AgentState.Paused(Pause.NO_ANSWER, T0));

  /** What ends a state if nothing comes from the agent. */
  private enum Ends {
    /** Its own deadline. */
    DEADLINE,
    /** The phone's registration, of which Asterisk tells; nobody is held back by it. */
    PHONE,
    /** A caller. */
    MATCH,
    /** The look at who is up: {@code LostEventsTest}. */
    LOOK,
    /** A person, who is told. */
    INCIDENT
  }

  private static Ends ends(AgentState state) {
    return switch (state) {
      case AgentState.SignedOut _ -> Ends.PHONE;
      case AgentState.Available _ -> Ends.MATCH;
      case AgentState.Reserved _, AgentState.WrapUp _ -> Ends.DEADLINE;
      case AgentState.OnCall _ -> Ends.LOOK;
      case AgentState.Paused _ -> Ends.INCIDENT;
    };
  }

  private static Agent agent(AgentState state, @Nullable Pause pause) {
    return new Agent(ANN, new Standing(Device.FREE, pause, null, null, false), state, LIMITS);
  }

  private static Agent paused(String reason, Instant since) {
    return agent(new AgentState.Paused(reason, since), new Pause(reason, since));
  }

  @Test
  void eachStateHasSomethingThatEndsIt() {
    assertThat(ALL.stream().map(Object::getClass).collect(Collectors.<Object>toSet()))
        .isEqualTo(Set.of(AgentState.class.getPermittedSubclasses()));
    for (AgentState state : ALL) {
      Instant deadline = state.deadline();
      assertThat(deadline != null).as("%s", state).isEqualTo(ends(state) == Ends.DEADLINE);
      if (deadline != null) {
        AgentStep after =
            AgentTransitions.next(agent(state, null), new AgentEvent.Tick(), deadline);
        assertThat(after)
            .isInstanceOfSatisfying(
                AgentStep.Moved.class,
                moved ->
                    assertThat(moved.agent().state()).isInstanceOf(AgentState.Available.class));
      }
      boolean told =
          !new LongPauses()
              .look(List.of(agent(state, pause(state))), T0.plus(LongPauses.PAUSE_MAX))
              .isEmpty();
      assertThat(told).as("%s", state).isEqualTo(ends(state) == Ends.INCIDENT);
    }
  }

  private static @Nullable Pause pause(AgentState state) {
    return state instanceof AgentState.Paused(String reason, Instant since)
        ? new Pause(reason, since)
        : null;
  }

  @Test
  void aPauseThatNobodyAskedForIsToldOnceWhenItLasts() {
    LongPauses pauses = new LongPauses();
    Instant late = T0.plus(LongPauses.PAUSE_MAX);
    List<Agent> forgotten = List.of(paused(Pause.NO_ANSWER, T0));
    assertThat(pauses.look(forgotten, late.minusMillis(1))).isEmpty();
    assertThat(pauses.look(forgotten, late))
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.kind()).isEqualTo("pause-forgotten");
          assertThat(incident.agent()).isEqualTo(ANN);
          assertThat(incident.text()).contains("15 minutes", "*1");
        });
    assertThat(pauses.look(forgotten, late.plusSeconds(60))).as("told").isEmpty();
    List<Agent> back = List.of(agent(new AgentState.Available(late), null));
    assertThat(pauses.look(back, late)).isEmpty();
    assertThat(pauses.look(List.of(paused(Pause.NO_ANSWER, late)), late.plusSeconds(60))).isEmpty();
    List<Incident> again =
        pauses.look(List.of(paused(Pause.NO_ANSWER, late)), late.plus(LongPauses.PAUSE_MAX));
    assertThat(again).as("the next one").hasSize(1);
  }

  @Test
  void aPauseOfTheAgentsOwnIsNobodysMatter() {
    List<Agent> lunch = List.of(paused("lunch", T0));
    assertThat(new LongPauses().look(lunch, T0.plus(Duration.ofHours(3)))).isEmpty();
  }
}
