package dev.hatchline.app.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.shared.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An agent of whom another engine has read and written. */
class AgentWatchTest {
  private static final AgentLimits LIMITS =
      new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(30));
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final UUID OTHER = new UUID(0, 2);
  private static final CallId CALL = new CallId(new UUID(0, 7));
  private static final Duration RING = Duration.ofSeconds(20);
  private static final Duration REST = Duration.ofSeconds(5);

  private Instant now = T0;
  private final AgentWatch watch = new AgentWatch(() -> now);
  private final List<AgentId> told = new ArrayList<>();

  AgentWatchTest() {
    watch.listen(told::add);
  }

  private void held(Hold.State state, @Nullable CallId call, @Nullable Duration left) {
    watch.look(() -> Map.of(ANN, new Hold(state, OTHER, call, left)));
  }

  private static Agent in(AgentState state) {
    return new Agent(ANN, Agent.unknown(ANN, LIMITS, T0).standing(), state, LIMITS);
  }

  private static Agent free() {
    return in(new AgentState.Available(T0));
  }

  private AgentState seen() {
    return watch.seen(free()).state();
  }

  @Test
  void whatAnotherEngineHasTheAgentForIsSeenFromTheClaimToTheEndOfTheWrapUp() {
    assertThat(watch.seen(free())).isEqualTo(free());
    held(Hold.State.GIVEN, CALL, RING);
    now = T0.plusSeconds(1);
    held(Hold.State.RINGING, CALL, RING);
    assertThat(seen()).isEqualTo(new AgentState.Reserved(CALL, T0, now.plus(RING), T0));
    assertThat(watch.talkedElsewhere(ANN)).as("while the phone rings").isEmpty();
    held(Hold.State.TALKING, CALL, null);
    assertThat(seen()).isEqualTo(new AgentState.OnCall(CALL, now));
    assertThat(watch.talkedElsewhere(ANN)).hasValue(CALL);
    Instant over = now.plusSeconds(60);
    now = over;
    held(Hold.State.RESTING, null, REST);
    assertThat(seen()).isEqualTo(new AgentState.WrapUp(over, over.plus(REST)));
    now = over.plus(REST);
    assertThat(seen()).as("the rest is over").isEqualTo(free().state());
    watch.look(Map::of);
    assertThat(seen()).isEqualTo(free().state());
    assertThat(watch.talkedElsewhere(ANN)).as("the last customer").hasValue(CALL);
  }

  @Test
  void whoDidNotAnswerThereHasNothingToWrapUp() {
    held(Hold.State.RINGING, CALL, RING);
    held(Hold.State.RESTING, null, REST);
    assertThat(seen()).isEqualTo(free().state());
    assertThat(watch.talkedElsewhere(ANN)).isEmpty();
  }

  @Test
  void whomThisEngineHasIsSeenAsThisEngineSeesThem() {
    held(Hold.State.RINGING, CALL, RING);
    Agent ours = in(new AgentState.OnCall(new CallId(new UUID(0, 8)), T0));
    assertThat(watch.seen(ours)).isEqualTo(ours);
  }

  @Test
  void aCallerOfOursIsTheLastCustomerThen() {
    held(Hold.State.TALKING, CALL, null);
    watch.accept(new AgentMove(free(), in(new AgentState.OnCall(null, T0)), T0));
    assertThat(watch.talkedElsewhere(ANN)).as("the phone talks, whatever for").hasValue(CALL);
    Agent ours = in(new AgentState.OnCall(new CallId(new UUID(0, 8)), T0));
    watch.accept(new AgentMove(free(), ours, T0));
    assertThat(watch.talkedElsewhere(ANN)).isEmpty();
  }

  /** One thread has read that nobody is held, and stands still while another reads on. */
  @Test
  void whatWasReadBeforeDoesNotComeAfterWhatWasReadLater() throws InterruptedException {
    Thread later = new Thread(() -> held(Hold.State.RINGING, CALL, RING));
    watch.look(() -> {
      later.start();
      while (later.getState() != Thread.State.BLOCKED && later.isAlive()) {
        Thread.onSpinWait();
      }
      return Map.of();
    });
    later.join();
    assertThat(seen()).isInstanceOf(AgentState.Reserved.class);
  }

  @Test
  void eachChangeIsToldOnce() {
    held(Hold.State.RINGING, CALL, RING);
    held(Hold.State.RINGING, CALL, RING);
    assertThat(told).containsExactly(ANN);
    watch.look(Map::of);
    watch.look(Map::of);
    assertThat(told).containsExactly(ANN, ANN);
    watch.accept(new AgentMove(free(), in(new AgentState.SignedOut(T0)), T0));
    assertThat(told).containsExactly(ANN, ANN, ANN);
  }
}
