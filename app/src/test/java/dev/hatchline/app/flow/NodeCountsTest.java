package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.flow.NodeCounts.Count;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where callers are, and were. */
class NodeCountsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final CallId ONE = new CallId(new UUID(0, 1));
  private static final CallId OTHER = new CallId(new UUID(0, 2));

  private final NodeCounts counts = new NodeCounts();

  private void comes(CallId call, String node) {
    counts.accept("line", new CallEvent.PromptStarted(call, NOW, node));
  }

  @Test
  void callersAreWhereTheyCameLast() {
    comes(ONE, "welcome");
    comes(OTHER, "welcome");
    comes(ONE, "service");
    comes(ONE, "welcome");
    assertThat(counts.of("line"))
        .isEqualTo(Map.of("welcome", new Count(2, 3, 0), "service", new Count(0, 1, 0)));
    assertThat(counts.of("another")).isEmpty();
  }

  @Test
  void whoLeavesByTheHatchIsCountedWhereThatWas() {
    comes(ONE, "welcome");
    comes(OTHER, "welcome");
    counts.accept("line", new CallEvent.ZeroOut(ONE, NOW, "welcome", "0"));
    counts.accept("line", new CallEvent.JoinedLine(ONE, NOW, "people"));
    assertThat(counts.of("line")).isEqualTo(Map.of("welcome", new Count(1, 2, 1)));
  }

  @Test
  void whoIsInLineOrGoneIsNowhere() {
    comes(ONE, "welcome");
    comes(OTHER, "note");
    counts.accept("line", new CallEvent.JoinedLine(ONE, NOW, "people"));
    counts.accept("line", new CallEvent.MessageStarted(OTHER, NOW, "file"));
    assertThat(counts.of("line").values()).extracting(Count::here).containsOnly(0);
  }
}
