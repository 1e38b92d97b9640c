package dev.hatchline.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.conf.Webhook;
import dev.hatchline.conf.Webhook.Numbers;
import dev.hatchline.metrics.WebhookReadings;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.store.Await;
import dev.hatchline.routing.store.DeadLetter;
import dev.hatchline.routing.store.MemoryOutboxStore;
import dev.hatchline.routing.store.MemoryOutboxStore.Mood;
import dev.hatchline.routing.store.OutboxStore;
import dev.hatchline.routing.store.Write;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** All of it in this process, over real connections. */
class WebhooksTest {
  private static final String KEY = "0123456789abcdef";
  private static final String CRM = "crm";
  private static final String WALL = "wall";
  private static final Set<String> ALL = Set.copyOf(Webhook.EVENTS);
  private static final AgentId ANN = new AgentId("101");
  private static final Duration LONG = Duration.ofSeconds(30);

  private final SteppedClock clock = new SteppedClock();
  private final MemoryOutboxStore store = new MemoryOutboxStore(clock);
  private final List<Webhooks> opened = new ArrayList<>();
  private Receiver crm;
  private Receiver wall;

  @BeforeEach
  void begin() throws IOException {
    crm = new Receiver();
    wall = new Receiver();
  }

  @AfterEach
  void end() {
    opened.forEach(Webhooks::close);
    crm.close();
    wall.close();
  }

  private static Target target(String name, Receiver receiver, Set<String> events, Numbers as) {
    return new Target(new Webhook(name, receiver.url(), events, as, "secret"), KEY);
  }

  private Webhooks opened(Predicate<Write> writer, Target... targets) {
    Webhooks webhooks =
        new Webhooks(
            List.of(targets), new Webhooks.Outbox(store, writer), new HttpPost(clock, LONG), clock);
    opened.add(webhooks);
    return webhooks;
  }

  private Webhooks crmAlone() {
    return opened(store::write, target(CRM, crm, ALL, Numbers.MASKED));
  }

  private static CallId call() {
    return new CallId(UUID.randomUUID());
  }

  private CallEvent arrived(CallId call) {
    return new CallEvent.Arrived(
        call, clock.instant(), new FirstRing(clock.instant(), 1), "1000", "+12025550123");
  }

  private CallEvent ended(CallId call) {
    return new CallEvent.Ended(
        call, clock.instant(), new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.SERVED));
  }

  private static void awaitCounted(Webhooks webhooks, Predicate<WebhookReadings> as)
      throws InterruptedException {
    Await.until(() -> as.test(webhooks.readings(CRM)));
  }

  @Test
  void eachIsToldWhatItWantsAndNumbersAsItMaySeeThem() throws Exception {
    Webhooks webhooks =
        opened(
            store::write,
            target(CRM, crm, Set.of("call.arrived"), Numbers.FULL),
            target(WALL, wall, ALL, Numbers.MASKED));
    CallId call = call();
    webhooks.hear(arrived(call));
    webhooks.hear(new CallEvent.Bridged(call, clock.instant(), ANN));
    webhooks.hear(ended(call));
    assertThat(crm.next().body()).contains("call.arrived", "\"+12025550123\"");
    assertThat(wall.next().body()).contains("call.arrived", "\"***123\"");
    assertThat(wall.next().body()).contains("call.bridged");
    assertThat(wall.next().body()).contains("call.ended");
    awaitCounted(webhooks, now -> now.delivered() == 1 && now.waiting() == 0);
    assertThat(crm.all()).hasSize(1);
    assertThat(webhooks.readings("no such")).isEqualTo(WebhookReadings.NOTHING);
  }

  @Test
  void allArriveOnceInTheirOrderAndSigned() throws Exception {
    Webhooks webhooks = crmAlone();
    List<String> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      CallId call = call();
      calls.add(call.toString());
      webhooks.hear(ended(call));
    }
    for (String call : calls) {
      Receiver.Received received = crm.next();
      assertThat(received.body()).contains(call);
      assertThat(received.signedWith(KEY)).isTrue();
      assertThat(received.body()).contains("\"id\":\"" + received.event() + "\"");
    }
    awaitCounted(webhooks, now -> now.delivered() == 200);
    assertThat(crm.all()).hasSize(200);
  }

  @Test
  void aSlowReceiverDelaysNobodyElse() throws Exception {
    Webhooks webhooks =
        opened(
            store::write,
            target(CRM, crm, ALL, Numbers.MASKED),
            target(WALL, wall, ALL, Numbers.MASKED));
    crm.behaves(crm.isSilent());
    for (int i = 0; i < 20; i++) {
      webhooks.hear(ended(call()));
    }
    for (int i = 0; i < 20; i++) {
      wall.next();
    }
    crm.next();
    assertThat(crm.all()).as("one at a time").hasSize(1);
    assertThat(webhooks.readings(CRM).delivered()).isZero();
  }

  @Test
  void aFailureIsTriedAgainUnderTheSameIdWhileTheOthersWait() throws Exception {
    crm.behaves(Receiver.says(500));
    Webhooks webhooks = crmAlone();
    webhooks.hear(ended(call()));
    webhooks.hear(ended(call()));
    Receiver.Received first = crm.next();
    awaitCounted(webhooks, now -> now.failed() == 1);
    crm.behaves(Receiver.says(204));
    clock.advance(Duration.ofSeconds(4));
    webhooks.ring();
    assertThat(webhooks.states().getFirst().queue().waiting()).isEqualTo(2);
    assertThat(webhooks.states().getFirst().queue().failedInRow()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    webhooks.ring();
    Receiver.Received again = crm.next();
    assertThat(again.event()).isEqualTo(first.event());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.signedAt()).isEqualTo(first.signedAt() + 5);
    assertThat(again.signedWith(KEY)).isTrue();
    assertThat(crm.next().event()).isNotEqualTo(first.event());
    awaitCounted(webhooks, now -> now.delivered() == 2);
    assertThat(crm.all()).hasSize(3);
  }

  @Test
  void whatIsGoneIsADeadLetterUntilAPersonHasItSentAgain() throws Exception {
    crm.behaves(Receiver.says(410));
    Webhooks webhooks = crmAlone();
    webhooks.hear(ended(call()));
    Receiver.Received first = crm.next();
    awaitCounted(webhooks, now -> now.dead() == 1);
    DeadLetter letter = webhooks.dead(9, Long.MAX_VALUE).getFirst();
    assertThat(letter.event().id()).hasToString(first.event());
    assertThat(letter.why()).isEqualTo("status 410");
    crm.behaves(Receiver.says(200));
    assertThat(webhooks.retry(letter.event().id())).isTrue();
    assertThat(crm.next()).isEqualTo(first);
    awaitCounted(webhooks, now -> now.delivered() == 1);
    assertThat(webhooks.retry(letter.event().id())).isFalse();
    assertThat(webhooks.drop(letter.event().id())).isFalse();
  }

  @Test
  void whoeverIsStoppedWithinAnAttemptMakesItAgainAtTheNextStart() throws Exception {
    crm.behaves(crm.isSilent());
    Webhooks webhooks = crmAlone();
    CallId one = call();
    CallId other = call();
    webhooks.hear(ended(one));
    webhooks.hear(ended(other));
    Receiver.Received first = crm.next();
    webhooks.close();
    crm.behaves(Receiver.says(200));
    Webhooks next = crmAlone();
    assertThat(crm.next()).as("the same, at once: the claim was given back").isEqualTo(first);
    assertThat(crm.next().body()).contains(other.toString());
    awaitCounted(next, now -> now.delivered() == 2);
    assertThat(next.readings(CRM).failed()).isZero();
  }

  @Test
  void whatCannotBeKeptIsCountedAndToldOnce() throws Exception {
    store.moods(() -> Mood.AWAY);
    try (Log log = new Log()) {
      Webhooks webhooks = opened(_ -> true, target(CRM, crm, ALL, Numbers.MASKED));
      for (int i = 0; i < Webhooks.WAITING_MAX; i++) {
        webhooks.hear(ended(call()));
      }
      awaitCounted(webhooks, now -> now.waiting() == Webhooks.WAITING_MAX);
      assertThat(webhooks.readings(CRM).lost()).isZero();
      webhooks.hear(ended(call()));
      webhooks.hear(ended(call()));
      awaitCounted(webhooks, now -> now.lost() == 2);
      assertThat(webhooks.readings(CRM))
          .isEqualTo(new WebhookReadings(Webhooks.WAITING_MAX, 0, 0, 0, 2));
      assertThat(log.losses()).hasSize(1);
    }
  }

  @Test
  void whatTheWriterDoesNotTakeIsCountedAndToldOnceEachTime() throws Exception {
    List<Boolean> answers = new ArrayList<>(List.of(false, false, true, false));
    try (Log log = new Log()) {
      Webhooks webhooks = opened(_ -> answers.removeFirst(), target(CRM, crm, ALL, Numbers.MASKED));
      for (int i = 0; i < 4; i++) {
        webhooks.hear(ended(call()));
      }
      awaitCounted(webhooks, now -> now.lost() == 3);
      assertThat(log.losses()).hasSize(2);
    }
  }

  /** What is told of losses. */
  private static final class Log implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Lane.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    Log() {
      said.start();
      logger.addAppender(said);
    }

    List<String> losses() {
      return said.list.stream()
          .map(ILoggingEvent::getFormattedMessage)
          .filter(message -> message.contains("are lost"))
          .toList();
    }

    @Override
    public void close() {
      logger.detachAppender(said);
    }
  }

  @Test
  void withoutAWebhookNothingIsWritten() {
    Webhooks webhooks =
        opened(_ -> {
          throw new AssertionError("nothing is to be written");
        });
    webhooks.hear(ended(call()));
    assertThat(webhooks.names()).isEmpty();
  }

  @Test
  void theDatabaseIsAskedAgainWhenItWasAway() throws Exception {
    store.moods(() -> Mood.AWAY);
    Webhooks webhooks = crmAlone();
    webhooks.hear(ended(call()));
    store.moods(() -> Mood.WELL);
    webhooks.ring();
    assertThat(crm.next().signedWith(KEY)).isTrue();
  }

  /** With time for the database before and after. */
  @Test
  void aClaimOutlastsAnAttempt() {
    assertThat(OutboxStore.LEASE).isGreaterThan(HttpPost.ATTEMPT_MAX.multipliedBy(2));
  }
}
