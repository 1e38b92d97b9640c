package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other engines have agents for, and callers whom they give an agent. */
class ElsewhereTest {
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");

  private final SteppedClock clock = new SteppedClock();
  private final List<LineMove> moves = new ArrayList<>();
  private final RoutingEngine engine =
      new RoutingEngine(
          RoutingPolicy.of(
              Map.of("sales", Set.of(ANN, BOB)),
              new AgentLimits(
                  Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30))),
          clock,
          _ -> {},
          moves::add);
  private final QueueEntry first = caller(1);
  private final QueueEntry second = caller(2);

  @BeforeEach
  void signIn() {
    engine.handle(new RoutingEvent.AgentDevice(ANN, Device.FREE));
  }

  private QueueEntry caller(int number) {
    return new QueueEntry(
        new CallId(new UUID(0, number)),
        "sales",
        new FirstRing(clock.instant(), number),
        clock.instant());
  }

  private List<Decision> join(QueueEntry entry) {
    return engine.handle(new RoutingEvent.Joined(entry));
  }

  private static Decision reserve(AgentId agent, QueueEntry entry) {
    return new Decision.Reserve(agent, entry.call(), entry);
  }

  @Test
  void whoIsHeldElsewhereIsNotChosen() {
    engine.handle(new RoutingEvent.HeldElsewhere(ANN, null, null));
    assertThat(join(first)).isEmpty();
    assertThat(engine.handle(new RoutingEvent.FreedElsewhere(ANN)))
        .containsExactly(reserve(ANN, first));
  }

  @Test
  void whoWaitsAgainComesFirstAgain() {
    engine.handle(new RoutingEvent.HeldElsewhere(BOB, first.call(), null));
    join(first);
    assertThat(join(second)).containsExactly(reserve(ANN, second));
    assertThat(engine.comesFirst(ANN, second.call())).isTrue();
    engine.handle(new RoutingEvent.FreedElsewhere(BOB));
    assertThat(engine.comesFirst(ANN, second.call())).isFalse();
    assertThat(engine.comesFirst(ANN, first.call())).isTrue();
  }

  @Test
  void aHoldEndsByItself() {
    engine.handle(
        new RoutingEvent.HeldElsewhere(ANN, null, clock.instant().plus(Duration.ofSeconds(5))));
    join(first);
    assertThat(engine.nextDeadline()).contains(clock.instant().plus(Duration.ofSeconds(5)));
    clock.advance(Duration.ofSeconds(5));
    assertThat(engine.handle(new RoutingEvent.Tick())).containsExactly(reserve(ANN, first));
  }

  @Test
  void whoIsServedElsewhereIsNotMatchedAndKeepsThePlace() {
    engine.handle(
        new RoutingEvent.HeldElsewhere(
            BOB, first.call(), clock.instant().plus(Duration.ofSeconds(5))));
    assertThat(join(first)).isEmpty();
    assertThat(join(second)).containsExactly(reserve(ANN, second));
    engine.handle(new RoutingEvent.Missed(ANN, second.call(), MissReason.CANCELLED));
    engine.handle(new RoutingEvent.FreedElsewhere(BOB));
    engine.handle(new RoutingEvent.Left(second.call()));
    assertThat(engine.readings().agents())
        .filteredOn(agent -> agent.id().equals(ANN))
        .allMatch(agent -> first.call().equals(agent.state().call()));
  }

  @Test
  void aLostClaimLeavesTheCallerToWhoeverWonIt() {
    assertThat(join(first)).containsExactly(reserve(ANN, first));
    List<Decision> decisions =
        engine.handle(
            List.of(
                new RoutingEvent.HeldElsewhere(BOB, first.call(), null),
                new RoutingEvent.Missed(ANN, first.call(), MissReason.CANCELLED)));
    assertThat(decisions).isEmpty();
    assertThat(join(second)).containsExactly(reserve(ANN, second));
  }

  @Test
  void whoIsServedElsewhereIsInLineNoMore() {
    engine.handle(new RoutingEvent.HeldElsewhere(BOB, first.call(), null));
    join(first);
    engine.handle(new RoutingEvent.ServedElsewhere(first.call()));
    assertThat(engine.readings().line()).isEmpty();
    assertThat(moves).containsExactly(new LineMove.Joined(first), new LineMove.Left(first));
  }

  @Test
  void theOwnerRingsWhomItIsGiven() {
    engine.handle(new RoutingEvent.HeldElsewhere(ANN, first.call(), null));
    join(first);
    assertThat(engine.handle(new RoutingEvent.Given(ANN, first.call())))
        .containsExactly(new Decision.RingGiven(ANN, first.call(), first));
    assertThat(engine.reserved(ANN, first.call())).isTrue();
    assertThat(engine.handle(new RoutingEvent.Given(ANN, first.call()))).isEmpty();
  }

  @Test
  void whatIsGivenDisplacesWhatWeHadInMind() {
    engine.handle(new RoutingEvent.AgentDevice(BOB, Device.FREE));
    join(first);
    join(second);
    boolean annForFirst = engine.reserved(ANN, first.call());
    AgentId forSecond = annForFirst ? BOB : ANN;
    AgentId forFirst = annForFirst ? ANN : BOB;
    List<Decision> decisions = engine.handle(new RoutingEvent.Given(forSecond, first.call()));
    assertThat(decisions).contains(new Decision.RingGiven(forSecond, first.call(), first));
    assertThat(decisions).endsWith(reserve(forFirst, second));
    assertThat(engine.reserved(forSecond, first.call())).isTrue();
  }

  @Test
  void nobodyIsRungWhoCannotBe() {
    join(first);
    engine.handle(new RoutingEvent.Answered(ANN, first.call()));
    join(second);
    assertThat(engine.handle(new RoutingEvent.Given(ANN, second.call())))
        .singleElement()
        .isInstanceOf(Decision.Refused.class);
    assertThat(engine.handle(new RoutingEvent.Given(BOB, caller(9).call())))
        .singleElement()
        .isInstanceOf(Decision.Refused.class);
  }
}
