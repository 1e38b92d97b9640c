package dev.hatchline.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.Heard;
import dev.hatchline.telephony.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HandoverTest {
  private static final AsteriskEvent PAUSED =
      new AsteriskEvent.PauseChanged(new AgentId("101"), true, "lunch");
  private static final AsteriskEvent.Linked LINKED =
      new AsteriskEvent.Linked(
          true, new Snapshot(Instant.EPOCH, false, List.of(), Map.of(), Map.of(), List.of()));

  private final Heard<AsteriskEvent> heard = new Heard<>();

  @Test
  void whatCameBeforeTheTruthIsToldAfterIt() throws Exception {
    Handover handover = new Handover(heard::add);
    handover.offer(PAUSED);
    handover.linked(LINKED);
    heard.next(AsteriskEvent.Linked.class);
    heard.next(AsteriskEvent.PauseChanged.class);
    handover.close();
  }

  @Test
  void whatComesWhileTheTruthIsReadAnewIsToldAfterIt() throws Exception {
    Handover handover = new Handover(heard::add);
    handover.linked(LINKED);
    heard.next(AsteriskEvent.Linked.class);
    handover.reading();
    handover.offer(PAUSED);
    handover.linked(LINKED);
    heard.next(AsteriskEvent.Linked.class);
    heard.next(AsteriskEvent.PauseChanged.class);
    handover.reading();
    handover.offer(PAUSED);
    handover.unlinked("lost meanwhile");
    heard.next(AsteriskEvent.Unlinked.class);
    handover.close();
  }

  @Test
  void lossIsToldOnceAndWhatCameOfALinkThatNeverWasIsForgotten() throws Exception {
    Handover handover = new Handover(heard::add);
    handover.offer(PAUSED);
    handover.unlinked("never up");
    handover.linked(LINKED);
    handover.unlinked("lost");
    handover.unlinked("still lost");
    handover.linked(LINKED);
    heard.next(AsteriskEvent.Linked.class);
    assertThat(heard.next(AsteriskEvent.Unlinked.class).why()).isEqualTo("lost");
    heard.next(AsteriskEvent.Linked.class);
    handover.close();
  }

  @Test
  void eventsPastTheLimitAreLostAndCounted() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    Handover handover =
        new Handover(event -> {
          await(free);
          heard.add(event);
        });
    handover.linked(LINKED);
    boolean room = true;
    for (int i = 0; i < Handover.EVENTS_MAX + 2; i++) {
      room = handover.offer(PAUSED);
    }
    assertThat(room).isFalse();
    assertThat(handover.lost()).isPositive();
    assertThat(handover.queued()).isLessThanOrEqualTo(Handover.EVENTS_MAX);
    free.countDown();
    heard.next(AsteriskEvent.Linked.class);
    handover.close();
  }

  @Test
  void listenerThatFailsHearsTheNextEvent() throws Exception {
    Handover handover =
        new Handover(event -> {
          heard.add(event);
          throw new IllegalStateException("for the test");
        });
    handover.linked(LINKED);
    handover.offer(PAUSED);
    heard.next(AsteriskEvent.Linked.class);
    heard.next(AsteriskEvent.PauseChanged.class);
    handover.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
