package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every outbox does. */
abstract class OutboxStoreContract {
  private static final String CRM = "crm";
  private static final Instant T0 = Sample.T0;
  private static final Instant LONG_AGO = T0.minus(Duration.ofDays(9));

  final SteppedClock clock = new SteppedClock();
  OutboxStore store;

  /** Opens the outbox of this test; a second time, the same with what is in it. */
  abstract OutboxStore open() throws Exception;

  abstract void close();

  /** As the engine's writer does. */
  abstract void write(List<OutboxEvent> events) throws Exception;

  /** By the database's clock every claim that is not settled has ended. */
  abstract void claimsEnd() throws Exception;

  @BeforeEach
  void first() throws Exception {
    store = open();
  }

  @AfterEach
  void last() {
    close();
  }

  private static OutboxEvent event(String webhook, int n) {
    return new OutboxEvent(
        UUID.randomUUID(),
        webhook,
        "101",
        "agent.state",
        T0.plusMillis(n),
        "{\"n\":" + n + ",\"say\":\"ü€𝄞\"}");
  }

  private List<OutboxEvent> written(int count) throws Exception {
    List<OutboxEvent> events = IntStream.range(0, count).mapToObj(n -> event(CRM, n)).toList();
    write(events);
    return events;
  }

  private OutboxClaim.Taken taken() throws StoreFault {
    return taken(T0);
  }

  private OutboxClaim.Taken taken(Instant now) throws StoreFault {
    OutboxClaim claim = store.claim(CRM, now);
    assertThat(claim).isInstanceOf(OutboxClaim.Taken.class);
    return (OutboxClaim.Taken) claim;
  }

  private static OutboxResult.Failed failed(Instant again) {
    return new OutboxResult.Failed(T0, "status 500", again, LONG_AGO);
  }

  private static OutboxResult.Delivered delivered() {
    return new OutboxResult.Delivered(T0.plusSeconds(1));
  }

  private OutboxQueue queue() throws StoreFault {
    return store.queues().stream()
        .filter(queue -> queue.webhook().equals(CRM))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachComesInItsTurnAsItWasWritten() throws Exception {
    assertThat(store.claim(CRM, T0)).isEqualTo(new OutboxClaim.Nothing());
    List<OutboxEvent> events = written(5);
    write(List.of(event("wall", 9)));
    for (OutboxEvent event : events) {
      OutboxClaim.Taken claim = taken();
      assertThat(claim.event()).isEqualTo(event);
      assertThat(claim.failedInRow()).isZero();
      assertThat(store.settle(claim, delivered())).isEqualTo(OutboxStore.Settled.NOTHING);
    }
    assertThat(store.claim(CRM, T0)).isEqualTo(new OutboxClaim.Nothing());
    assertThat(store.claim("wall", T0)).isInstanceOf(OutboxClaim.Taken.class);
  }

  @Test
  void whatIsWrittenAgainIsThereOnceAndInItsPlace() throws Exception {
    List<OutboxEvent> events = written(3);
    write(events);
    write(List.of(events.get(0)));
    assertThat(queue().waiting()).isEqualTo(3);
    assertThat(taken().event()).isEqualTo(events.get(0));
  }

  @Test
  void nobodyElseGetsAWebhookThatIsClaimed() throws Exception {
    written(2);
    OutboxClaim.Taken mine = taken();
    assertThat(store.claim(CRM, T0)).isEqualTo(new OutboxClaim.Held());
    store.settle(mine, delivered());
    OutboxClaim.Taken next = taken();
    assertThat(next.token()).isNotEqualTo(mine.token());
    store.settle(next, new OutboxResult.Untold());
    OutboxClaim.Taken again = taken();
    assertThat(again.event()).as("given back unsent").isEqualTo(next.event());
    assertThat(again.failedInRow()).isZero();
  }

  @Test
  void ofManyAtOnceOneGetsIt() throws Exception {
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (int round = 0; round < 10; round++) {
        String webhook = "w" + round;
        write(List.of(event(webhook, 0)));
        List<Future<OutboxClaim>> claims =
            threads.invokeAll(
                IntStream.range(0, 6)
                    .<Callable<OutboxClaim>>mapToObj(_ -> () -> store.claim(webhook, T0))
                    .toList());
        List<OutboxClaim> found = new ArrayList<>();
        for (Future<OutboxClaim> claim : claims) {
          found.add(claim.get());
        }
        assertThat(found).filteredOn(OutboxClaim.Taken.class::isInstance).hasSize(1);
        assertThat(found).filteredOn(new OutboxClaim.Held()::equals).hasSize(5);
      }
    }
  }

  @Test
  void whileTheEldestWaitsAllWait() throws Exception {
    List<OutboxEvent> events = written(2);
    Instant again = T0.plusSeconds(5);
    store.settle(taken(), failed(again));
    assertThat(store.claim(CRM, again.minusNanos(1_000))).isEqualTo(new OutboxClaim.NotDue(again));
    OutboxClaim.Taken second = taken(again);
    assertThat(second.event()).isEqualTo(events.get(0));
    assertThat(second.failedInRow()).isEqualTo(1);
    store.settle(second, failed(again.plusSeconds(30)));
    OutboxClaim.Taken third = taken(again.plusSeconds(30));
    assertThat(third.failedInRow()).isEqualTo(2);
    assertThat(queue())
        .isEqualTo(
            new OutboxQueue(
                CRM,
                2,
                0,
                2,
                again.plusSeconds(30),
                new OutboxQueue.Failure(T0, "status 500"),
                null));
    store.settle(third, delivered());
    OutboxClaim.Taken next = taken();
    assertThat(next.event()).isEqualTo(events.get(1));
    assertThat(next.failedInRow()).isZero();
    assertThat(queue())
        .isEqualTo(
            new OutboxQueue(
                CRM, 1, 0, 0, null, new OutboxQueue.Failure(T0, "status 500"), T0.plusSeconds(1)));
  }

  @Test
  void ofAClaimThatHasEndedByItselfOnlyADeliveryCounts() throws Exception {
    List<OutboxEvent> events = written(3);
    OutboxClaim.Taken stalled = taken();
    claimsEnd();
    OutboxClaim.Taken other = taken();
    assertThat(other.event()).isEqualTo(events.get(0));
    store.settle(stalled, failed(T0.plusSeconds(5)));
    assertThat(queue().failedInRow()).isZero();
    assertThat(store.claim(CRM, T0))
        .as("not taken from who has it")
        .isEqualTo(new OutboxClaim.Held());
    store.settle(stalled, delivered());
    assertThat(store.claim(CRM, T0)).isEqualTo(new OutboxClaim.Held());
    assertThat(queue().waiting()).as("it has been taken").isEqualTo(2);
    store.settle(other, failed(T0));
    assertThat(taken().event()).isEqualTo(events.get(1));
  }

  @Test
  void whatIsTooOldDiesTogether() throws Exception {
    List<OutboxEvent> events = written(4);
    OutboxResult old =
        new OutboxResult.Failed(T0, "status 503", T0.plusSeconds(5), events.get(1).at());
    assertThat(store.settle(taken(), old)).isEqualTo(new OutboxStore.Settled(2, 0));
    assertThat(store.dead(9, Long.MAX_VALUE))
        .extracting(DeadLetter::event, DeadLetter::attempts, DeadLetter::why, DeadLetter::died)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(events.get(1), 0, "status 503", T0),
            org.assertj.core.groups.Tuple.tuple(events.get(0), 1, "status 503", T0));
    assertThat(taken(T0.plusSeconds(5)).event()).isEqualTo(events.get(2));
    assertThat(queue().dead()).isEqualTo(2);
    assertThat(queue().waiting()).isEqualTo(2);
  }

  @Test
  void whatIsRefusedDiesAlone() throws Exception {
    List<OutboxEvent> events = written(2);
    Instant again = T0.plusSeconds(5);
    assertThat(store.settle(taken(), new OutboxResult.Refused(T0, "status 410", again)))
        .isEqualTo(new OutboxStore.Settled(1, 0));
    assertThat(store.claim(CRM, T0)).isEqualTo(new OutboxClaim.NotDue(again));
    OutboxClaim.Taken next = taken(again);
    assertThat(next.event()).isEqualTo(events.get(1));
    assertThat(next.failedInRow()).isEqualTo(1);
  }

  @Test
  void whatIsDeclinedDiesAloneAndDelaysNothing() throws Exception {
    List<OutboxEvent> events = written(2);
    store.settle(taken(), failed(T0.plusSeconds(5)));
    Instant then = T0.plusSeconds(5);
    assertThat(store.settle(taken(then), new OutboxResult.Declined(T0, "no such account")))
        .isEqualTo(new OutboxStore.Settled(1, 0));
    OutboxClaim.Taken next = taken(then);
    assertThat(next.event()).isEqualTo(events.get(1));
    assertThat(next.failedInRow()).isZero();
    assertThat(store.dead(events.get(0).id()).map(DeadLetter::why)).hasValue("no such account");
    assertThat(store.dead(events.get(0).id()).map(DeadLetter::attempts)).hasValue(2);
    assertThat(store.dead(events.get(1).id())).as("it is not dead").isEmpty();
  }

  @Test
  void deadLettersAreReadByPagesAndSentAgainOrDeleted() throws Exception {
    List<OutboxEvent> events = written(3);
    store.settle(
        taken(), new OutboxResult.Failed(T0, "why", T0.plusSeconds(60), T0.plusSeconds(9)));
    write(List.of(event(CRM, 60_000)));
    List<DeadLetter> page = store.dead(2, Long.MAX_VALUE);
    assertThat(page).extracting(DeadLetter::event).containsExactly(events.get(2), events.get(1));
    assertThat(store.dead(2, page.getLast().number()))
        .extracting(DeadLetter::event)
        .containsExactly(events.get(0));

    assertThat(store.retry(events.get(1).id(), T0.plusSeconds(30))).isTrue();
    OutboxClaim.Taken again = taken(T0.plusSeconds(30));
    assertThat(again.event()).as("before what came later, at once").isEqualTo(events.get(1));
    assertThat(store.retry(events.get(1).id(), T0)).as("it is dead no longer").isFalse();
    assertThat(store.drop(events.get(1).id())).isFalse();
    OutboxResult failedAnew =
        new OutboxResult.Failed(T0.plusSeconds(31), "why", T0.plusSeconds(61), T0.plusSeconds(29));
    assertThat(store.settle(again, failedAnew).dead()).as("queued anew, and so young").isZero();

    assertThat(store.drop(events.get(0).id())).isTrue();
    assertThat(store.drop(events.get(0).id())).isFalse();
    assertThat(store.retry(UUID.randomUUID(), T0)).isFalse();
    assertThat(store.dead(9, Long.MAX_VALUE))
        .extracting(DeadLetter::event)
        .containsExactly(events.get(2));
  }

  @Test
  void ofTooManyDeadLettersTheEldestAreDeleted() throws Exception {
    List<OutboxEvent> events = written(OutboxStore.DEAD_MAX + 2);
    Instant later = T0.plus(Duration.ofDays(1));
    assertThat(store.settle(taken(), new OutboxResult.Failed(T0, "why", later, later)))
        .isEqualTo(new OutboxStore.Settled(OutboxStore.DEAD_MAX + 2, 2));
    assertThat(queue().dead()).isEqualTo(OutboxStore.DEAD_MAX);
    assertThat(store.drop(events.get(1).id())).isFalse();
    assertThat(store.drop(events.get(2).id())).isTrue();
  }

  @Test
  void whoListensHearsOfEachWebhookThatIsWrittenTo() throws Exception {
    List<String> heard = new ArrayList<>();
    store.whenAdded(webhook -> {
      heard.add(webhook);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    });
    write(List.of(event(CRM, 0)));
    write(List.of(event("wall", 0)));
    assertThat(heard).containsExactly(CRM, "wall");
  }

  @Test
  void everythingIsThereAfterARestart() throws Exception {
    List<OutboxEvent> events = written(3);
    store.settle(taken(), new OutboxResult.Refused(T0, "status 410", T0.plusSeconds(5)));
    OutboxQueue before = queue();
    close();
    store = open();
    assertThat(queue()).isEqualTo(before);
    assertThat(taken(T0.plusSeconds(5)).event()).isEqualTo(events.get(1));
    assertThat(store.dead(9, Long.MAX_VALUE))
        .extracting(DeadLetter::event)
        .containsExactly(events.get(0));
  }
}
