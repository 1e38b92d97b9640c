package dev.hatchline.bench.replay;

import static dev.hatchline.bench.replay.Made.OPENS;
import static dev.hatchline.bench.replay.Made.gaveUp;
import static dev.hatchline.bench.replay.Made.seconds;
import static dev.hatchline.bench.replay.Made.served;
import static dev.hatchline.bench.replay.Made.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.sim.Shift;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read from the log between its lines. */
class EstimatesTest {
  private static final AgentId FIRST = new AgentId("101");
  private static final AgentId SECOND = new AgentId("102");
  private final RandomGenerator random = new SplittableRandom(1);

  private static Shift shift(AgentId agent, long from, long until) {
    return new Shift(agent, OPENS.plusSeconds(from), OPENS.plusSeconds(until));
  }

  @Test
  void agentIsAtWorkFromTheFirstToTheLastCall() {
    Staffing staffing =
        new Staffing(
            List.of(
                served(2, 0, 10, 90, "a"),
                served(3, 4_000, 0, 60, "a"),
                served(4, 86_400, 0, 60, "a")));
    assertThat(staffing.shifts())
        .containsExactly(shift(FIRST, 10, 4_060), shift(FIRST, 86_400, 86_460));
    assertThat(staffing.breaks()).isZero();
  }

  @Test
  void whoLeavesCallersWaitingHasABreak() {
    List<BankCall> calls = new ArrayList<>(List.of(served(2, 0, 0, 100, "a")));
    calls.add(served(3, 200, 600, 50, "a"));
    Staffing staffing = new Staffing(calls);
    assertThat(staffing.shifts()).containsExactly(shift(FIRST, 0, 100), shift(FIRST, 800, 850));
    assertThat(staffing.breaks()).isEqualTo(1);
    // A minute less is none.
    calls.set(1, served(3, 200, 300, 50, "a"));
    assertThat(new Staffing(calls).shifts()).containsExactly(shift(FIRST, 0, 550));
  }

  @Test
  void pauseInWhichSomebodyWaitedAllAlongIsWorkAfterTheCall() {
    Staffing staffing =
        new Staffing(
            List.of(
                served(2, 0, 0, 100, "a"),
                served(3, 90, 30, 100, "a"), // since before the first ended: 20 s
                served(4, 230, 10, 10, "a"))); // since 10 s after the second ended
    assertThat(staffing.afterWork()).containsExactly(seconds(20));
    assertThat(staffing.drawAfterWork(random)).isEqualTo(seconds(20));
    assertThat(new Staffing(List.of(served(2, 0, 0, 5, "a"))).drawAfterWork(random)).isZero();
  }

  @Test
  void agentServesTheQueuesOfWhichOneInTwentyCallsCame() {
    List<BankCall> calls = new ArrayList<>();
    for (int i = 0; i < 19; i++) {
      calls.add(served(2 + i, i * 200L, 0, 10, "a"));
    }
    calls.add(typed(served(30, 4_000, 0, 10, "a"), CallType.IN));
    calls.add(typed(served(31, 5_000, 0, 10, "b"), CallType.NW));
    assertThat(new Staffing(calls).queues())
        .containsEntry("regular", Set.of(FIRST))
        .containsEntry("internet", Set.of(FIRST))
        .containsEntry("new", Set.of(SECOND));
    calls.add(served(32, 6_000, 0, 10, "a"));
    assertThat(new Staffing(calls).queues()).containsEntry("internet", Set.of());
  }

  @Test
  void callWithoutANamedAgentIsNobodysWork() {
    assertThat(new Staffing(List.of(served(2, 0, 0, 10, null))).agents()).isEmpty();
  }

  @Test
  void whoGaveUpAndComesWithinTheHourRingsAgain() {
    BankCall gaveUp = gaveUp(2, 0, 60, "k");
    BankCall soon = gaveUp(3, 160, 10, "k");
    BankCall late = gaveUp(4, 170 + 3_601, 10, "k");
    BankCall other = gaveUp(5, 9_000, 10, "m");
    Redials redials = new Redials(List.of(gaveUp, soon, late, other));
    assertThat(redials.is(soon)).isTrue();
    assertThat(redials.is(late)).isFalse();
    assertThat(redials.is(gaveUp)).isFalse();
    assertThat(redials.share()).isEqualTo(0.25);
    Set<Optional<Duration>> drawn = new HashSet<>();
    long rings =
        IntStream.range(0, 10_000)
            .mapToObj(_ -> redials.draw(random))
            .peek(drawn::add)
            .filter(Optional::isPresent)
            .count();
    assertThat(drawn).containsExactlyInAnyOrder(Optional.empty(), Optional.of(seconds(100)));
    assertThat(rings / 10_000.0).isEqualTo(0.25, within(0.02));
  }

  @Test
  void whoWasServedUnknownOrCalledByTheBankRingsNotAgain() {
    Redials redials =
        new Redials(
            List.of(
                served(2, 0, 10, 10, "a"),
                gaveUp(3, 30, 10, null),
                gaveUp(4, 50, 10, null),
                gaveUp(5, 60, 10, "k"),
                typed(gaveUp(6, 90, 10, "k"), CallType.TT)));
    assertThat(redials.count()).isZero();
  }

  @Test
  void whoHungUpWouldHaveTalkedAsOthersOfTheTypeAndHour() {
    Handling handling =
        new Handling(
            List.of(
                served(2, 0, 0, 10, "a"),
                served(3, 3_600, 0, 20, "a"),
                typed(served(4, 0, 0, 30, "a"), CallType.NW)));
    assertThat(handling.draw(CallType.PS, 7, random)).isEqualTo(seconds(10));
    assertThat(handling.draw(CallType.PS, 8, random)).isEqualTo(seconds(20));
    assertThat(handling.draw(CallType.NW, 20, random)).isEqualTo(seconds(30));
    assertThat(handling.draw(CallType.IN, 7, random)).isIn(seconds(10), seconds(20), seconds(30));
  }

  @Test
  void patienceIsThatOfTheQueue() {
    Patience patience =
        new Patience(List.of(gaveUp(2, 0, 10, null), typed(gaveUp(3, 0, 99, null), CallType.NW)));
    assertThat(patience.draw(CallType.TT, random, Duration.ZERO)).isEqualTo(seconds(10));
    assertThat(patience.draw(CallType.NW, random, Duration.ZERO)).isEqualTo(seconds(99));
    assertThat(patience.medians()).containsOnlyKeys("regular", "new");
  }

  @Test
  void spansThatOverlapCountOnce() {
    Spans spans =
        new Spans(List.of(span(0, 10), span(5, 20), span(30, 40), span(32, 35), span(40, 50)));
    assertThat(spans.within(OPENS, OPENS.plusSeconds(100))).isEqualTo(seconds(40));
    assertThat(spans.within(OPENS.plusSeconds(8), OPENS.plusSeconds(33))).isEqualTo(seconds(15));
    assertThat(spans.within(OPENS.plusSeconds(20), OPENS.plusSeconds(30))).isZero();
  }

  private static Spans.Span span(long from, long until) {
    return new Spans.Span(OPENS.plusSeconds(from), OPENS.plusSeconds(until));
  }
}
