package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.agent.AgentState.Reserved;
import dev.hatchline.routing.agent.AgentState.WrapUp;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One agent of two queues: a complaint takes half an hour to write down, a sale no time. */
class QueueLimitsTest {
  private static final AgentId ANN = new AgentId("101");
  private static final AgentLimits SALES = limits(30, 10);
  private static final AgentLimits COMPLAINTS = limits(60, 1_800);
  private static final AgentLimits UNKNOWN = limits(60, 5);
  private static final RoutingPolicy POLICY =
      new RoutingPolicy(
          Map.of(
              "sales", QueuePolicy.of(Set.of(ANN)).with(SALES),
              "complaints", QueuePolicy.of(Set.of(ANN)).with(COMPLAINTS)),
          UNKNOWN,
          RoutingPolicy.CREDIT_MAX);

  private final SteppedClock clock = new SteppedClock();
  private final RoutingEngine engine = signedIn();
  private int calls;

  private static AgentLimits limits(int reserveMaxS, int wrapUpS) {
    return new AgentLimits(
        Duration.ofSeconds(reserveMaxS), Duration.ofSeconds(wrapUpS), Duration.ofSeconds(30));
  }

  private RoutingEngine signedIn() {
    RoutingEngine signedIn = new RoutingEngine(POLICY, clock);
    signedIn.handle(new RoutingEvent.AgentDevice(ANN, Device.FREE));
    return signedIn;
  }

  private CallId joins(String queue) {
    CallId call = new CallId(new UUID(0, ++calls));
    Instant now = clock.instant();
    engine.handle(
        new RoutingEvent.Joined(new QueueEntry(call, queue, new FirstRing(now, calls), now)));
    return call;
  }

  private AgentState ann() {
    Agent ann = engine.readings().agents().getFirst();
    return ann.state();
  }

  /** The agent takes the call and is done with it. */
  private Duration restAfter(String queue) {
    CallId call = joins(queue);
    engine.handle(new RoutingEvent.Answered(ANN, call));
    engine.handle(new RoutingEvent.AgentFreed(ANN, call));
    return rest(ann());
  }

  private static Duration rest(AgentState state) {
    WrapUp wrapUp = (WrapUp) state;
    return Duration.between(wrapUp.since(), wrapUp.until());
  }

  @Test
  void theRestIsThatOfTheCallsQueueEachTime() {
    for (String queue : List.of("sales", "complaints", "sales")) {
      Duration rest = (queue.equals("sales") ? SALES : COMPLAINTS).wrapUp();
      assertThat(restAfter(queue)).isEqualTo(rest);
      clock.advance(rest);
      engine.handle(new RoutingEvent.Tick());
      assertThat(ann()).isEqualTo(new AgentState.Available(clock.instant()));
    }
  }

  @Test
  void aPhoneThatHangsUpEndsTheCallWithTheSameRest() {
    engine.handle(new RoutingEvent.Answered(ANN, joins("complaints")));
    engine.handle(new RoutingEvent.AgentDevice(ANN, Device.IN_USE));
    engine.handle(new RoutingEvent.AgentDevice(ANN, Device.FREE));
    assertThat(rest(ann())).isEqualTo(COMPLAINTS.wrapUp());
  }

  @Test
  void aReservationLastsAsLongAsTheCallersQueueLetsAPhoneRing() {
    CallId call = joins("sales");
    assertThat(((Reserved) ann()).deadline()).isEqualTo(clock.instant().plus(SALES.reserveMax()));
    engine.handle(new RoutingEvent.Left(call));
    joins("complaints");
    assertThat(((Reserved) ann()).deadline())
        .isEqualTo(clock.instant().plus(COMPLAINTS.reserveMax()));
  }

  @Test
  void anEngineThatTakesTheCallOverKnowsTheSameRest() {
    CallId call = new CallId(new UUID(0, 9));
    assertThat(restAfterAdopting(call, "sales")).isEqualTo(SALES.wrapUp());
    assertThat(restAfterAdopting(call, "complaints")).isEqualTo(COMPLAINTS.wrapUp());
    assertThat(restAfterAdopting(call, "a queue of before")).isEqualTo(UNKNOWN.wrapUp());
    assertThat(restAfterAdopting(call, null)).isEqualTo(UNKNOWN.wrapUp());
  }

  private Duration restAfterAdopting(CallId call, @Nullable String queue) {
    engine.handle(new RoutingEvent.AdoptedOnCall(ANN, call, queue));
    engine.handle(new RoutingEvent.AdoptedOnCall(ANN, call));
    engine.handle(new RoutingEvent.AgentFreed(ANN, call));
    return rest(ann());
  }

  @Test
  void noQueueReservesForLongerThanTheOthersAreTold() {
    assertThatThrownBy(() -> new RoutingPolicy(POLICY.queues(), SALES, RoutingPolicy.CREDIT_MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected no reservation above PT30S, found PT1M");
  }
}
