package dev.hatchline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.WaitRange;
import dev.hatchline.routing.Decision.Reserve;
import dev.hatchline.routing.QueuePolicy.Widening;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.queue.Affinity;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Callers who want agents who can do this or that, through the door of the routing. */
class SkilledCallersTest {
  private static final AgentId ANN = new AgentId("101");
  private static final AgentId BOB = new AgentId("102");
  private static final AgentId CAT = new AgentId("103");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Skills BILLING = new Skills(Map.of("billing", 3));

  private final SteppedClock clock = new SteppedClock();

  /**
   * Ann can do nothing special, Bob bills, Cat bills and Spanish, but answers after half a minute.
   */
  private final RoutingEngine engine =
      new RoutingEngine(
          new RoutingPolicy(
              Map.of(
                  "people",
                  QueuePolicy.of(
                      Set.of(ANN, BOB),
                      List.of(new Widening(SECOND.multipliedBy(30), Set.of(CAT)))),
                  "bills",
                  QueuePolicy.of(
                      Set.of(CAT),
                      List.of(new Widening(SECOND.multipliedBy(30), Set.of(ANN, BOB))))),
              new AgentLimits(SECOND.multipliedBy(60), SECOND, SECOND.multipliedBy(30)),
              Duration.ofMinutes(1),
              Map.of(
                  BOB, new Skills(Map.of("billing", 3)),
                  CAT, new Skills(Map.of("billing", 5, "spanish", 2)))),
          clock);

  private int callers;

  private QueueEntry caller(String queue, Skills skills, @Nullable Affinity affinity) {
    clock.advance(SECOND);
    FirstRing ring = new FirstRing(clock.instant(), ++callers);
    CallId call = new CallId(new UUID(0, callers));
    return new QueueEntry(call, queue, ring, clock.instant(), Duration.ZERO, affinity, skills);
  }

  private QueueEntry wanting(Skills skills) {
    return caller("people", skills, null);
  }

  private List<Decision> join(QueueEntry entry) {
    return engine.handle(new RoutingEvent.Joined(entry));
  }

  private List<Decision> device(AgentId agent, Device device) {
    clock.advance(SECOND);
    return engine.handle(new RoutingEvent.AgentDevice(agent, device));
  }

  private static Reserve reserve(AgentId agent, QueueEntry entry) {
    return new Reserve(agent, entry.call(), entry);
  }

  @Test
  void whoWantsASkillGetsWhoHasItThoughAnotherIsIdleLonger() {
    device(ANN, Device.FREE);
    device(BOB, Device.FREE);
    QueueEntry wants = wanting(BILLING);
    assertThat(join(wants)).containsExactly(reserve(BOB, wants));
    QueueEntry plain = wanting(Skills.NONE);
    assertThat(join(plain)).containsExactly(reserve(ANN, plain));
  }

  @Test
  void theyWaitForThemAndAreInNobodysWayMeanwhile() {
    device(BOB, Device.IN_USE);
    QueueEntry elder = wanting(BILLING);
    QueueEntry younger = wanting(BILLING);
    join(elder);
    join(younger);
    assertThat(device(ANN, Device.FREE)).isEmpty();
    QueueEntry plain = wanting(Skills.NONE);
    assertThat(join(plain)).containsExactly(reserve(ANN, plain));
    QueueEntry later = wanting(Skills.NONE);
    assertThat(join(later)).isEmpty();
    assertThat(device(BOB, Device.FREE)).containsExactly(reserve(BOB, elder));
  }

  @Test
  void whileNobodyAtWorkHasItAnybodyOfTheQueueAnswers() {
    device(ANN, Device.FREE);
    Skills spanish = new Skills(Map.of("spanish", 1));
    QueueEntry wants = wanting(spanish);
    assertThat(join(wants)).containsExactly(reserve(ANN, wants));
  }

  /** From the moment on at which there is nobody, and no longer than there is nobody. */
  @Test
  void itIsHeededAsLongAsSomebodyIsAtWorkWhoHasIt() {
    device(ANN, Device.IN_USE);
    device(BOB, Device.IN_USE);
    QueueEntry wants = wanting(BILLING);
    join(wants);
    assertThat(device(ANN, Device.FREE)).as("Bob will be there").isEmpty();
    clock.advance(SECOND);
    assertThat(engine.handle(new RoutingEvent.AgentPaused(BOB, true, "lunch")))
        .as("Bob will not")
        .containsExactly(reserve(ANN, wants));
    engine.handle(new RoutingEvent.Answered(ANN, wants.call()));
    QueueEntry next = wanting(BILLING);
    join(next);
    engine.handle(new RoutingEvent.AgentPaused(BOB, false, ""));
    engine.handle(new RoutingEvent.AgentFreed(ANN, wants.call()));
    device(ANN, Device.FREE);
    assertThat(engine.readings().line()).extracting(caller -> caller.ringing()).doesNotContain(ANN);
    assertThat(device(BOB, Device.FREE)).containsExactly(reserve(BOB, next));
  }

  /** The step adds Ann and Bob; of these Bob alone can do it. */
  @Test
  void theCircleWidensByThoseWhoHaveIt() {
    device(CAT, Device.IN_USE);
    QueueEntry wants = caller("bills", BILLING, null);
    join(wants);
    device(ANN, Device.FREE);
    device(BOB, Device.FREE);
    assertThat(engine.handle(new RoutingEvent.Tick())).as("not yet").isEmpty();
    clock.advance(SECOND.multipliedBy(30));
    assertThat(engine.handle(new RoutingEvent.Tick())).containsExactly(reserve(BOB, wants));
  }

  /** Bob knows not enough, and Cat, who does, is of a later circle: she is worth the wait. */
  @Test
  void theHigherLevelCounts() {
    device(BOB, Device.FREE);
    device(CAT, Device.FREE);
    QueueEntry wants = wanting(new Skills(Map.of("billing", 4)));
    assertThat(join(wants)).isEmpty();
    clock.advance(SECOND.multipliedBy(30));
    assertThat(engine.handle(new RoutingEvent.Tick())).containsExactly(reserve(CAT, wants));
  }

  @Test
  void whoKnowsTheCaseComesFirstWhateverTheyCan() {
    device(ANN, Device.FREE);
    device(BOB, Device.FREE);
    Affinity ann = new Affinity(ANN, clock.instant().plusSeconds(60));
    QueueEntry wants = caller("people", BILLING, ann);
    assertThat(join(wants)).containsExactly(reserve(ANN, wants));
  }

  private Duration likely(QueueEntry entry) {
    WaitRange range = engine.place(entry.call()).orElseThrow().range();
    return range == null ? Duration.ofDays(1) : range.likely();
  }

  /** Two of three wait for Bob, who has a call; the third waits for whoever is free first. */
  @Test
  void theWaitToldIsThatForThoseWhoHaveIt() {
    device(ANN, Device.IN_USE);
    device(BOB, Device.IN_USE);
    QueueEntry plain = wanting(Skills.NONE);
    QueueEntry first = wanting(BILLING);
    QueueEntry second = wanting(BILLING);
    QueueEntry last = wanting(Skills.NONE);
    List.of(plain, first, second, last).forEach(this::join);
    // One call takes three minutes, as long as none was seen; Bob alone serves half as many.
    assertThat(likely(plain)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(120));
    assertThat(likely(first)).isGreaterThan(likely(plain).multipliedBy(3).dividedBy(2));
    assertThat(likely(second)).isGreaterThan(likely(first));
    assertThat(likely(second))
        .as("two calls of Bob's, and none of those that Ann has")
        .isBetween(Duration.ofSeconds(240), Duration.ofSeconds(390));
    assertThat(likely(last)).as("they wait for Bob").isLessThan(likely(second));
    assertThat(engine.place(last.call()).orElseThrow().position()).isEqualTo(4);
  }

  @Test
  void noWaitIsToldWhileSomebodyIsFreeForWhoWantsNothing() {
    device(BOB, Device.IN_USE);
    for (int i = 0; i < 5; i++) {
      join(wanting(BILLING));
    }
    device(ANN, Device.FREE);
    assertThat(engine.free("people")).isTrue();
    assertThat(engine.outlook("people").range()).isEqualTo(WaitRange.NONE);
  }

  /** Many different things are wanted at once; none is forgotten while somebody wants it. */
  @Test
  void anythingMayBeWanted() {
    Map<String, Integer> all = new HashMap<>();
    IntStream.range(0, 1_000).forEach(i -> all.put("skill-" + i, 1));
    RoutingEngine knowing =
        new RoutingEngine(
            new RoutingPolicy(
                Map.of("people", QueuePolicy.of(Set.of(ANN, BOB))),
                new AgentLimits(SECOND, SECOND, SECOND),
                Duration.ZERO,
                Map.of(BOB, new Skills(all))),
            clock);
    knowing.handle(new RoutingEvent.AgentDevice(ANN, Device.FREE));
    knowing.handle(new RoutingEvent.AgentDevice(BOB, Device.IN_USE));
    List<QueueEntry> waiting = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      QueueEntry wants = wanting(new Skills(Map.of("skill-" + i, 1)));
      assertThat(knowing.handle(new RoutingEvent.Joined(wants))).isEmpty();
      if (i % 2 == 0) {
        knowing.handle(new RoutingEvent.Left(wants.call()));
      } else {
        waiting.add(wants);
      }
    }
    knowing.handle(new RoutingEvent.AgentDevice(BOB, Device.FREE));
    for (QueueEntry wants : waiting) {
      assertThat(knowing.reserved(BOB, wants.call())).isTrue();
      knowing.handle(new RoutingEvent.Left(wants.call()));
    }
    assertThat(knowing.reserved(ANN, waiting.getLast().call())).isFalse();
  }
}
