package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.POLICY;
import static dev.hatchline.routing.cases.CaseSamples.REFUNDED;
import static dev.hatchline.routing.cases.CaseSamples.account;
import static dev.hatchline.routing.cases.CaseSamples.number;
import static dev.hatchline.routing.cases.CaseSamples.owed;
import static dev.hatchline.routing.cases.TestDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose call it is, and what it is about. */
class CaseDeskTest extends CaseHouse {
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
