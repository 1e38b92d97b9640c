package dev.hatchline.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
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
    assertThat(queue.firstWaiting()).contains(sameSecond);
  }

  @Test
  void twoCallsOfOneFirstRingAreBothInLine() {
    assertThat(queue.join(entry(1, 10, 1)) && queue.join(entry(2, 10, 1))).isTrue();
    assertThat(queue.entries()).hasSize(2);
  }

  @Test
  void whoIsRungForKeepsThePlaceAndIsNotWaiting() {
    QueueEntry first = entry(1, 10, 1);
    QueueEntry second = entry(2, 20, 2);
    assertThat(queue.join(second) && queue.join(first)).isTrue();
    queue.hold(first.call());
    assertThat(queue.firstWaiting()).contains(second);
    assertThat(queue.entries()).containsExactly(first, second);
    queue.release(first.call());
    assertThat(queue.firstWaiting()).contains(first);
  }

  @Test
  void aCallJoinsAndLeavesOnce() {
    QueueEntry entry = entry(1, 10, 1);
    assertThat(queue.join(entry)).isTrue();
    assertThat(queue.join(entry(1, 5, 0))).isFalse();
    assertThat(queue.leave(entry.call())).contains(entry);
    assertThat(queue.leave(entry.call())).isEmpty();
    queue.release(entry.call());
    assertThat(queue.firstWaiting()).isEmpty();
  }

  @Test
  void aFullQueueTakesNobody() {
    for (int i = 0; i < CallQueue.ENTRIES_MAX; i++) {
      assertThat(queue.join(entry(i, i, i))).isTrue();
    }
    assertThat(queue.join(entry(CallQueue.ENTRIES_MAX, 0, 0))).isFalse();
  }
}
