package dev.hatchline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallMetricsTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CallMetrics metrics = new CallMetrics(registry);

  private static CallId call(int id) {
    return new CallId(new UUID(0, id));
  }

  private static Instant at(long second) {
    return T0.plusSeconds(second);
  }

  private void arrive(int id, String line) {
    metrics.accept(new CallEvent.Arrived(call(id), T0, new FirstRing(T0, id), line, null));
  }

  private void zeroOut(int id, long second, String node) {
    metrics.accept(new CallEvent.ZeroOut(call(id), at(second), node, "0"));
  }

  private void join(int id, long second) {
    metrics.accept(new CallEvent.JoinedLine(call(id), at(second), "people"));
  }

  private void bridge(int id, long second) {
    metrics.accept(new CallEvent.Bridged(call(id), at(second), ANN));
  }

  private void end(int id, CallEnd.Reason reason) {
    metrics.accept(
        new CallEvent.Ended(call(id), at(99), new CallEnd(CallEnd.Party.CALLER, reason)));
  }

  private double calls(String line, String outcome) {
    return registry.get(MeterNames.CALLS).tags("line", line, "outcome", outcome).counter().count();
  }

  private double live() {
    return registry.get(MeterNames.CALLS_LIVE).gauge().value();
  }

  private Timer timeToHuman() {
    return registry.get(MeterNames.TIME_TO_HUMAN).tag("line", "1000").timer();
  }

  @Test
  void endedCallsAreCountedByLineAndOutcome() {
    arrive(1, "1000");
    arrive(2, "1000");
    arrive(3, "2000");
    assertThat(live()).isEqualTo(3);
    end(1, CallEnd.Reason.SERVED);
    end(2, CallEnd.Reason.SERVED);
    end(3, CallEnd.Reason.LEFT_LINE);
    assertThat(calls("1000", "served")).isEqualTo(2);
    assertThat(calls("2000", "left-line")).isEqualTo(1);
    assertThat(live()).isZero();
  }

  @Test
  void timeToHumanRunsFromTheFirstZero() {
    arrive(1, "1000");
    zeroOut(1, 2, "choice");
    join(1, 4);
    bridge(1, 12);
    assertThat(timeToHuman().count()).isEqualTo(1);
    assertThat(timeToHuman().totalTime(TimeUnit.SECONDS)).isEqualTo(10);
  }

  @Test
  void timeToHumanRunsFromJoiningForWhoPressedNothing() {
    arrive(1, "1000");
    join(1, 4);
    bridge(1, 12);
    assertThat(timeToHuman().totalTime(TimeUnit.SECONDS)).isEqualTo(8);
  }

  @Test
  void aSecondWaitOfOneCallIsMeasuredByItself() {
    arrive(1, "1000");
    join(1, 4);
    bridge(1, 12);
    bridge(1, 13);
    join(1, 20);
    bridge(1, 21);
    assertThat(timeToHuman().count()).isEqualTo(2);
    assertThat(timeToHuman().totalTime(TimeUnit.SECONDS)).isEqualTo(9);
  }

  @Test
  void timeToHumanIsOfTheQueueWhosePeopleWereWanted() {
    arrive(1, "1000");
    zeroOut(1, 2, "choice");
    metrics.accept(new CallEvent.JoinedLine(call(1), at(4), "bills"));
    bridge(1, 12);
    join(1, 20);
    bridge(1, 23);
    assertThat(timeToHuman("bills").totalTime(TimeUnit.SECONDS)).isEqualTo(10);
    assertThat(timeToHuman("people").totalTime(TimeUnit.SECONDS)).isEqualTo(3);
  }

  private Timer timeToHuman(String queue) {
    return registry.get(MeterNames.TIME_TO_HUMAN).tags("line", "1000", "queue", queue).timer();
  }

  private final SimpleMeterRegistry known = new SimpleMeterRegistry();

  /** A house whose people answer bills within 30 s. */
  private CallMetrics house() {
    return new CallMetrics(
        known,
        new Lines(
            List.of(new Lines.Line("1000", "company-line", "people")),
            Map.of("people", Duration.ofSeconds(30))));
  }

  @Test
  void whatIsForeseenIsThereBeforeTheFirstCall() {
    CallMetrics house = house();
    assertThat(known.get(MeterNames.CALLS).tag("line", "1000").counters())
        .hasSize(CallEnd.Reason.values().length);
    assertThat(known.get(MeterNames.TIME_TO_HUMAN).tags("line", "1000", "queue", "people").timer())
        .satisfies(foreseen -> assertThat(foreseen.count()).isZero());
    assertThat(known.get(MeterNames.WAITS_JUDGED).tag("queue", "people").counters()).hasSize(3);
    assertThat(known.get(MeterNames.WAITS_ERROR).tag("queue", "people").timer().count()).isZero();
    told(house, arrived(1), ended(1, 5, CallEnd.Reason.LEFT_FLOW));
    assertThat(
            known
                .get(MeterNames.CALLS)
                .tags("line", "1000", "outcome", "left-flow")
                .counter()
                .count())
        .isEqualTo(1);
  }

  /** Calls that the machine took with it are told after its start, of a line that is not known. */
  @Test
  void callsThatWereCutOffUnseenAreCountedFromZero() {
    assertThat(calls(MeterNames.UNKNOWN, "asterisk-lost")).isZero();
    CallEnd lost = new CallEnd(CallEnd.Party.NETWORK, CallEnd.Reason.ASTERISK_LOST);
    metrics.accept(CallEvent.Ended.unseen(call(1), at(9), lost));
    assertThat(calls(MeterNames.UNKNOWN, "asterisk-lost")).isEqualTo(1);
  }

  private double inTime(String outcome) {
    return known
        .get(MeterNames.LINE_IN_TIME)
        .tags("line", "1000", "queue", "people", "outcome", outcome)
        .counter()
        .count();
  }

  private Timer waits(String outcome) {
    return known
        .get(MeterNames.LINE_WAIT)
        .tags("line", "1000", "queue", "people", "outcome", outcome)
        .timer();
  }

  private static void told(CallMetrics metrics, CallEvent... events) {
    List.of(events).forEach(metrics);
  }

  private static CallEvent.Arrived arrived(int id) {
    return new CallEvent.Arrived(call(id), T0, new FirstRing(T0, id), "1000", null);
  }

  private static CallEvent.Ended ended(int id, long second, CallEnd.Reason reason) {
    return new CallEvent.Ended(call(id), at(second), new CallEnd(CallEnd.Party.CALLER, reason));
  }

  /** Else the share of those answered in time is no number, and no alert, where there are none. */
  @Test
  void whoJoinsAnotherQueueIsCountedFromZeroInAllThatMayComeOfIt() {
    CallMetrics house = house();
    told(house, arrived(1), new CallEvent.JoinedLine(call(1), T0, "bills"));
    for (String outcome : List.of("answered", "abandoned")) {
      assertThat(
              known
                  .get(MeterNames.LINE_IN_TIME)
                  .tags("line", "1000", "queue", "bills", "outcome", outcome)
                  .counter()
                  .count())
          .isZero();
      assertThat(
              known
                  .get(MeterNames.LINE_WAIT)
                  .tags("line", "1000", "queue", "bills", "outcome", outcome)
                  .timer()
                  .count())
          .isZero();
    }
  }

  /** Who waited ten minutes before a start has not been answered within five seconds. */
  @Test
  void aWaitGoesOnOverAStartOfTheEngine() {
    CallMetrics house = house();
    house.remember(List.of(arrived(1), new CallEvent.JoinedLine(call(1), T0, "people")));
    assertThat(known.get(MeterNames.LINE_JOINED).tag("line", "1000").counter().count()).isZero();
    told(
        house,
        CallEvent.Readopted.inLine(call(1), at(600)),
        new CallEvent.JoinedLine(call(1), at(600), "people"),
        new CallEvent.Bridged(call(1), at(605), ANN),
        ended(1, 700, CallEnd.Reason.SERVED));
    assertThat(known.get(MeterNames.LINE_JOINED).tag("line", "1000").counter().count())
        .as("counted before the start")
        .isZero();
    assertThat(waits("answered").totalTime(TimeUnit.SECONDS)).isEqualTo(605);
    assertThat(inTime("answered")).isZero();
    assertThat(known.get(MeterNames.TIME_TO_HUMAN).tag("line", "1000").timer().count())
        .isEqualTo(1);
    assertThat(known.get(MeterNames.CALLS_LIVE).gauge().value()).isZero();
  }

  @Test
  void whatIsOverIsNotRemembered() {
    metrics.remember(List.of(arrived(1), ended(1, 9, CallEnd.Reason.SERVED)));
    assertThat(live()).isZero();
  }

  /** A machine that was down for hours has made no conversation longer, and no wait. */
  @Test
  void whatEndedUnseenIsCountedAndNotMeasured() {
    CallMetrics house = house();
    CallEvent.JoinedLine joined = new CallEvent.JoinedLine(call(1), T0, "people");
    house.remember(List.of(arrived(1), joined, new CallEvent.Bridged(call(1), at(5), ANN)));
    house.remember(List.of(arrived(2), new CallEvent.JoinedLine(call(2), T0, "people")));
    CallEnd lost = new CallEnd(CallEnd.Party.NETWORK, CallEnd.Reason.ASTERISK_LOST);
    told(
        house,
        CallEvent.Ended.unseen(call(1), at(30_000), lost),
        CallEvent.Ended.unseen(call(2), at(30_000), lost));
    assertThat(
            known
                .get(MeterNames.CALLS)
                .tags("line", "1000", "outcome", "asterisk-lost")
                .counter()
                .count())
        .isEqualTo(2);
    assertThat(talkOf("people")).isZero();
    assertThat(known.find(MeterNames.LINE_WAIT).tag("outcome", "elsewhere").timer()).isNull();
    assertThat(known.get(MeterNames.CALLS_LIVE).gauge().value()).isZero();
  }

  @Test
  void theThreeServiceLevelsCanBeComputedFromTheCountersAtTheTargetOfTheQueue() {
    CallMetrics house = house();
    assertThat(inTime("answered")).as("there before the first call").isZero();
    for (int id = 1; id <= 4; id++) {
      told(house, arrived(id), new CallEvent.JoinedLine(call(id), T0, "people"));
    }
    told(house, new CallEvent.Bridged(call(1), at(30), ANN));
    told(house, new CallEvent.Bridged(call(2), at(30).plusNanos(1), ANN));
    told(house, ended(3, 30, CallEnd.Reason.LEFT_LINE));
    told(house, ended(4, 31, CallEnd.Reason.LEFT_RINGING));
    assertThat(inTime("answered")).isEqualTo(1);
    assertThat(waits("answered").count()).isEqualTo(2);
    assertThat(inTime("abandoned")).isEqualTo(1);
    assertThat(waits("abandoned").count()).isEqualTo(2);
    assertThat(waits("abandoned").totalTime(TimeUnit.SECONDS)).isEqualTo(61);
    assertThat(known.get(MeterNames.LINE_TARGET).tag("queue", "people").timeGauge().value())
        .isEqualTo(30);
    assertThat(known.get(MeterNames.LINE_JOINED).tag("queue", "people").counter().count())
        .isEqualTo(4);
    var bounds = waits("answered").takeSnapshot().histogramCounts();
    assertThat(bounds)
        .extracting(bound -> bound.bucket(TimeUnit.SECONDS))
        .contains(20.0, 30.0, 60.0, 90.0, 180.0);
  }

  @Test
  void whoComesBackIntoTheLineIsOfferedAnewAndWhoIsInItIsNot() {
    CallMetrics house = house();
    told(house, arrived(1), new CallEvent.JoinedLine(call(1), T0, "people"));
    told(house, new CallEvent.JoinedLine(call(1), at(1), "people"));
    told(house, new CallEvent.Bridged(call(1), at(4), ANN));
    told(house, new CallEvent.AgentLeft(call(1), at(10), ANN));
    told(house, new CallEvent.JoinedLine(call(1), at(11), "people"));
    told(house, ended(1, 20, CallEnd.Reason.LEFT_LINE));
    assertThat(known.get(MeterNames.LINE_JOINED).counter().count()).isEqualTo(2);
    assertThat(waits("answered").totalTime(TimeUnit.SECONDS)).isEqualTo(4);
    assertThat(waits("abandoned").totalTime(TimeUnit.SECONDS)).isEqualTo(9);
    assertThat(known.get(MeterNames.TALK).tags("line", "1000", "queue", "people").timer())
        .satisfies(talk -> assertThat(talk.totalTime(TimeUnit.SECONDS)).isEqualTo(6));
  }

  @Test
  void talksOfCallsBackAreOfTheQueueThatWasPromised() {
    CallMetrics house = house();
    told(
        house,
        arrived(1),
        new CallEvent.CalledBack(call(1), at(1), "c-1", "people"),
        new CallEvent.Bridged(call(1), at(2), ANN),
        ended(1, 8, CallEnd.Reason.SERVED),
        arrived(2),
        new CallEvent.CalledBack(call(2), at(1), "c-2", null),
        new CallEvent.Bridged(call(2), at(2), ANN),
        ended(2, 9, CallEnd.Reason.SERVED));
    assertThat(talkOf("people")).isEqualTo(6);
    assertThat(talkOf(MeterNames.UNKNOWN)).isEqualTo(7);
  }

  private double talkOf(String queue) {
    return known
        .get(MeterNames.TALK)
        .tags("line", "1000", "queue", queue)
        .timer()
        .totalTime(TimeUnit.SECONDS);
  }

  @Test
  void whatCallersMeetInTheAutomationIsCountedByFlowAndNode() {
    CallMetrics house = house();
    told(
        house,
        arrived(1),
        new CallEvent.NoInput(call(1), at(1), "ask"),
        new CallEvent.NoMatch(call(1), at(2), "ask", "9"),
        new CallEvent.LookedUp(call(1), at(3), "order", "timeout", Map.of()),
        new CallEvent.Gave(call(1), at(4), "ask", "order", "40017"),
        new CallEvent.Gave(call(1), at(5), "again", "order", "40017"),
        new CallEvent.AgentMissed(call(1), at(6), ANN, "no-answer"));
    for (String name : List.of(MeterNames.NO_INPUTS, MeterNames.NO_MATCHES)) {
      assertThat(known.get(name).tags("flow", "company-line", "node", "ask").counter().count())
          .isEqualTo(1);
    }
    assertThat(known.get(MeterNames.LOOKUPS).tags("node", "order", "outcome", "timeout").counter())
        .isNotNull();
    assertThat(known.get(MeterNames.REPEATS).tag("line", "1000").counter().count()).isEqualTo(1);
    assertThat(known.get(MeterNames.AGENTS_MISSED).tag("reason", "no-answer").counter().count())
        .isEqualTo(1);
  }

  @Test
  void waitsToldAreJudgedWhenTheirEndIsKnown() {
    CallMetrics house = house();
    for (int id = 1; id <= 3; id++) {
      told(
          house,
          arrived(id),
          new CallEvent.JoinedLine(call(id), T0, "people"),
          new CallEvent.PlaceTold(call(id), T0, 1, 60L, 0L, 120L));
    }
    told(house, new CallEvent.Bridged(call(1), at(50), ANN));
    told(house, new CallEvent.Bridged(call(2), at(121), ANN));
    told(house, ended(3, 20, CallEnd.Reason.LEFT_LINE));
    for (String verdict : List.of("inside", "longer", "unknown")) {
      assertThat(known.get(MeterNames.WAITS_JUDGED).tag("verdict", verdict).counter().count())
          .as(verdict)
          .isEqualTo(1);
    }
    assertThat(known.get(MeterNames.WAITS_ERROR).timer().totalTime(TimeUnit.SECONDS))
        .isEqualTo(10 + 61);
  }

  @Test
  void zeroOutsAreCountedByNode() {
    arrive(1, "1000");
    zeroOut(1, 2, "choice");
    assertThat(
            registry
                .get(MeterNames.ZERO_OUTS)
                .tags("line", "1000", "node", "choice")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void callsFoundAfterARestartCountAsOfAnUnknownLine() {
    metrics.accept(new CallEvent.Readopted(call(1), T0, "talking"));
    assertThat(live()).isEqualTo(1);
    end(1, CallEnd.Reason.SERVED);
    end(2, CallEnd.Reason.WITHOUT_ENGINE);
    assertThat(calls("unknown", "served")).isEqualTo(1);
    assertThat(calls("unknown", "without-engine")).isEqualTo(1);
  }

  @Test
  void theRestChangesNothing() {
    List<Meter> before = registry.getMeters();
    metrics.accept(new CallEvent.PromptStarted(call(1), T0, "choice"));
    metrics.accept(new CallEvent.KeyPressed(call(1), T0, '5'));
    metrics.accept(new CallEvent.AgentLeft(call(1), T0, ANN));
    join(1, 1);
    bridge(1, 2);
    assertThat(live()).isZero();
    assertThat(registry.getMeters()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void labelsStayBounded() {
    for (int i = 0; i < FlowMetrics.NODES_MAX + 50; i++) {
      zeroOut(1, 1, "node" + i);
    }
    assertThat(registry.get(MeterNames.ZERO_OUTS).counters()).hasSize(FlowMetrics.NODES_MAX + 1);
    assertThat(registry.get(MeterNames.ZERO_OUTS).tag("node", "other").counter().count())
        .isEqualTo(50);
    for (int i = 0; i < CallMetrics.LINES_MAX + 5; i++) {
      arrive(i, "line" + i);
      end(i, CallEnd.Reason.SERVED);
    }
    assertThat(calls("other", "served")).isEqualTo(5);
  }

  @Test
  void watchedCallsAreBoundedAndStillCounted() {
    for (int i = 0; i <= CallMetrics.LIVE_MAX; i++) {
      arrive(i, "1000");
    }
    assertThat(live()).isEqualTo(CallMetrics.LIVE_MAX);
    end(CallMetrics.LIVE_MAX, CallEnd.Reason.SERVED);
    assertThat(calls("unknown", "served")).isEqualTo(1);
  }
}
