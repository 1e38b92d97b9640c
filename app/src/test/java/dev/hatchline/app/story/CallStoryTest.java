package dev.hatchline.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Since when a caller waits, as the story says. */
class CallStoryTest {
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final Instant RANG = Instant.parse("2026-11-28T10:00:00Z");

  private final List<CallEvent> events =
      new ArrayList<>(
          List.of(new CallEvent.Arrived(CALL, RANG, new FirstRing(RANG, 1), "1000", null)));

  private static Instant after(long seconds) {
    return RANG.plusSeconds(seconds);
  }

  private void joins(long second) {
    events.add(new CallEvent.JoinedLine(CALL, after(second), "people"));
  }

  private CallStory story() {
    return new CallStory(CALL, events);
  }

  @Test
  void whoIsTakenBackIntoTheLineHasWaitedSinceTheFirstJoining() {
    joins(5);
    events.add(CallEvent.Readopted.inLine(CALL, after(600)));
    joins(600);
    assertThat(story().waitsSince()).contains(after(5));
  }

  @Test
  void whoHasTalkedBeginsAnew() {
    assertThat(story().waitsSince()).isEmpty();
    joins(5);
    events.add(new CallEvent.Bridged(CALL, after(10), new AgentId("101")));
    assertThat(story().waitsSince()).isEmpty();
    joins(70);
    assertThat(story().waitsSince()).contains(after(70));
    events.add(CallEvent.Readopted.with(new AgentId("101"), CALL, after(80)));
    assertThat(story().waitsSince()).isEmpty();
  }
}
