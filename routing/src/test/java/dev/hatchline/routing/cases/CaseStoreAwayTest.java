package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.POLICY;
import static dev.hatchline.routing.cases.CaseSamples.REFUNDED;
import static dev.hatchline.routing.cases.CaseSamples.number;
import static dev.hatchline.routing.cases.TestDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A store of cases that is slow, or away. */
class CaseStoreAwayTest extends CaseHouse {
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
    var changed = other.desk.change(fresh, new CaseEvent.Weighed(2, Actor.HOUSE));
    other.work();
    assertThat(done(found).map(Case::id)).contains(known.now().id());
    assertThat(done(changed)).isInstanceOf(Changed.Done.class);
    assertThat(row(known.now().id()).care().weight()).isEqualTo(2);
    var nobody = other.desk.change(CaseSamples.id(), new CaseEvent.Weighed(2, Actor.HOUSE));
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
    assertThat(done(desk.desk.change(CaseSamples.id(), new CaseEvent.Weighed(2, Actor.HOUSE))))
        .isInstanceOf(Changed.Refused.class);
  }

  @Test
  void whatFindsNoRoomIsTurnedAwayAndTheCallGoesOn() {
    CaseId id = desk.ring(number).now().id();
    for (int i = 0; i < StoreSide.CHANGES_MAX; i++) {
      desk.change(id, new CaseEvent.Weighed(2 + i % 2, Actor.HOUSE));
    }
    assertThat(done(desk.desk.change(id, new CaseEvent.Weighed(1, Actor.HOUSE))))
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
}
