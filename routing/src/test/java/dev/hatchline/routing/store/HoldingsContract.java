package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.CallbackStore;
import dev.hatchline.routing.callback.Promise;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CasePolicy;
import dev.hatchline.routing.cases.CaseStep;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.CaseTransitions;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Disposition;
import dev.hatchline.routing.cases.Note;
import dev.hatchline.routing.cases.Topic;
import dev.hatchline.routing.store.bulk.Keep;
import dev.hatchline.routing.store.bulk.PersonRows;
import dev.hatchline.routing.store.bulk.RowSink;
import dev.hatchline.routing.store.bulk.TableSum;
import dev.hatchline.routing.store.bulk.Traces;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do with all rows, in every database. */
abstract class HoldingsContract {
  static final String NUMBER = "+12025550123";
  private static final String OTHER = "+4930123456";
  private static final Traces TRACES = new Traces(new PhoneNumber(NUMBER), "2025550123");
  private static final PersonRows.Erasing ERASING =
      new PersonRows.Erasing(event -> "{\"nameless\":" + event.length() + "}", _ -> {});

  @TempDir Path folder;
  JdbcStore store;

  /** Opens the database of this test; a second time, the same with what is in it. */
  abstract JdbcStore open() throws Exception;

  @BeforeEach
  void first() throws Exception {
    store = open();
    store.check();
  }

  @AfterEach
  void last() {
    store.close();
  }

  /** One row of each kind that is written behind, of this caller. */
  static CallId call(Store store, String caller, Instant at) throws StoreFault {
    CallId call = Sample.call();
    StoredCall ended = Sample.ended(call, at);
    store.write(
        List.of(
            new StoredEvent(call, 0, at, "Arrived", "{\"caller\":\"" + caller + "\"}"),
            new StoredEvent(call, 1, at, "Gave", "{\"value\":\"40017\",\"say\":\"ü€𝄞\"}"),
            new StoredCall(
                call,
                ended.line(),
                caller,
                at,
                ended.answeredAt(),
                ended.endedAt(),
                ended.end(),
                ended.agent(),
                ended.queue(),
                ended.waited()),
            new StoredMessage(
                call, "1000", caller, null, at, Duration.ofSeconds(9), call + ".wav", true),
            Sample.estimate(call, at, Duration.ofSeconds(77)),
            new StoredIncident(
                UUID.randomUUID(),
                at,
                "callback",
                new AgentId("101"),
                "We dialled " + caller + " in vain.",
                null)));
    return call;
  }

  /** A promise to this number, with one attempt; connected, if it is not to be open. */
  static Callback callback(CallbackStore callbacks, String number, Instant at, boolean open)
      throws Exception {
    Callback fresh =
        Callback.fresh(
            new CallbackId(UUID.randomUUID()),
            new Request(
                new PhoneNumber(number),
                "people",
                "1000",
                new FirstRing(at, 7),
                Source.API,
                "Ada Löw",
                "the bill; best on " + number),
            new Promise(at, at.plusSeconds(600), "We will call " + number + ".", null),
            new CallbackState.Waiting(Sample.call(), at));
    callbacks.save(fresh, "the key of " + fresh.id());
    if (open) {
      return fresh;
    }
    CallId attempt = Sample.call();
    AgentId agent = new AgentId("101");
    Callback dialling = at(fresh, new CallbackState.Dialling(attempt, agent, at));
    Callback connected = at(dialling, new CallbackState.Connected(attempt, agent, at));
    assertThat(callbacks.move(fresh, dialling)).isTrue();
    assertThat(callbacks.move(dialling, connected)).isTrue();
    return connected;
  }

  private static Callback at(Callback before, CallbackState state) {
    return new Callback(
        before.id(), before.request(), before.promise(), state, 1, before.version() + 1);
  }

  private CallbackStore callbacks() {
    return store.callbacks(InstantSource.system());
  }

  /** Everything that is read, in order, as it would be kept in a backup. */
  private List<String> dumped() throws Exception {
    List<String> lines = new ArrayList<>();
    store
        .holdings()
        .read(
            new RowSink() {
              @Override
              public void begin(String table) {
                lines.add("begin " + table);
              }

              @Override
              public void row(String json) {
                lines.add(json);
              }

              @Override
              public void end(TableSum sum) {
                lines.add("end " + sum.table() + " " + sum.rows());
              }
            });
    return lines;
  }

  @Test
  void everyTableIsReadThatIsThereAndNoOther() throws Exception {
    assertThat(store.holdings().empty()).isTrue();
    alter("CREATE TABLE zz_later (id INT NOT NULL PRIMARY KEY, said VARCHAR(40), at DATETIME(6))");
    alter("INSERT INTO zz_later VALUES (7, 'of a later version', '2026-11-22 09:00:00.5')");
    assertThat(store.holdings().empty()).isFalse();
    assertThat(dumped())
        .contains(
            "begin call_event",
            "begin callback",
            "begin erasure",
            "{\"id\":7,\"said\":\"of a later version\",\"at\":\"2026-11-22T09:00:00.500000\"}",
            "end zz_later 1")
        .noneMatch(line -> line.contains("flyway"));
  }

  /** Changes a table beside the store. */
  abstract void alter(String sql) throws Exception;

  @Test
  void aTableOfManyPagesIsReadOnceAndInFull() throws Exception {
    CallId call = Sample.call();
    store.write(Sample.events(call, 0, 1_500));
    store.write(Sample.events(Sample.call(), 0, 700));
    List<String> lines = dumped();
    assertThat(lines.stream().filter(line -> line.startsWith("{\"call_id\"")).distinct())
        .hasSize(2_200);
    assertThat(lines).contains("end call_event 2200");
  }

  @Test
  void sumsTellOneChangedRow() throws Exception {
    CallId call = call(store, NUMBER, Sample.T0);
    List<TableSum> before = store.holdings().sums();
    assertThat(store.holdings().sums()).isEqualTo(before);
    store.write(List.of(Sample.event(call, 1)));
    assertThat(store.holdings().sums())
        .hasSameSizeAs(before)
        .filteredOn(sum -> !before.contains(sum))
        .extracting(TableSum::table)
        .containsExactly("call_event");
  }

  @Test
  void everythingOfAPersonIsFound() throws Exception {
    CallId call = call(store, NUMBER, Sample.T0);
    call(store, OTHER, Sample.T0);
    callback(callbacks(), NUMBER, Sample.T0, false);
    callback(callbacks(), OTHER, Sample.T0, false);
    List<String> found = exported();
    assertThat(found)
        .hasSize(9)
        .noneMatch(line -> line.contains(OTHER))
        .anyMatch(line -> line.startsWith("call_event") && line.contains("40017"))
        .anyMatch(line -> line.startsWith("message") && line.contains(call + ".wav"))
        .anyMatch(line -> line.startsWith("callback_attempt"))
        .anyMatch(line -> line.startsWith("callback_key"))
        .anyMatch(line -> line.startsWith("wait_told"))
        .anyMatch(line -> line.startsWith("incident"));
  }

  private List<String> exported() throws Exception {
    List<String> found = new ArrayList<>();
    store.holdings().export(TRACES, (table, row) -> found.add(table + " " + row));
    return found;
  }

  @Test
  void anErasedPersonIsNowhereAndWhatIsCountedStays() throws Exception {
    call(store, "2025550123", Sample.T0);
    call(store, OTHER, Sample.T0);
    Callback kept = callback(callbacks(), NUMBER, Sample.T0, false);
    callback(callbacks(), OTHER, Sample.T0, false);
    CallId others = Sample.call();
    store.write(
        List.of(
            new StoredEvent(
                others, 0, Sample.T0, "Gave", "{\"value\":\"" + NUMBER + "\",\"node\":\"n\"}")));
    List<String> othersBefore = dumped().stream().filter(line -> line.contains(OTHER)).toList();
    List<String> removed = new ArrayList<>();

    assertThat(
            store.holdings().erase(TRACES, new PersonRows.Erasing(ERASING.events(), removed::add)))
        .isEqualTo(
            new PersonRows.Erased.Done(
                Map.of(
                    "call_summary", 1,
                    "callback", 1,
                    "callback_key", 1,
                    "call_event", 3,
                    "message", 1,
                    "incident", 1)));

    assertThat(removed).hasSize(1).first().asString().endsWith(".wav");
    assertThat(exported()).isEmpty();
    assertThat(dumped())
        .noneMatch(line -> line.contains("2025550123") || line.contains("40017\",\"call"))
        .containsAll(othersBefore)
        .contains("end call_summary 2", "end callback 2", "end callback_attempt 2")
        .contains("end call_event 5", "end wait_told 2", "end message 1", "end callback_key 1");
    assertThat(callbacks().outcomes().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(2);
    Callback erased = callbacks().find(kept.id()).orElseThrow();
    assertThat(erased.request().number().e164()).isEqualTo("+9990000000");
    assertThat(erased.request().name()).isNull();
    assertThat(erased.promise().words()).isEqualTo("We will call erased.");
    assertThat(store.events(others).getFirst().body()).contains("\"value\":\"erased\"");
    assertThat(store.holdings().erase(TRACES, ERASING))
        .as("a second time there is nothing left")
        .isEqualTo(new PersonRows.Erased.Done(Map.of()));
  }

  @Test
  void casesOfAnErasedPersonGoAndThoseOfOthersStayReadable() throws Exception {
    Case own = opened(NUMBER);
    Case other = opened(OTHER);
    CallId call = Sample.call();
    Contact contact =
        Contact.begun(call, Contact.Kind.CALL, Sample.T0, new PhoneNumber(NUMBER), "1000");
    Note note = new Note(UUID.randomUUID(), "rings from " + NUMBER, new AgentId("101"), Sample.T0);
    Case changed =
        changed(changed(other, new CaseEvent.Contacted(contact)), new CaseEvent.Noted(note));
    assertThat(store.holdings().erase(TRACES, ERASING)).isInstanceOf(PersonRows.Erased.Done.class);
    assertThat(exported()).isEmpty();
    assertThat(store.cases().find(own.id())).isEmpty();
    Case left = store.cases().find(changed.id()).orElseThrow();
    assertThat(left.customer()).isEqualTo(other.customer());
    assertThat(left.dossier().contact(call).orElseThrow().from())
        .isEqualTo(new PhoneNumber("+9990000000"));
    assertThat(left.dossier().notes().getFirst().text()).isEqualTo("rings from erased");
  }

  @Test
  void whatWasAnsweredAboutAnErasedPersonGoes() throws Exception {
    AnswerStore.Asked own = new AnswerStore.Asked("own", "{}");
    AnswerStore.Asked other = new AnswerStore.Asked("other", "{}");
    answered(own, NUMBER, "{\"name\":\"Ada\"}");
    answered(other, OTHER, "rings from " + NUMBER);
    assertThat(store.holdings().erase(TRACES, ERASING)).isInstanceOf(PersonRows.Erased.Done.class);
    assertThat(exported()).isEmpty();
    assertThat(store.answers().claim(own, Sample.T0)).isInstanceOf(AnswerStore.Claim.Ours.class);
    assertThat(store.answers().claim(other, Sample.T0).toString()).contains("rings from erased");
  }

  private void answered(AnswerStore.Asked asked, String number, String body) throws Exception {
    AnswerStore.Claim claim = store.answers().claim(asked, Sample.T0);
    store
        .answers()
        .keep((AnswerStore.Claim.Ours) claim, new StoredAnswer(200, "text", null, number, body));
  }

  private Case opened(String number) throws Exception {
    return opened(number, Sample.T0, false);
  }

  private Case opened(String number, Instant at, boolean split) throws Exception {
    CaseEvent.Opened opened =
        new CaseEvent.Opened(Customer.of(new PhoneNumber(number)), Topic.of("invoice"), split);
    return kept(null, Case.fresh(new CaseId(UUID.randomUUID()), opened, at));
  }

  private Case changed(Case from, CaseEvent event) throws Exception {
    CaseStep step = new CaseTransitions(CasePolicy.DEFAULT).next(from, event, Sample.T0);
    return kept(from, ((CaseStep.Moved) step).after());
  }

  private Case kept(@Nullable Case from, Case to) throws Exception {
    assertThat(store.cases().keep(List.of(new CaseStore.Move(from, to))))
        .isEqualTo(new CaseStore.Written.Done());
    return to;
  }

  @Test
  void whoIsOwedACallIsNotErased() throws Exception {
    call(store, NUMBER, Sample.T0);
    Callback open = callback(callbacks(), NUMBER, Sample.T0, true);
    List<TableSum> before = store.holdings().sums();
    assertThat(store.holdings().erase(TRACES, ERASING)).isEqualTo(new PersonRows.Erased.Owed());
    assertThat(store.holdings().sums()).isEqualTo(before);
    assertThat(callbacks().open()).containsExactly(open);
  }

  @Test
  void erasuresAreRecordedWithoutTheNumber() throws Exception {
    store.holdings().erased("command, user ada", Sample.T0, Map.of("message", 2));
    assertThat(dumped())
        .anyMatch(line ->
            line.contains("\"at\":\"2026-11-22T09:00:00.123456\"")
                && line.contains("\"who\":\"command, user ada\"")
                && line.contains("{\\\"message\\\":2}"));
  }

  @Test
  void whatIsOlderGoesAndWhatIsNotStays() throws Exception {
    Instant micro = Sample.T0.minusNanos(1_000);
    CallId old = call(store, NUMBER, micro);
    CallId young = call(store, NUMBER, Sample.T0);
    for (Keep keep : List.of(Keep.CALLS, Keep.EVENTS, Keep.MESSAGES, Keep.WAITS, Keep.INCIDENTS)) {
      List<String> removed = new ArrayList<>();
      assertThat(store.holdings().removeOld(keep, Sample.T0, removed::add))
          .as("%s", keep)
          .isEqualTo(keep == Keep.EVENTS ? 2 : 1);
      assertThat(removed).isEqualTo(keep == Keep.MESSAGES ? List.of(old + ".wav") : List.of());
      assertThat(store.holdings().removeOld(keep, Sample.T0, removed::add)).isZero();
    }
    assertThat(dumped())
        .noneMatch(line -> line.contains(old.toString()))
        .filteredOn(line -> line.contains(young.toString()))
        .hasSize(5);
  }

  @Test
  void anOldCallbackGoesWithItsAttemptsUnlessItIsOpen() throws Exception {
    Instant old = Sample.T0.minusSeconds(1);
    callback(callbacks(), NUMBER, old, false);
    Callback open = callback(callbacks(), NUMBER, old, true);
    Callback young = callback(callbacks(), OTHER, Sample.T0, false);
    assertThat(store.holdings().removeOld(Keep.CALLBACKS, Sample.T0, _ -> {})).isEqualTo(3);
    assertThat(store.holdings().removeOld(Keep.CALLBACKS, Sample.T0, _ -> {})).isZero();
    assertThat(callbacks().latest(9)).containsExactlyInAnyOrder(open, young);
    assertThat(callbacks().attempts(young.id())).hasSize(1);
    assertThat(dumped()).contains("end callback_attempt 1", "end callback_key 2");
  }

  /** A case that a person split off has no key by which an open one is found. */
  @Test
  void anOldCaseGoesWithItsContactsUnlessItIsOpen() throws Exception {
    Instant old = Sample.T0.minusNanos(1_000);
    Case solved = solved(contacted(opened(NUMBER, old, false), old));
    Case open = contacted(opened(OTHER, old, false), old);
    Case split = opened(NUMBER, old, true);
    Case back = solved(contacted(opened(NUMBER, old, false), Sample.T0));
    assertThat(store.holdings().removeOld(Keep.CASES, Sample.T0, _ -> {})).isEqualTo(2);
    assertThat(store.holdings().removeOld(Keep.CASES, Sample.T0, _ -> {})).isZero();
    assertThat(store.cases().find(solved.id())).isEmpty();
    for (Case stays : List.of(open, split, back)) {
      assertThat(store.cases().find(stays.id())).contains(stays);
    }
    assertThat(dumped()).contains("end customer_case 3", "end case_contact 2");
  }

  private Case contacted(Case from, Instant at) throws Exception {
    Contact contact =
        Contact.begun(Sample.call(), Contact.Kind.CALL, at, new PhoneNumber(NUMBER), "1000");
    return changed(from, new CaseEvent.Contacted(contact));
  }

  private Case solved(Case from) throws Exception {
    return changed(from, new CaseEvent.Solve(new Disposition("solved"), null));
  }

  @Test
  void noBatchIsLargerThanItMayBe() throws Exception {
    store.write(Sample.events(Sample.call(), 0, 700));
    Instant later = Sample.T0.plusSeconds(60);
    assertThat(store.holdings().removeOld(Keep.EVENTS, later, _ -> {})).isEqualTo(500);
    assertThat(store.holdings().removeOld(Keep.EVENTS, later, _ -> {})).isEqualTo(200);
  }
}
