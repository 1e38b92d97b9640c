package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.POLICY;
import static dev.hatchline.routing.cases.CaseSamples.REFUNDED;
import static dev.hatchline.routing.cases.CaseSamples.account;
import static dev.hatchline.routing.cases.CaseSamples.credit;
import static dev.hatchline.routing.cases.CaseSamples.number;
import static dev.hatchline.routing.cases.CaseSamples.owed;
import static dev.hatchline.routing.cases.TestDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CaseDeskTest {
  private final SteppedClock clock = new SteppedClock();
  private final MemoryCaseStore store = new MemoryCaseStore();
  private final MemoryCaseJournal journal = new MemoryCaseJournal();
  private final TestDesk desk = engine();
  private final PhoneNumber number = number();

  private TestDesk engine() {
    return new TestDesk(clock, store, journal).work();
  }

  private static CallId call(Recognition recognition) {
    return recognition.now().dossier().contacts().getLast().call();
  }

  private Case row(CaseId id) {
    return Optional.ofNullable(store.rows.get(id)).orElseThrow();
  }

  // ---- Recognising

  @Test
  void whoIsNewGetsAFreshCaseThatIsKept() {
    Recognition first = desk.ring(number);
    assertThat(first.kind()).isEqualTo(Recognition.Kind.NEW);
    assertThat(first.sure()).isTrue();
    assertThat(done(first.kept())).isInstanceOf(Kept.InStore.class);
    assertThat(row(first.now().id())).isEqualTo(first.now()).isEqualTo(desk.now(first.now().id()));
  }

  @Test
  void whoComesAgainGoesOnWithTheOpenCaseAtAnyEngine() {
    Recognition first = desk.ring(number);
    clock.advance(POLICY.goOn().minusSeconds(1));
    Recognition soon = engine().ring(number);
    assertThat(soon.kind()).isEqualTo(Recognition.Kind.OPEN);
    assertThat(soon.now().id()).isEqualTo(first.now().id());
    assertThat(soon.before()).isEqualTo(first.now().dossier().contacts().getFirst());
    clock.advance(POLICY.goOn());
    Recognition late = desk.ring(number);
    assertThat(late.before()).as("too late to go on").isNull();
    assertThat(late.now().dossier().contacts()).hasSize(3);
    assertThat(desk.ring(number()).kind()).isEqualTo(Recognition.Kind.NEW);
  }

  @Test
  void theSameCallTwiceIsOneContact() {
    Arrival arrival = desk.arrival(Customer.of(number));
    var one = desk.desk.recognise(arrival);
    var two = desk.desk.recognise(arrival);
    desk.work();
    assertThat(done(two).now().id()).isEqualTo(done(one).now().id());
    assertThat(done(two).now().dossier().contacts()).hasSize(1);
    TestDesk other = engine();
    var three = other.desk.recognise(arrival);
    other.work();
    assertThat(done(three).now()).isEqualTo(row(done(one).now().id()));
  }

  @Test
  void aCallLeadsToItsCaseAlsoAfterAStart() {
    Recognition first = desk.ring(number);
    assertThat(done(desk.desk.find(call(first)))).contains(first.now());
    TestDesk next = engine();
    var found = next.desk.find(call(first));
    var nobodys = next.desk.find(CaseSamples.call());
    next.work();
    assertThat(done(found)).contains(first.now());
    assertThat(done(nobodys)).isEmpty();
  }

  @Test
  void aSolvedCaseComesBackWithinItsTimeAndNotLater() {
    CaseId id = desk.ring(number).now().id();
    desk.change(id, new CaseEvent.Solve(REFUNDED, ANN));
    desk.pass(POLICY.comeBack().minusSeconds(1));
    Recognition back = engine().ring(number);
    assertThat(back.kind()).isEqualTo(Recognition.Kind.CAME_BACK);
    assertThat(back.now().id()).isEqualTo(id);
    desk.ring(number);
    desk.change(id, new CaseEvent.Solve(REFUNDED, ANN));
    desk.pass(POLICY.comeBack());
    Recognition late = desk.ring(number);
    assertThat(late.kind()).isEqualTo(Recognition.Kind.NEW);
    assertThat(late.others()).extracting(Case::id).containsExactly(id);
    desk.pass(StoreSide.LOOK_EVERY);
    assertThat(row(id).state()).isInstanceOf(CaseState.Closed.class);
  }

  @Test
  void whatIsOwedKeepsACaseFromClosing() {
    CaseId id = desk.ring(number).now().id();
    desk.change(id, new CaseEvent.Promised(owed(clock.instant())));
    desk.change(id, new CaseEvent.Solve(REFUNDED, ANN));
    desk.pass(POLICY.comeBack().plus(StoreSide.LOOK_EVERY));
    assertThat(row(id).state()).isInstanceOf(CaseState.Solved.class);
    assertThat(desk.ring(number).kind()).isEqualTo(Recognition.Kind.CAME_BACK);
  }

  @Test
  void anAccountIsOneCustomerWhateverTheNumber() {
    Account account = account();
    CaseId id = desk.ring(number).now().id();
    desk.change(id, new CaseEvent.AccountGiven(account));
    desk.work();
    Customer elsewhere = new Customer(number(), account, null);
    assertThat(engine().ring(elsewhere).now().id()).isEqualTo(id);
    assertThat(
            engine()
                .ring(Customer.of(Optional.ofNullable(elsewhere.number()).orElseThrow()))
                .now()
                .id())
        .as("by the number of a later contact")
        .isEqualTo(id);
    Recognition neighbour = engine().ring(new Customer(number, account(), null));
    assertThat(neighbour.now().id()).as("another account at the same number").isNotEqualTo(id);
    assertThat(neighbour.others()).isEmpty();
  }

  @Test
  void theLanguageIsRememberedInWhateverCase() {
    CaseId id = desk.ring(number).now().id();
    desk.change(id, new CaseEvent.Speaks("pt-BR"));
    desk.change(id, new CaseEvent.Solve(REFUNDED, ANN));
    desk.pass(POLICY.comeBack());
    assertThat(engine().ring(number).language()).isEqualTo("pt-BR");
    assertThat(engine().ring(number()).language()).isNull();
  }

  @Test
  void whoseNumberIsWithheldIsNobodyElse() {
    Customer nobody = new Customer(null, null, null);
    assertThat(desk.ring(nobody).now().id()).isNotEqualTo(desk.ring(nobody).now().id());
  }

  // ---- The store is slow, or away

  @Test
  void aSlowStoreMakesAFreshCaseWhichBecomesTheOneThatThereWas() {
    Recognition known = engine().ring(number);
    var answer = desk.desk.recognise(desk.arrival(Customer.of(number)));
    clock.advance(POLICY.recogniseMax().minusMillis(1));
    desk.desk.tick();
    assertThat(answer).isNotDone();
    clock.advance(Duration.ofMillis(1));
    desk.desk.tick();
    Recognition fresh = done(answer);
    assertThat(fresh.sure()).isFalse();
    assertThat(fresh.kind()).isEqualTo(Recognition.Kind.NEW);
    CompletableFuture<Kept> note = desk.note(fresh.now().id(), "told meanwhile");
    desk.work();
    CaseId id = known.now().id();
    assertThat(desk.now(fresh.now().id())).isEqualTo(row(id));
    assertThat(desk.notes(id)).containsExactly("told meanwhile");
    assertThat(row(id).dossier().contact(call(fresh))).isPresent();
    assertThat(row(fresh.now().id()).into()).contains(id);
    assertThat(done(note)).isEqualTo(new Kept.InStore(row(id)));
    assertThat(desk.news).contains(new CaseNews.GoesOn(fresh.now().id(), row(id)));
  }

  @Test
  void everyIdLeadsToWhereTheCaseIs() {
    Recognition known = engine().ring(number);
    store.away = true;
    CaseId fresh = desk.ring(number).now().id();
    store.away = false;
    desk.pass(StoreSide.ASK_AGAIN);
    TestDesk other = engine();
    var found = other.desk.find(fresh);
    var changed = other.desk.change(fresh, new CaseEvent.Weighed(2));
    other.work();
    assertThat(done(found).map(Case::id)).contains(known.now().id());
    assertThat(done(changed)).isInstanceOf(Changed.Done.class);
    assertThat(row(known.now().id()).care().weight()).isEqualTo(2);
    var nobody = other.desk.change(CaseSamples.id(), new CaseEvent.Weighed(2));
    other.work();
    assertThat(done(nobody)).isInstanceOf(Changed.Refused.class);
  }

  @Test
  void whileTheStoreIsAwayChangesWaitInTheJournalAndCallsGoOn() {
    store.away = true;
    Recognition fresh = desk.ring(number);
    CaseId id = fresh.now().id();
    assertThat(done(fresh.kept())).isEqualTo(new Kept.InJournal());
    CompletableFuture<Kept> note = desk.note(id, "kept");
    desk.work();
    assertThat(done(note)).isEqualTo(new Kept.InJournal());
    assertThat(desk.ring(number).now().id()).as("from memory").isEqualTo(id);
    assertThat(desk.desk.readings().storeUp()).isFalse();
    desk.pass(Duration.ofMinutes(1));
    assertThat(journal.lines).isNotEmpty();
    store.away = false;
    desk.pass(StoreSide.ASK_AGAIN);
    assertThat(row(id)).isEqualTo(desk.now(id));
    assertThat(row(id).dossier().contacts()).hasSize(2);
    assertThat(journal.lines).isEmpty();
    assertThat(desk.desk.readings()).isEqualTo(new CaseReadings(true, 1, 0, 0, 0));
    assertThat(desk.news).contains(new CaseNews.StoreBack());
  }

  @Test
  void theNextEngineTakesUpWhatTheJournalHas() {
    CaseId known = desk.ring(number).now().id();
    store.away = true;
    var _ = desk.note(known, "into the journal");
    CaseId fresh = desk.ring(number()).now().id();
    desk.work();
    TestDesk next = engine();
    assertThat(next.desk.now(fresh)).as("all of it is in the journal").isPresent();
    assertThat(next.desk.now(known)).as("only the store has the rest of it").isEmpty();
    store.away = false;
    next.pass(StoreSide.ASK_AGAIN);
    assertThat(row(known).dossier().notes()).hasSize(1);
    assertThat(row(fresh).dossier().contacts()).hasSize(1);
    assertThat(journal.lines).isEmpty();
  }

  @Test
  void whatWasSavedAlreadyDoesNoHarmWhenItIsToldAgain() {
    CaseId id = desk.ring(number).now().id();
    store.away = true;
    desk.change(id, new CaseEvent.Solve(REFUNDED, ANN));
    desk.work();
    List<CaseChange> left = List.copyOf(journal.lines);
    store.away = false;
    desk.pass(StoreSide.ASK_AGAIN);
    clock.advance(Duration.ofMinutes(1));
    TestDesk other = engine();
    other.ring(number);
    journal.lines.addAll(left);
    engine().pass(StoreSide.ASK_AGAIN);
    assertThat(row(id).open()).as("the customer has come back since").isTrue();
    assertThat(journal.lines).isEmpty();
  }

  @Test
  void withoutStoreAndJournalNobodyIsToldThatItIsKept() {
    store.away = true;
    journal.away = true;
    CompletableFuture<Kept> kept = desk.ring(number).kept();
    assertThat(kept).isNotDone();
    assertThat(desk.news).anyMatch(CaseNews.JournalAway.class::isInstance);
    journal.away = false;
    journal.max = 0;
    desk.pass(StoreSide.ASK_AGAIN);
    assertThat(kept).isNotDone();
    journal.max = 100;
    desk.pass(StoreSide.ASK_AGAIN);
    assertThat(done(kept)).isEqualTo(new Kept.InJournal());
  }

  @Test
  void aLostAnswerIsNoSecondContact() {
    store.silent = true;
    CaseId id = desk.ring(number).now().id();
    store.silent = false;
    desk.pass(StoreSide.ASK_AGAIN);
    assertThat(store.rows).hasSize(1);
    assertThat(row(id).dossier().contacts()).hasSize(1);
    assertThat(journal.lines).isEmpty();
  }

  @Test
  void aHouseThatIsClosedStillAnswers() {
    desk.closed = true;
    Recognition fresh = done(desk.desk.recognise(desk.arrival(Customer.of(number))));
    assertThat(fresh.sure()).isFalse();
    assertThat(done(desk.desk.change(CaseSamples.id(), new CaseEvent.Weighed(2))))
        .isInstanceOf(Changed.Refused.class);
  }

  @Test
  void whatFindsNoRoomIsTurnedAwayAndTheCallGoesOn() {
    CaseId id = desk.ring(number).now().id();
    for (int i = 0; i < StoreSide.CHANGES_MAX; i++) {
      desk.change(id, new CaseEvent.Weighed(2 + i % 2));
    }
    assertThat(done(desk.desk.change(id, new CaseEvent.Weighed(1))))
        .isInstanceOf(Changed.Refused.class);
    store.away = true;
    assertThat(desk.desk.readings().turnedAway()).isEqualTo(1);
    assertThat(done(desk.ring(number()).kept())).isInstanceOf(Kept.Refused.class);
  }

  @Test
  void casesThatAreLongUnusedArePutAwayAndFoundAgain() {
    CaseId id = desk.ring(number).now().id();
    for (int i = 0; i < Shelf.CASES_MAX + 5; i++) {
      desk.ring(new Customer(null, null, null));
    }
    assertThat(desk.desk.readings().inMemory()).isEqualTo(Shelf.CASES_MAX);
    assertThat(desk.desk.now(id)).isEmpty();
    assertThat(desk.ring(number).now().id()).isEqualTo(id);
  }

  // ---- Two engines

  @Test
  void twoEnginesWhoChangeOneCaseBothDo() {
    CaseId id = desk.ring(number).now().id();
    TestDesk other = engine();
    other.ring(number);
    var _ = desk.note(id, "of the one");
    CompletableFuture<Kept> second = other.note(id, "of the other");
    desk.work();
    other.work();
    assertThat(row(id).dossier().notes())
        .extracting(Note::text)
        .containsExactly("of the one", "of the other");
    assertThat(done(second)).isEqualTo(new Kept.InStore(row(id)));
    assertThat(other.now(id)).isEqualTo(row(id));
  }

  @Test
  void twoEnginesTogetherGiveNoMoreThanTheLimit() {
    CaseId id = desk.ring(number).now().id();
    TestDesk other = engine();
    other.ring(number);
    CompletableFuture<Kept> first =
        desk.change(id, new CaseEvent.Credited(credit("a", 700), Role.AGENT)).kept();
    CompletableFuture<Kept> second =
        other.change(id, new CaseEvent.Credited(credit("b", 700), Role.AGENT)).kept();
    desk.work();
    other.work();
    assertThat(done(first)).isInstanceOf(Kept.InStore.class);
    assertThat(done(second)).isInstanceOf(Kept.Refused.class);
    assertThat(row(id).dossier().credits()).extracting(Credit::key).containsExactly("a");
    assertThat(other.now(id)).as("memory says the same").isEqualTo(row(id));
    assertThat(other.news).anyMatch(CaseNews.Refused.class::isInstance);
  }

  @Test
  void twoEnginesWhoOpenACaseForOneCustomerHaveOne() {
    TestDesk other = engine();
    var one = desk.desk.recognise(desk.arrival(Customer.of(number)));
    var two = other.desk.recognise(other.arrival(Customer.of(number)));
    desk.step();
    other.step();
    desk.work();
    other.work();
    assertThat(done(one).kind()).isEqualTo(done(two).kind()).isEqualTo(Recognition.Kind.NEW);
    assertThat(store.rows.values().stream().filter(Case::open)).hasSize(1);
    Case kept = row(done(one).now().id());
    assertThat(kept.dossier().contacts()).hasSize(2);
    assertThat(other.now(done(two).now().id())).isEqualTo(kept);
    assertThat(done(done(two).kept())).isEqualTo(new Kept.InStore(kept));
  }

  @Test
  void whatBecameAnotherAtTheOtherEngineIsFollowed() {
    Account account = account();
    CaseId known = engine().ring(new Customer(null, account, null)).now().id();
    CaseId id = desk.ring(number).now().id();
    TestDesk other = engine();
    other.ring(number);
    other.change(id, new CaseEvent.AccountGiven(account));
    other.work();
    assertThat(row(id).into()).as("the account has a case").contains(known);
    CompletableFuture<Kept> late = desk.note(id, "late");
    desk.work();
    assertThat(done(late)).isEqualTo(new Kept.InStore(row(known)));
    assertThat(desk.now(id)).isEqualTo(row(known));
    assertThat(row(known).dossier().notes()).hasSize(1);
    assertThat(row(known).dossier().contacts()).hasSize(3);
  }

  @Test
  void whoCameJustBeforeItWasClosedElsewhereHasAFreshCase() {
    CaseId id = desk.ring(number).now().id();
    desk.change(id, new CaseEvent.Solve(REFUNDED, ANN));
    desk.pass(POLICY.comeBack().minusSeconds(1));
    Recognition back = done(late(id));
    assertThat(row(id).state()).isInstanceOf(CaseState.Closed.class);
    Case fresh = desk.now(back.now().id());
    assertThat(fresh.id()).isNotEqualTo(id);
    assertThat(row(fresh.id())).isEqualTo(fresh);
    assertThat(fresh.dossier().contacts()).extracting(Contact::call).containsExactly(call(back));
  }

  /** The call is heard of here, but written down only when another engine has closed the case. */
  private CompletableFuture<Recognition> late(CaseId id) {
    var answer = desk.desk.recognise(desk.arrival(Customer.of(number)));
    desk.step();
    TestDesk other = engine();
    clock.advance(Duration.ofSeconds(1));
    other.pass(StoreSide.LOOK_EVERY);
    assertThat(row(id).state()).isInstanceOf(CaseState.Closed.class);
    desk.work();
    return answer;
  }

  // ---- What it is about

  @Test
  void aContactAboutSomethingElseGoesToACaseOfItsOwn() {
    Recognition first = desk.ring(number);
    CaseId id = first.now().id();
    assertThat(about(id, call(first), "invoice").id()).isEqualTo(id);
    desk.change(id, new CaseEvent.Solve(REFUNDED, ANN));
    desk.pass(Duration.ofHours(1));
    Recognition back = desk.ring(number);
    assertThat(back.now().id()).isEqualTo(id);
    Case moving = about(id, call(back), "moving");
    desk.work();
    assertThat(moving.id()).isNotEqualTo(id);
    assertThat(row(moving.id()).topic().subject()).isEqualTo("moving");
    assertThat(row(moving.id()).dossier().contact(call(back))).isPresent();
    assertThat(row(id).dossier().contact(call(back))).isEmpty();
    assertThat(row(id).state()).as("it had not come back").isInstanceOf(CaseState.Solved.class);
    Recognition third = desk.ring(number);
    assertThat(about(third.now().id(), call(third), "invoice").id()).isEqualTo(id);
    assertThat(about(id, call(third), "moving").id()).isEqualTo(moving.id());
  }

  private Case about(CaseId id, CallId call, String subject) {
    return accepted(done(desk.desk.about(id, call, subject)));
  }

  private static Case accepted(Changed changed) {
    assertThat(changed).isInstanceOf(Changed.Done.class);
    return ((Changed.Done) changed).now();
  }

  @Test
  void aContactThatMovesIsNeverInNoCase() {
    Recognition first = desk.ring(number);
    CaseId id = first.now().id();
    about(id, call(first), "invoice");
    desk.work();
    Case moving = about(id, call(first), "moving");
    assertThat(desk.now(id).dossier().contact(call(first)))
        .as("the other case is not durable yet")
        .isPresent();
    desk.work();
    assertThat(row(id).dossier().contact(call(first))).isEmpty();
    assertThat(row(moving.id()).dossier().contact(call(first))).isPresent();
  }

  @Test
  void aCaseThatAPersonSplitsStaysApart() {
    Recognition first = desk.ring(number);
    CaseId id = first.now().id();
    about(id, call(first), "invoice");
    desk.ring(number);
    Case apart = accepted(done(desk.desk.split(id, call(first), "invoice")));
    desk.work();
    assertThat(apart.id()).isNotEqualTo(id);
    assertThat(row(apart.id()).open()).isTrue();
    assertThat(row(id).open()).isTrue();
    assertThat(row(apart.id()).split()).isTrue();
    assertThat(done(desk.desk.split(id, CaseSamples.call(), "invoice")))
        .isInstanceOf(Changed.Refused.class);
  }
}
