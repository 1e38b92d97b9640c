package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.POLICY;
import static dev.hatchline.routing.cases.CaseSamples.REFUNDED;
import static dev.hatchline.routing.cases.CaseSamples.account;
import static dev.hatchline.routing.cases.CaseSamples.credit;
import static dev.hatchline.routing.cases.CaseSamples.number;
import static dev.hatchline.routing.cases.TestDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two engines who change the same cases. */
class TwoCaseDesksTest extends CaseHouse {
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
}
