package dev.hatchline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.metrics.measure.AgentDoing;
import dev.hatchline.metrics.measure.AgentMoved;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AgentMetricsTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicReference<Instant> now = new AtomicReference<>(T0);
  private final AgentMetrics metrics =
      new AgentMetrics(registry, List.of("lunch", "no-answer"), now::get);

  private void moved(String agent, long second, AgentDoing doing, String reason) {
    now.set(T0.plusSeconds(second));
    metrics.moved(new AgentMoved(new AgentId(agent), now.get(), doing, reason), true);
  }

  private double seconds(String state, String reason) {
    return registry
        .get(MeterNames.AGENTS_TIME)
        .tags("state", state, "reason", reason)
        .functionCounter()
        .count();
  }

  private double paused(String reason) {
    return registry.get(MeterNames.AGENTS_PAUSED).tag("reason", reason).gauge().value();
  }

  @Test
  void timeIsCountedByWhatIsDoneWhileItIsDone() {
    moved("101", 0, AgentDoing.AVAILABLE, "");
    moved("102", 0, AgentDoing.AVAILABLE, "");
    now.set(T0.plusSeconds(10));
    assertThat(seconds("Available", "none")).isEqualTo(20);
    moved("101", 10, AgentDoing.ON_CALL, "");
    moved("102", 15, AgentDoing.ON_CALL, AgentMoved.NOT_OURS);
    moved("101", 40, AgentDoing.WRAP_UP, "");
    assertThat(seconds("Available", "none")).isEqualTo(25);
    assertThat(seconds("OnCall", "none")).isEqualTo(30);
    assertThat(seconds("OnCall", "not-ours")).isEqualTo(25);
    assertThat(seconds("WrapUp", "none")).isZero();
  }

  @Test
  void pausesAreCountedByTheirReasonAndReasonsAreBounded() {
    moved("101", 0, AgentDoing.PAUSED, "lunch");
    moved("102", 0, AgentDoing.PAUSED, "");
    moved("103", 0, AgentDoing.PAUSED, "of an older file");
    assertThat(paused("lunch")).isEqualTo(1);
    assertThat(paused("none")).isEqualTo(1);
    assertThat(paused("other")).isEqualTo(1);
    assertThat(paused("no-answer")).isZero();
    moved("101", 60, AgentDoing.AVAILABLE, "");
    assertThat(paused("lunch")).isZero();
    assertThat(seconds("Paused", "lunch")).isEqualTo(60);
    assertThat(seconds("Paused", "other")).isEqualTo(60);
  }

  @Test
  void whatAnotherEngineCountsIsNotCountedTwice() {
    moved("101", 0, AgentDoing.AVAILABLE, "");
    AgentMoved theirs =
        new AgentMoved(
            new AgentId("101"), T0.plusSeconds(5), AgentDoing.ON_CALL, AgentMoved.NOT_OURS);
    metrics.moved(theirs, false);
    moved("101", 25, AgentDoing.AVAILABLE, "");
    assertThat(seconds("Available", "none")).isEqualTo(5);
    assertThat(seconds("OnCall", "not-ours")).isZero();
  }

  @Test
  void aClockThatGoesBackTakesNothingBack() {
    moved("101", 0, AgentDoing.AVAILABLE, "");
    now.set(T0.minusSeconds(5));
    assertThat(seconds("Available", "none")).isZero();
    now.set(T0.plusSeconds(10));
    assertThat(seconds("Available", "none")).isEqualTo(10);
    now.set(T0.plusSeconds(5));
    assertThat(seconds("Available", "none")).isEqualTo(10);
    moved("101", 6, AgentDoing.ON_CALL, "");
    assertThat(seconds("Available", "none")).as("told already").isEqualTo(10);
    now.set(T0.plusSeconds(20));
    moved("101", 20, AgentDoing.AVAILABLE, "");
    now.set(T0.plusSeconds(26));
    assertThat(seconds("Available", "none")).isEqualTo(12);
  }
}
