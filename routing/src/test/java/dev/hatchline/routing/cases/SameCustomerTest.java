package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.POLICY;
import static dev.hatchline.routing.cases.CaseSamples.REFUNDED;
import static dev.hatchline.routing.cases.CaseSamples.account;
import static dev.hatchline.routing.cases.CaseSamples.number;
import static dev.hatchline.routing.cases.TestDesk.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.SteppedClock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who rings again, by the number or by an account that they gave. */
class SameCustomerTest {
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

  /** The contact's case after the account was given, as it is in the store. */
  private static Case gives(TestDesk at, Recognition who, Account account) {
    CompletableFuture<Changed> changed = at.desk.account(who.now().id(), call(who), account);
    at.work();
    return switch (done(changed)) {
      case Changed.Done(Case c, var _) -> at.now(c.id());
      case Changed.Refused(String reason) -> throw new AssertionError(reason);
    };
  }

  @Test
  void whoRingsAgainSoonGoesOnAndOnlyFromTheLastCall() {
    Recognition first = desk.ring(number);
    CallId call = call(first);
    assertThat(first.goesOn(call)).as("the call itself").isFalse();
    clock.advance(POLICY.goOn().minusSeconds(1));
    Recognition soon = engine().ring(number);
    assertThat(soon.goesOn(call)).isTrue();
    assertThat(engine().ring(number).goesOn(call)).as("they have called since").isFalse();
    clock.advance(POLICY.goOn());
    assertThat(engine().ring(number).goesOn(call(soon))).as("too late").isFalse();
  }

  @Test
  void whoseMatterIsSolvedDoesNotGoOn() {
    Recognition first = desk.ring(number);
    desk.change(first.now().id(), new CaseEvent.Solve(REFUNDED, ANN));
    Recognition again = desk.ring(number);
    assertThat(again.kind()).isEqualTo(Recognition.Kind.CAME_BACK);
    assertThat(again.goesOn(call(first))).isFalse();
  }

  @Test
  void twoNumbersThatGiveOneAccountAreOneCase() {
    Account account = account();
    Recognition one = desk.ring(number);
    gives(desk, one, account);
    desk.change(one.now().id(), new CaseEvent.About(Topic.of("order 40017")));
    desk.work();
    TestDesk other = engine();
    Recognition two = other.ring(number());
    assertThat(two.now().id()).isNotEqualTo(one.now().id());
    assertThat(gives(other, two, account).id()).isEqualTo(one.now().id());
    assertThat(row(one.now().id()).dossier().contacts())
        .extracting(Contact::call)
        .containsExactly(call(one), call(two));
  }

  @Test
  void anotherAccountAtTheSameNumberLeavesTheCaseForOneOfItsOwn() {
    Recognition one = desk.ring(number);
    gives(desk, one, account());
    Recognition two = desk.ring(number);
    assertThat(two.now().id()).isEqualTo(one.now().id());
    Account neighbour = account();
    Case own = gives(desk, two, neighbour);
    assertThat(own.id()).isNotEqualTo(one.now().id());
    assertThat(own.customer()).isEqualTo(new Customer(number, neighbour, null));
    assertThat(own.dossier().contacts()).extracting(Contact::call).containsExactly(call(two));
    assertThat(row(one.now().id()).dossier().contacts())
        .extracting(Contact::call)
        .containsExactly(call(one));
    TestDesk other = engine();
    Recognition three = other.ring(number());
    assertThat(gives(other, three, neighbour).id()).as("and that one is kept").isEqualTo(own.id());
  }

  @Test
  void theLanguageGoesAlongIntoTheNextCase() {
    CaseId id = desk.ring(number).now().id();
    desk.change(id, new CaseEvent.Speaks("pt-BR"));
    desk.change(id, new CaseEvent.Solve(REFUNDED, ANN));
    desk.pass(POLICY.comeBack());
    Recognition again = engine().ring(number);
    assertThat(again.now().id()).isNotEqualTo(id);
    assertThat(again.now().customer().language()).isEqualTo("pt-BR");
    assertThat(again.language()).isEqualTo("pt-BR");
  }
}
