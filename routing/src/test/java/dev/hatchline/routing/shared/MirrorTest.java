package dev.hatchline.routing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MirrorTest {
  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final QueueEntry CALLER =
      new QueueEntry(new CallId(new UUID(0, 1)), "sales", new FirstRing(T0, 1), T0);

  private final EngineId me = EngineId.fresh("me");
  private final EngineId dying = EngineId.fresh("a");
  private final EngineId writer = EngineId.fresh("b");
  private final EngineId heir = EngineId.fresh("c");
  private final Mirror mirror = new Mirror();

  /** Ann was given to the caller while they were at the engine that is dying now. */
  private News given() {
    Hold hold =
        new Hold(Hold.State.GIVEN, dying.incarnation(), CALLER.call(), SharedLine.GIVEN_MAX);
    return new News(writer, List.of(), List.of(), Map.of(ANN, hold), new Seen(0, 1));
  }

  private News at(EngineId engine) {
    return new News(engine, List.of(CALLER), List.of(), Map.of(), new Seen(1, 0));
  }

  private static News nothing(EngineId of) {
    return new News(of, List.of(), List.of(), Map.of(), Seen.NOTHING);
  }

  private List<RoutingEvent> take(News... news) {
    List<RoutingEvent> events = mirror.take(List.of(news), me, _ -> false, T0);
    mirror.told(events);
    return events;
  }

  private static RoutingEvent held(CallId call) {
    return new RoutingEvent.HeldElsewhere(ANN, call, T0.plus(SharedLine.GIVEN_MAX));
  }

  @Test
  void whoeverIsGivenAnAgentWhereTheyAreDoesNotWait() {
    assertThat(take(at(dying), given()))
        .containsExactly(new RoutingEvent.Joined(CALLER), held(CALLER.call()));
  }

  @Test
  void whoHasComeToAnotherEngineWaitsThough() {
    RoutingEvent free = new RoutingEvent.HeldElsewhere(ANN, null, T0.plus(SharedLine.GIVEN_MAX));
    assertThat(take(nothing(dying), given(), at(heir)))
        .containsExactly(new RoutingEvent.Joined(CALLER), free);
  }

  @Test
  void whoComesToAnotherEngineLaterWaitsThough() {
    assertThat(take(nothing(dying), given())).containsExactly(held(CALLER.call()));
    assertThat(mirror.knows(CALLER.call())).isTrue();
    assertThat(take(nothing(dying), nothing(writer), at(heir)))
        .containsExactly(new RoutingEvent.Left(CALLER.call()), new RoutingEvent.Joined(CALLER));
  }

  @Test
  void whatIsHeldForOursIsOursToTake() {
    Hold hold = new Hold(Hold.State.GIVEN, me.incarnation(), CALLER.call(), Duration.ofSeconds(3));
    assertThat(take(new News(writer, List.of(), List.of(), Map.of(ANN, hold), new Seen(0, 1))))
        .containsExactly(new RoutingEvent.Given(ANN, CALLER.call()));
  }

  @Test
  void whoComesAgainInAnotherQueueIsThereAlone() {
    assertThat(take(at(writer))).containsExactly(new RoutingEvent.Joined(CALLER));
    assertThat(take(at(writer))).as("nothing new").isEmpty();
    QueueEntry again = new QueueEntry(CALLER.call(), "help", CALLER.firstRing(), T0.plusSeconds(1));
    assertThat(take(new News(writer, List.of(again), List.of(), Map.of(), new Seen(3, 0))))
        .containsExactly(new RoutingEvent.Left(CALLER.call()), new RoutingEvent.Joined(again));
    assertThat(mirror.has(CALLER.call())).isTrue();
  }
}
