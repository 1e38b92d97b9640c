package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.Place;
import dev.hatchline.routing.Decision.Reserve;
import dev.hatchline.routing.QueuePolicy.Widening;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Priority, affinity, and circles that widen, through the door of the routing. */
class WideningTest {
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");
  private static final AgentId CAT = new AgentId("103");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SteppedClock clock = new SteppedClock();

  private static Reserve reserve(AgentId agent, QueueEntry entry) {
    return new Reserve(agent, entry.call(), entry);
  }

  private RoutingEngine widening() {
    return new RoutingEngine(
        new RoutingPolicy(
            Map.of(
                "people",
                QueuePolicy.of(
                    Set.of(ANN), List.of(new Widening(Duration.ofSeconds(30), Set.of(BOB)))),
                "bills",
                QueuePolicy.of(Set.of(CAT))),
            new AgentLimits(SECOND.multipliedBy(30), SECOND, SECOND.multipliedBy(30)),
            Duration.ofMinutes(1)),
        clock);
  }

  private QueueEntry caller(int id, long rangBefore, Duration credit, @Nullable Affinity affinity) {
    FirstRing firstRing = new FirstRing(clock.instant().minusSeconds(rangBefore), id);
    return new QueueEntry(
        new CallId(new UUID(0, id)), "people", firstRing, clock.instant(), credit, affinity);
  }

  private static void free(RoutingEngine engine, AgentId... agents) {
    for (AgentId agent : agents) {
      engine.handle(new RoutingEvent.AgentDevice(agent, Device.FREE));
    }
  }

  @Test
  void creditGoesBeforeWhoRangEarlierButNotByMoreThanItsMaximum() {
    RoutingEngine engine = widening();
    QueueEntry vip = caller(1, 0, Duration.ofHours(1), null);
    QueueEntry near = caller(2, 50, Duration.ZERO, null);
    QueueEntry far = caller(3, 61, Duration.ZERO, null);
    engine.handle(
        List.of(
            new RoutingEvent.Joined(vip),
            new RoutingEvent.Joined(near),
            new RoutingEvent.Joined(far)));
    assertThat(engine.place(far.call())).map(Place::position).contains(1);
    assertThat(engine.place(vip.call())).map(Place::position).contains(2);
    assertThat(engine.place(near.call())).map(Place::position).contains(3);
    assertThat(engine.handle(new RoutingEvent.AgentDevice(ANN, Device.FREE)))
        .containsExactly(reserve(ANN, far));
  }

  @Test
  void moreAgentsAreRungTheLongerACallerHasWaited() {
    RoutingEngine engine = widening();
    free(engine, BOB);
    QueueEntry caller = caller(1, 0, Duration.ZERO, null);
    assertThat(engine.handle(new RoutingEvent.Joined(caller))).isEmpty();
    assertThat(engine.nextDeadline()).contains(clock.instant().plusSeconds(30));
    clock.advance(Duration.ofSeconds(30));
    assertThat(engine.handle(new RoutingEvent.Tick())).containsExactly(reserve(BOB, caller));
  }

  /** The second step of one queue is the team of another. */
  private RoutingEngine overflowing() {
    return new RoutingEngine(
        new RoutingPolicy(
            Map.of(
                "people",
                QueuePolicy.of(
                    Set.of(ANN),
                    List.of(
                        new Widening(Duration.ofSeconds(30), Set.of(BOB)),
                        new Widening(Duration.ofSeconds(60), Set.of(CAT)))),
                "bills",
                QueuePolicy.of(Set.of(CAT))),
            new AgentLimits(SECOND.multipliedBy(30), SECOND, SECOND.multipliedBy(30)),
            Duration.ofMinutes(1)),
        clock);
  }

  @Test
  void aQueueOverflowsToTheTeamOfAnotherWhichServesTheElderOfBothFirst() {
    RoutingEngine engine = overflowing();
    QueueEntry overflows = caller(1, 0, Duration.ZERO, null);
    engine.handle(new RoutingEvent.Joined(overflows));
    clock.advance(Duration.ofSeconds(59));
    QueueEntry bills = of("bills", 2);
    engine.handle(new RoutingEvent.Joined(bills));
    assertThat(engine.handle(new RoutingEvent.AgentDevice(CAT, Device.FREE)))
        .as("a second before the overflow their own caller is served")
        .containsExactly(reserve(CAT, bills));
    engine.handle(new RoutingEvent.Missed(CAT, bills.call(), MissReason.CANCELLED));
    engine.handle(new RoutingEvent.Left(bills.call()));
    engine.handle(new RoutingEvent.AgentDevice(CAT, Device.IN_USE));
    QueueEntry later = of("bills", 3);
    engine.handle(new RoutingEvent.Joined(later));
    clock.advance(SECOND);
    engine.handle(new RoutingEvent.Tick());
    assertThat(engine.handle(new RoutingEvent.AgentDevice(CAT, Device.FREE)))
        .as("who rang earlier, though of another queue")
        .containsExactly(reserve(CAT, overflows));
  }

  private QueueEntry of(String queue, int id) {
    QueueEntry entry = caller(id, 0, Duration.ZERO, null);
    return new QueueEntry(entry.call(), queue, entry.firstRing(), clock.instant());
  }

  @Test
  void theSameAgentIsWaitedForAsLongAsPatienceLasts() {
    RoutingEngine engine = widening();
    free(engine, ANN, CAT);
    engine.handle(new RoutingEvent.AdoptedOnCall(CAT, new CallId(new UUID(0, 9))));
    Instant until = clock.instant().plusSeconds(40);
    QueueEntry caller = caller(1, 0, Duration.ZERO, new Affinity(CAT, until));
    assertThat(engine.handle(new RoutingEvent.Joined(caller))).as("Ann is free").isEmpty();
    assertThat(engine.nextDeadline()).contains(until);
    clock.advance(Duration.ofSeconds(40));
    assertThat(engine.handle(new RoutingEvent.Tick())).containsExactly(reserve(ANN, caller));
  }

  @Test
  void theSameAgentIsRungOnceFreeAndNotWaitedForWhenGoneOrUnwilling() {
    RoutingEngine engine = widening();
    free(engine, ANN, CAT);
    CallId other = new CallId(new UUID(0, 9));
    engine.handle(new RoutingEvent.AdoptedOnCall(CAT, other));
    Affinity cat = new Affinity(CAT, clock.instant().plusSeconds(40));
    QueueEntry first = caller(1, 1, Duration.ZERO, cat);
    QueueEntry second = caller(2, 0, Duration.ZERO, cat);
    engine.handle(List.of(new RoutingEvent.Joined(first), new RoutingEvent.Joined(second)));
    engine.handle(new RoutingEvent.AgentFreed(CAT, other));
    clock.advance(SECOND);
    assertThat(engine.handle(new RoutingEvent.Tick())).containsExactly(reserve(CAT, first));
    assertThat(engine.handle(new RoutingEvent.Missed(CAT, first.call(), MissReason.DECLINED)))
        .as("who was declined has anybody, who waits has Cat in 30 s")
        .containsExactly(reserve(ANN, first));
    free(engine, BOB);
    assertThat(engine.handle(new RoutingEvent.AgentPaused(CAT, true, "lunch")))
        .as("Ann rings for the first, Bob is for those who have waited longer")
        .isEmpty();
    clock.advance(Duration.ofSeconds(29));
    assertThat(engine.handle(new RoutingEvent.Tick())).containsExactly(reserve(BOB, second));
  }

  @Test
  void nobodyIsToldOfAnAgentWhoAnswersLater() {
    RoutingEngine engine = widening();
    free(engine, ANN, BOB);
    engine.handle(new RoutingEvent.AdoptedOnCall(ANN, new CallId(new UUID(0, 9))));
    assertThat(engine.outlook("people").estimate()).isPositive();
    engine.handle(new RoutingEvent.AgentPaused(ANN, true, "lunch"));
    assertThat(engine.outlook("people").estimate()).as("nobody can say").isNull();
  }
}
