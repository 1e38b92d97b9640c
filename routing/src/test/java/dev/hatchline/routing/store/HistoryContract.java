package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.CallbackStore;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CasePolicy;
import dev.hatchline.routing.cases.CaseStep;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.CaseTransitions;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A period of the past, page by page. */
abstract class HistoryContract {
  private static final int CONNECT_TRIES = 15;
  private static final Duration MICRO = Duration.ofNanos(1_000);
  private static final Instant FROM = Sample.T0;
  private static final Instant TO = FROM.plusSeconds(3_600);
  private static final PhoneNumber NUMBER = new PhoneNumber("+12025550123");

  private int numbers;
  private @Nullable JdbcStore jdbc;
  private History history;

  abstract JdbcStore open() throws Exception;

  @BeforeEach
  void begin() throws Exception {
    jdbc = open();
    history = jdbc.history();
    for (int left = CONNECT_TRIES; !answers(jdbc, left); left--) {
      // On a busy machine the first connection takes longer than a pool waits.
    }
  }

  private static boolean answers(JdbcStore store, int left) throws StoreFault {
    try {
      store.check();
      return true;
    } catch (StoreFault fault) {
      if (left == 0 || fault.kind() != StoreFault.Kind.AWAY) {
        throw fault;
      }
      return false;
    }
  }

  @AfterEach
  void end() {
    if (jdbc != null) {
      jdbc.close();
    }
  }

  private JdbcStore store() {
    return Objects.requireNonNull(jdbc);
  }

  private interface Reading<T> {
    Page<T> page(Instant from, Instant to, @Nullable Mark mark, int max) throws StoreFault;
  }

  /** All of the hour, in pages of so many. */
  private static <T> List<T> all(Reading<T> reading, int max) throws StoreFault {
    List<T> all = new ArrayList<>();
    Mark mark = null;
    do {
      Page<T> page = reading.page(FROM, TO, mark, max);
      assertThat(page.rows()).hasSizeBetween(all.isEmpty() ? 0 : 1, max);
      all.addAll(page.rows());
      mark = page.next();
    } while (mark != null);
    return all;
  }

  private StoredCall over(Instant rang) throws StoreFault {
    StoredCall call = Sample.ended(Sample.call(), rang);
    store().write(List.of(call));
    return call;
  }

  @Test
  void callsOfAPeriodComeByFirstRingEachOnceWithTheirEvents() throws Exception {
    over(FROM.minus(MICRO));
    over(TO);
    List<StoredCall> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(over(i == 4 ? TO.minus(MICRO) : FROM));
    }
    made.subList(0, 4).sort(Comparator.comparing(call -> call.call().toString()));
    CallId third = made.get(2).call();
    store().write(List.of(Sample.event(third, 1), Sample.event(third, 0)));
    for (int max : List.of(1, 2, 4, 5, 6)) {
      List<PastCall> read = all(history::calls, max);
      assertThat(read).as("%d a page", max).extracting(PastCall::call).isEqualTo(made);
      assertThat(read.get(2).events())
          .containsExactly(Sample.event(third, 0), Sample.event(third, 1));
      assertThat(read.get(0).events()).isEmpty();
    }
  }

  @Test
  void ofAnEndlessCallTheBeginningAndTheEndAreRead() throws Exception {
    CallId call = over(FROM).call();
    over(FROM);
    int count = History.EVENTS_MAX + 50;
    store().write(Sample.events(call, 0, count));
    List<PastCall> read = all(history::calls, 9);
    List<Integer> seqs =
        read.stream().flatMap(each -> each.events().stream()).map(StoredEvent::seq).toList();
    assertThat(seqs)
        .isEqualTo(
            IntStream.range(0, count).filter(seq -> seq < 900 || seq >= 950).boxed().toList());
  }

  @Test
  void promisesOfAPeriodComeWithWhatBecameOfThem() throws Exception {
    var callbacks = store().callbacks(InstantSource.fixed(FROM));
    HoldingsContract.callback(callbacks, "+12025550130", FROM.minus(MICRO), true);
    HoldingsContract.callback(callbacks, "+12025550131", TO, true);
    HoldingsContract.callback(callbacks, "+12025550132", FROM.plusSeconds(1), true);
    HoldingsContract.callback(callbacks, "+12025550133", FROM, false);
    for (int max : List.of(1, 2, 3)) {
      assertThat(all(history::callbacks, max))
          .extracting(each -> each.number().e164() + " " + each.outcome())
          .containsExactly("+12025550133 " + Outcome.KEPT, "+12025550132 " + Outcome.OPEN);
    }
    PastCallback kept = all(history::callbacks, 1).getFirst();
    assertThat(kept.state()).isEqualTo("Connected");
    assertThat(kept.agent()).isEqualTo(new AgentId("101"));
    assertThat(kept.connectedAt()).isEqualTo(FROM);
    assertThat(kept.after()).isEqualTo(Duration.ZERO);
  }

  @Test
  void customersWhoAnsweredComeByTheirAnswerOnceTheAttemptIsOver() throws Exception {
    dialled(FROM.minus(MICRO), true);
    dialled(TO, true);
    dialled(FROM.plusSeconds(2), false);
    CallId last = dialled(TO.minus(MICRO), true);
    CallId first = dialled(FROM, true);
    for (int max : List.of(1, 2, 3)) {
      assertThat(all(history::dialled, max))
          .extracting(PastDialled::call)
          .containsExactly(first, last);
    }
    PastDialled one = all(history::dialled, 1).getFirst();
    assertThat(one.answered()).isEqualTo(FROM);
    assertThat(one.connected()).isEqualTo(FROM.plusSeconds(1));
    assertThat(one.ended()).isEqualTo(FROM);
  }

  /** A customer who answers then, and has a person a second later, or still waits for one. */
  private CallId dialled(Instant answered, boolean met) throws Exception {
    CallbackStore callbacks = store().callbacks(InstantSource.fixed(FROM));
    CallId call = Sample.call();
    AgentId agent = new AgentId("101");
    String number = "+120255501" + (40 + numbers++);
    List<Callback> ways = new ArrayList<>();
    ways.add(HoldingsContract.callback(callbacks, number, FROM.minusSeconds(60), true));
    for (CallbackState state :
        List.of(
            new CallbackState.Dialling(call, agent, answered.minusSeconds(5)),
            new CallbackState.Answered(call, answered),
            new CallbackState.Connected(call, agent, answered.plusSeconds(1)))) {
      Callback before = ways.getLast();
      Callback next =
          new Callback(
              before.id(), before.request(), before.promise(), state, 1, before.version() + 1);
      if (met || !(state instanceof CallbackState.Connected)) {
        assertThat(callbacks.move(before, next)).isTrue();
        ways.add(next);
      }
    }
    return call;
  }

  @Test
  void contactsOfAPeriodComeWithTheirCase() throws Exception {
    List<CallId> made = new ArrayList<>();
    for (Instant at : List.of(FROM.minus(MICRO), FROM, FROM.plusSeconds(1), TO)) {
      made.add(contact(at));
    }
    for (int max : List.of(1, 2, 3)) {
      assertThat(all(history::contacts, max))
          .extracting(PastContact::call)
          .isEqualTo(made.subList(1, 3));
    }
    PastContact first = all(history::contacts, 9).getFirst();
    assertThat(first.number()).isEqualTo(NUMBER.e164());
    assertThat(first.kind()).isEqualTo("CALL");
    assertThat(first.state()).isEqualTo(CaseKind.OPEN.column());
    assertThat(first.endedAt()).isNull();
  }

  /** Called back meanwhile, which is no coming again. */
  @Test
  void contactsSayWhetherTheyAreTheFirstAndWhenTheCustomerCameAgain() throws Exception {
    Instant again = TO.plusSeconds(5);
    Case twice = contacted(opened(FROM), Contact.Kind.CALL, FROM);
    twice = contacted(twice, Contact.Kind.CALLBACK, FROM.plusSeconds(1));
    twice = contacted(twice, Contact.Kind.CALL, again);
    contacted(twice, Contact.Kind.CALL, again.plusSeconds(5));
    contact(FROM.plusSeconds(2));
    List<PastContact> contacts = all(history::contacts, 2);
    assertThat(contacts).extracting(PastContact::first).containsExactly(true, false, true);
    assertThat(contacts).extracting(PastContact::next).containsExactly(again, again, null);
  }

  private CallId contact(Instant at) throws Exception {
    Case one = contacted(opened(at), Contact.Kind.CALL, at);
    return one.dossier().contacts().getLast().call();
  }

  private Case opened(Instant at) throws Exception {
    Topic topic = Topic.of("case " + Sample.call());
    Case fresh =
        Case.fresh(
            new CaseId(UUID.randomUUID()),
            new CaseEvent.Opened(Customer.of(NUMBER), topic, false),
            at);
    store().cases().keep(List.of(new CaseStore.Move(null, fresh)));
    return fresh;
  }

  private Case contacted(Case one, Contact.Kind kind, Instant at) throws Exception {
    Contact contact = Contact.begun(Sample.call(), kind, at, NUMBER, "1000");
    CaseStep step =
        new CaseTransitions(CasePolicy.DEFAULT).next(one, new CaseEvent.Contacted(contact), at);
    Case after = ((CaseStep.Moved) step).after();
    store().cases().keep(List.of(new CaseStore.Move(one, after)));
    return after;
  }

  @Test
  void aCallIsFoundByTheBeginningOfItsId() throws Exception {
    CallId one = CallId.of("4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11");
    CallId two = CallId.of("4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b22");
    CallId other = CallId.of("4bf00000-5b1a-4d1c-9d3f-0a3a6f2a1b33");
    for (CallId call : List.of(two, one, other)) {
      store().write(Sample.events(call, 0, 3));
    }
    assertThat(history.beginning("4be5a0a4", 5)).containsExactly(one, two);
    assertThat(history.beginning("4be5a0a4", 1)).containsExactly(one);
    assertThat(history.beginning(two.toString(), 5)).containsExactly(two);
    assertThat(history.beginning("4bf", 5)).containsExactly(other);
    assertThat(history.beginning("5", 5)).isEmpty();
  }
}
