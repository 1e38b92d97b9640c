package dev.hatchline.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallQueueTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");

  private final CallQueue queue = new CallQueue("people");

  private static QueueEntry entry(int id, long firstRingSecond, long sequence) {
    FirstRing firstRing = new FirstRing(T0.plusSeconds(firstRingSecond), sequence);
    return new QueueEntry(new CallId(new UUID(0, id)), "people", firstRing, T0.plusSeconds(100));
  }

  @Test
  void theOldestFirstRingIsFirstWhoeverJoinedFirst() {
    QueueEntry late = entry(1, 20, 9);
    QueueEntry early = entry(2, 10, 8);
    QueueEntry sameSecond = entry(3, 10, 7);
    assertThat(queue.join(late) && queue.join(early) && queue.join(sameSecond)).isTrue();
    assertThat(queue.entries()).containsExactly(sameSecond, early, late);
  }

  @Test
  void creditMovesACallerForwardByAsMuchAndNoFurther() {
    QueueEntry plain = entry(1, 10, 1);
    QueueEntry vip =
        new QueueEntry(
            new CallId(new UUID(0, 2)),
            "people",
            new FirstRing(T0.plusSeconds(15), 2),
            T0,
            Duration.ofSeconds(6),
            null);
    QueueEntry elder = entry(3, 8, 3);
    assertThat(queue.join(plain) && queue.join(vip) && queue.join(elder)).isTrue();
    assertThat(queue.entries()).containsExactly(elder, vip, plain);
    assertThat(vip.capped(Duration.ofSeconds(2)).rank()).isEqualTo(T0.plusSeconds(13));
  }

  @Test
  void twoCallsOfOneFirstRingAreBothInLine() {
    assertThat(queue.join(entry(1, 10, 1)) && queue.join(entry(2, 10, 1))).isTrue();
    assertThat(queue.entries()).hasSize(2);
  }

  @Test
  void aCallJoinsAndLeavesOnce() {
    QueueEntry entry = entry(1, 10, 1);
    assertThat(queue.join(entry)).isTrue();
    assertThat(queue.join(entry(1, 5, 0))).isFalse();
    assertThat(queue.leave(entry.call())).isTrue();
    assertThat(queue.leave(entry.call())).isFalse();
    assertThat(queue.entries()).isEmpty();
  }

  @Test
  void aFullQueueTakesNobody() {
    for (int i = 0; i < CallQueue.ENTRIES_MAX; i++) {
      assertThat(queue.join(entry(i, i, i))).isTrue();
    }
    assertThat(queue.join(entry(CallQueue.ENTRIES_MAX, 0, 0))).isFalse();
  }
}
