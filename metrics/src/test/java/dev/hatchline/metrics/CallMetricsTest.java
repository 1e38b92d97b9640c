package dev.hatchline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
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
    metrics.accept(new CallEvent.PromptStarted(call(1), T0, "choice"));
    metrics.accept(new CallEvent.KeyPressed(call(1), T0, '5'));
    metrics.accept(new CallEvent.AgentLeft(call(1), T0, ANN));
    join(1, 1);
    bridge(1, 2);
    assertThat(live()).isZero();
    assertThat(registry.getMeters()).hasSize(1);
  }

  @Test
  void labelsStayBounded() {
    for (int i = 0; i < CallMetrics.NODES_MAX + 50; i++) {
      zeroOut(1, 1, "node" + i);
    }
    assertThat(registry.get(MeterNames.ZERO_OUTS).counters()).hasSize(CallMetrics.NODES_MAX + 1);
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
