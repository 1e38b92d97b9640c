package dev.hatchline.app.cases;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hatchline.app.backoffice.DemoLedger;
import dev.hatchline.app.call.Calls;
import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.notice.CreditTelling;
import dev.hatchline.app.notice.Notices;
import dev.hatchline.app.notice.ProgressTelling;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.app.story.Stories;
import dev.hatchline.app.webhook.Booking;
import dev.hatchline.app.webhook.Receiver;
import dev.hatchline.app.webhook.Settlement;
import dev.hatchline.app.webhook.Webhooks;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.Answer;
import dev.hatchline.routing.cases.Arrival;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseNews;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.Credit.CreditState;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Money;
import dev.hatchline.routing.cases.Role;
import dev.hatchline.routing.cases.TellBy;
import dev.hatchline.routing.store.Await;
import dev.hatchline.routing.store.CaseJournalFile;
import dev.hatchline.routing.store.DeadLetter;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.Write;
import dev.hatchline.telephony.Dialler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** From an agent's credit to the demo back office's ledger, over a real database and real HTTP. */
@Timeout(120)
class CreditBookingTest {
  private static final String KEY = "0123456789abcdef";
  private static final AgentId ANN = new AgentId("101");
  private static final CallId CALL = new CallId(new UUID(0, 1));

  @TempDir private Path folder;

  private final SteppedClock clock = new SteppedClock();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private Receiver office;
  private DemoLedger ledger;
  private JdbcStore store;
  private Webhooks webhooks;
  private Cases cases;
  private Notices notices;
  private CreditTelling telling;
  private CreditBooking booking;

  /** What a start of the engine would make of the news of cases. */
  private volatile Consumer<CaseNews> news = _ -> {};

  @BeforeEach
  void open() throws Exception {
    office = new Receiver();
    Path key = Files.writeString(folder.resolve("demo-credits"), KEY + "\n");
    ledger = new DemoLedger(key, clock, office);
    store = JdbcStore.embedded(folder.resolve("db"));
    begin();
  }

  private void begin() throws Exception {
    OperatorConfig config =
        OperatorFile.read(
            Files.writeString(
                folder.resolve("h.yaml"),
                """
                credits: {max: {agent: 100}, to: erp}
                webhooks:
                  - {name: erp, url: "%s", secret: demo-credits, events: [case.credited], numbers: full}
                """
                    .formatted(office.url())));
    webhooks = Booking.open(config, KEY, store.outbox(), this::write, clock);
    news = webhooks::hear;
    cases =
        new Cases(
            new Cases.House(
                config,
                FlowShelf.of(new FlowCatalog(Map.of())),
                new PhoneNumbers(config),
                new Stories(),
                store.cases(),
                new CaseJournalFile(folder.resolve("journal/cases.jsonl")),
                told -> news.accept(told),
                _ -> Optional.empty(),
                timer,
                clock));
    notices =
        new Notices(
            new Notices.House(
                config,
                store.notices(),
                store.outages(),
                nobodyDials(),
                cases,
                new Calls(),
                _ -> {},
                timer,
                clock));
    telling = new CreditTelling(new ProgressTelling(notices, config, clock));
    booking = CreditBooking.start(cases, webhooks, clock, telling);
  }

  /** Asterisk is not in sight. */
  private static Dialler nobodyDials() {
    return (Dialler)
        Proxy.newProxyInstance(
            Dialler.class.getClassLoader(),
            new Class<?>[] {Dialler.class},
            (_, method, _) -> {
              throw new AssertionError(method);
            });
  }

  private boolean write(Write write) {
    try {
      store.write(List.of(write));
      return true;
    } catch (StoreFault _) {
      return false;
    }
  }

  @AfterEach
  void close() {
    office.close();
    end();
    store.close();
    timer.shutdownNow();
  }

  private void end() {
    booking.close();
    webhooks.close();
    notices.close();
    cases.close();
  }

  private CaseId opened() {
    PhoneNumber ada = new PhoneNumber("+12025550123");
    Contact contact = Contact.begun(CALL, Contact.Kind.CALL, clock.instant(), ada, "1000");
    return cases.desk().recognise(new Arrival(Customer.of(ada), contact)).join().now().id();
  }

  private void hangsUp(CaseId id) {
    cases.desk().change(id, new CaseEvent.Ended(CALL, "SERVED")).join();
  }

  private void choosesToBeTold(CaseId id) {
    Answer chosen =
        new Answer(TellBy.QUESTION, TellBy.CALL.word(), Answer.Teller.AGENT, clock.instant(), null);
    cases.desk().change(id, new CaseEvent.Told(chosen)).join();
  }

  /** What customers are to be told. */
  private List<String> told() throws StoreException {
    return store.notices().unsettled().stream().map(each -> each.news().sentence()).toList();
  }

  @Test
  void whoChoseToBeToldHearsThatACreditIsBooked() throws Exception {
    office.behaves(ledger::books);
    CaseId id = opened();
    hangsUp(id);
    choosesToBeTold(id);
    gives(id, "k", 750);
    awaitState(id, CreditState.Sent.class);
    assertThat(told()).containsExactly("The credit that we gave you has been booked.");
    gives(id, "k2", 750);
    Await.until(() -> state(id, "k2") instanceof CreditState.Sent);
    assertThat(told()).as("each credit").hasSize(2);
  }

  @Test
  void nobodyIsCalledWhoDidNotChooseItOrIsOnTheLine() throws Exception {
    office.behaves(ledger::books);
    CaseId id = opened();
    choosesToBeTold(id);
    gives(id, "k", 750);
    awaitState(id, CreditState.Sent.class);
    assertThat(told()).as("is on the line").isEmpty();
    hangsUp(id);
    Answer no =
        new Answer(
            TellBy.QUESTION, TellBy.NOBODY.word(), Answer.Teller.AGENT, clock.instant(), null);
    cases.desk().change(id, new CaseEvent.Told(no)).join();
    gives(id, "k2", 750);
    Await.until(() -> state(id, "k2") instanceof CreditState.Sent);
    assertThat(told()).as("has chosen nobody").isEmpty();
  }

  @Test
  void nobodyIsCalledBecauseACreditWasRefusedOrGivenUp() throws Exception {
    office.behaves(Receiver.says(422, "{\"reason\":\"the account is closed\"}"));
    CaseId id = opened();
    hangsUp(id);
    choosesToBeTold(id);
    gives(id, "k", 750);
    awaitState(id, CreditState.Failed.class);
    assertThat(told()).isEmpty();
    office.behaves(ledger::books);
    Case c = cases.desk().find(id).join().orElseThrow();
    assertThat(booking.again(c, c.dossier().credit("k").orElseThrow())).isTrue();
    awaitState(id, CreditState.Sent.class);
    assertThat(told()).as("booked after all").hasSize(1);
  }

  @Test
  void whatIsSentAgainAfterAStartIsToldOnce() throws Exception {
    office.behaves(ledger::books);
    CaseId id = opened();
    hangsUp(id);
    choosesToBeTold(id);
    // The engine dies when the news is lasting, and before the case hears.
    webhooks.whenSettled(settled -> {
      Case c = cases.desk().find(settled.in()).join().orElseThrow();
      telling.tell(c, c.dossier().credit("k").orElseThrow()).join();
    });
    gives(id, "k", 750);
    Await.until(() -> webhooks.readings("erp").delivered() == 1);
    Await.until(() -> toldOf(1));
    end();
    clock.advance(CreditBooking.LOOK_EVERY);
    begin();
    awaitState(id, CreditState.Sent.class);
    assertThat(office.all()).hasSize(2);
    assertThat(told()).hasSize(1);
  }

  private boolean toldOf(int count) {
    try {
      return told().size() == count;
    } catch (StoreException fault) {
      throw new AssertionError(fault);
    }
  }

  private void gives(CaseId id, String key, long cents) {
    Credit credit =
        Credit.granted(key, new Money(cents, "EUR"), ANN, "waited long", clock.instant());
    cases.desk().change(id, new CaseEvent.Credited(credit, Role.AGENT)).join();
  }

  @Test
  void whatBecameOfACreditIsInTheLogWhenTheStoreDoesNotTakeIt() throws Exception {
    CaseId id = new CaseId(UUID.randomUUID());
    UUID credit = UUID.randomUUID();
    Logger log = (Logger) LoggerFactory.getLogger(CreditBooking.class);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.list = new CopyOnWriteArrayList<>();
    heard.start();
    log.addAppender(heard);
    try {
      store.close();
      booking.settled(new Settlement(id, credit, new CreditState.Sent("r", clock.instant())));
      Await.until(
          () -> heard.list.stream().anyMatch(e -> e.getFormattedMessage().contains("" + credit)));
    } finally {
      log.detachAppender(heard);
    }
  }

  private int stored(CaseId id) {
    try {
      return store.cases().find(id).map(c -> c.dossier().credits().size()).orElse(0);
    } catch (StoreException _) {
      return 0;
    }
  }

  private CreditState state(CaseId id, String key) {
    Case c = cases.desk().find(id).join().orElseThrow();
    return c.dossier().credit(key).orElseThrow().state();
  }

  private void awaitState(CaseId id, Class<? extends CreditState> state)
      throws InterruptedException {
    Await.until(() -> state.isInstance(state(id, "k")));
  }

  private void later(Duration by) {
    clock.advance(by);
    Booking.ring(webhooks);
  }

  private void awaitFailures(int count) throws InterruptedException {
    Await.until(() -> webhooks.readings("erp").failed() >= count);
  }

  @Test
  void aCreditIsBookedAndTheReferenceComesBackToTheCase() throws Exception {
    office.behaves(ledger::books);
    CaseId id = opened();
    gives(id, "k", 750);
    awaitState(id, CreditState.Sent.class);
    assertThat(state(id, "k")).isEqualTo(new CreditState.Sent("BO-1", clock.instant()));
    assertThat(ledger.shown())
        .isEqualTo(
            "{\"credits\":[{\"reference\":\"BO-1\",\"amount\":\"7.50\",\"currency\":\"EUR\"}]}");
  }

  @Test
  void whatIsBookedButAnsweredTooLateIsSentAgainAndBookedOnce() throws Exception {
    office.behaves(ledger::booksTooLate);
    CaseId id = opened();
    gives(id, "k", 750);
    awaitFailures(1);
    assertThat(state(id, "k")).isInstanceOf(CreditState.Granted.class);
    office.behaves(ledger::books);
    later(Duration.ofSeconds(5));
    awaitState(id, CreditState.Sent.class);
    assertThat(office.all()).hasSize(2);
    assertThat(ledger.shown()).containsOnlyOnce("BO-");
  }

  @Test
  void whatNobodyWroteDownAsTakenIsSentAgainAfterAStartAndBookedOnce() throws Exception {
    office.behaves(ledger::books);
    CaseId id = opened();
    webhooks.whenSettled(_ -> {}); // the engine dies before the case hears
    gives(id, "k", 750);
    Await.until(() -> webhooks.readings("erp").delivered() == 1);
    end();
    clock.advance(CreditBooking.LOOK_EVERY);
    begin();
    awaitState(id, CreditState.Sent.class);
    assertThat(office.all()).extracting(Receiver.Received::event).hasSize(2);
    assertThat(Set.copyOf(office.all().stream().map(Receiver.Received::event).toList())).hasSize(1);
    assertThat(ledger.shown()).containsOnlyOnce("BO-");
  }

  @Test
  void whatWasNeverPutIntoTheOutboxIsSentAfterAStart() throws Exception {
    office.behaves(ledger::books);
    news = _ -> {}; // the engine dies before its webhooks hear
    CaseId id = opened();
    gives(id, "k", 750);
    Await.until(() -> stored(id) == 1);
    end();
    clock.advance(CreditBooking.LOOK_EVERY);
    begin();
    awaitState(id, CreditState.Sent.class);
    assertThat(ledger.shown()).containsOnlyOnce("BO-");
  }

  @Test
  void anOfficeThatIsDownForDaysMakesADeadLetterThatAPersonSendsAgain() throws Exception {
    office.behaves(Receiver.says(503));
    CaseId id = opened();
    gives(id, "k", 750);
    awaitFailures(1);
    later(Duration.ofSeconds(5));
    awaitFailures(2);
    assertThat(webhooks.dead(9, Long.MAX_VALUE)).isEmpty();
    later(Duration.ofDays(3));
    awaitFailures(3);
    booking.look();
    awaitState(id, CreditState.Dead.class);
    DeadLetter letter = webhooks.dead(9, Long.MAX_VALUE).getFirst();
    assertThat(state(id, "k")).isEqualTo(new CreditState.Dead("status 503", letter.died()));
    office.behaves(ledger::books);
    Case c = cases.desk().find(id).join().orElseThrow();
    assertThat(booking.again(c, c.dossier().credit("k").orElseThrow())).isTrue();
    awaitState(id, CreditState.Sent.class);
    assertThat(ledger.shown()).containsOnlyOnce("BO-");
    Case after = cases.desk().find(id).join().orElseThrow();
    assertThat(booking.again(after, after.dossier().credit("k").orElseThrow())).isFalse();
  }

  @Test
  void aRefusalComesBackWithItsReasonAndTheNextCreditDoesNotWait() throws Exception {
    office.behaves(Receiver.says(422, "{\"reason\":\"the account is closed\"}"));
    CaseId id = opened();
    gives(id, "k", 750);
    awaitState(id, CreditState.Failed.class);
    assertThat(state(id, "k"))
        .isEqualTo(new CreditState.Failed("the account is closed", clock.instant()));
    office.behaves(ledger::books);
    gives(id, "k2", 10_000);
    Await.until(() -> state(id, "k2") instanceof CreditState.Sent);
    assertThat(webhooks.dead(9, Long.MAX_VALUE))
        .extracting(DeadLetter::why)
        .containsExactly("the account is closed");
  }

  @Test
  void whatIsNotSignedWithTheKeyIsNotBooked() throws Exception {
    Files.writeString(folder.resolve("demo-credits"), "another-key-0123");
    office.behaves(ledger::books);
    CaseId id = opened();
    gives(id, "k", 750);
    awaitFailures(1);
    assertThat(ledger.shown()).isEqualTo("{\"credits\":[]}");
    assertThat(state(id, "k")).isInstanceOf(CreditState.Granted.class);
  }
}
