package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.REFUNDED;
import static dev.hatchline.routing.cases.CaseSamples.T0;
import static dev.hatchline.routing.cases.CaseSamples.after;
import static dev.hatchline.routing.cases.CaseSamples.contact;
import static dev.hatchline.routing.cases.CaseSamples.fresh;
import static dev.hatchline.routing.cases.CaseSamples.full;
import static dev.hatchline.routing.cases.CaseSamples.note;
import static dev.hatchline.routing.cases.CaseSamples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.CaseStore.Move;
import dev.hatchline.routing.cases.CaseStore.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of cases does. */
abstract class CaseStoreContract {
  private static final Instant LATER = T0.plusSeconds(60);

  CaseStore store;

  /** Opens the store of this test; a second time, the same with what is in it. */
  abstract CaseStore open() throws Exception;

  abstract void close();

  @BeforeEach
  void first() throws Exception {
    store = open();
  }

  @AfterEach
  void last() {
    close();
  }

  private Written keep(@Nullable Case from, Case to) throws StoreException {
    return store.keep(List.of(new Move(from, to)));
  }

  private Case kept(@Nullable Case from, Case to) throws StoreException {
    assertThat(keep(from, to)).isEqualTo(new Written.Done());
    assertThat(store.find(to.id())).contains(to);
    return to;
  }

  private Case step(Case from, Instant at, CaseEvent... events) throws StoreException {
    return kept(from, after(from, at, events));
  }

  @Test
  void everyStateAndEverythingInItComesBackAsItWas() throws Exception {
    Case open = kept(null, full(number()));
    Case solved = step(open, LATER, new CaseEvent.Solve(REFUNDED, ANN));
    Case back = step(solved, LATER, new CaseEvent.Contacted(contact(LATER)));
    Case again = step(back, LATER, new CaseEvent.Solve(REFUNDED, ANN));
    step(again, LATER.plus(Duration.ofDays(8)), new CaseEvent.Lapse());
    step(kept(null, full(number())), LATER, new CaseEvent.MergedInto(open.id()));
  }

  @Test
  void aRowThatIsAnotherStaysAsItIs() throws Exception {
    Case first = kept(null, fresh(number()));
    Case second = step(first, LATER, new CaseEvent.Noted(note("one", LATER)));
    Case late = after(first, LATER, new CaseEvent.Noted(note("two", LATER)));
    assertThat(keep(first, late)).isEqualTo(new Written.Stale(first.id()));
    assertThat(keep(null, late)).isEqualTo(new Written.Stale(first.id()));
    Case nowhere = fresh(number());
    assertThat(keep(nowhere, after(nowhere, LATER, new CaseEvent.Weighed(2, Actor.HOUSE))))
        .isEqualTo(new Written.Stale(nowhere.id()));
    assertThat(store.find(first.id())).contains(second);
    assertThat(store.find(nowhere.id())).isEmpty();
  }

  @Test
  void aSecondOpenOneOfACustomerAndSubjectIsATwin() throws Exception {
    PhoneNumber number = number();
    Case first = kept(null, fresh(Customer.of(number), Topic.of("Invoice")));
    Case second = fresh(Customer.of(number), Topic.of("Invoice"));
    assertThat(keep(null, second)).isEqualTo(new Written.Twin(first.id()));
    assertThat(store.find(second.id())).isEmpty();
    kept(null, fresh(Customer.of(number), Topic.of("invoice")));
    Case unknown = kept(null, fresh(number));
    Case told = after(unknown, LATER, new CaseEvent.About(Topic.of("Invoice")));
    assertThat(keep(unknown, told)).isEqualTo(new Written.Twin(first.id()));
    kept(null, second.apart());
    step(first, LATER, new CaseEvent.Solve(REFUNDED, ANN));
    kept(unknown, told);
  }

  @Test
  void twoCasesBecomeOneTogetherOrNotAtAll() throws Exception {
    PhoneNumber number = number();
    Case into = kept(null, fresh(number));
    Case twin = after(fresh(number), LATER, new CaseEvent.Contacted(contact(number, LATER)));
    Case both = after(into, LATER, new CaseEvent.TookIn(twin));
    Case gone = after(twin, LATER, new CaseEvent.MergedInto(into.id()));
    Case wrong =
        after(
            into,
            LATER,
            new CaseEvent.Weighed(3, Actor.HOUSE),
            new CaseEvent.Weighed(2, Actor.HOUSE));
    assertThat(
            store.keep(
                List.of(
                    new Move(null, gone),
                    new Move(wrong, after(wrong, LATER, new CaseEvent.Weighed(1, Actor.HOUSE))))))
        .isEqualTo(new Written.Stale(into.id()));
    assertThat(store.find(twin.id())).isEmpty();
    assertThat(store.keep(List.of(new Move(null, gone), new Move(into, both))))
        .isEqualTo(new Written.Done());
    assertThat(store.find(twin.id()).flatMap(Case::into)).contains(into.id());
    assertThat(store.find(into.id())).contains(both);
    assertThat(store.of(Customer.of(number), 9)).containsExactly(both);
    assertThat(store.find(twin.dossier().contacts().getFirst().call())).contains(both);
  }

  @Test
  void aKeyGoesFromOneToTheOtherInOneStep() throws Exception {
    Case one = kept(null, full(number()));
    Case two = kept(null, fresh(number()));
    Case both = after(two, LATER, new CaseEvent.TookIn(one), new CaseEvent.About(one.topic()));
    assertThat(both.openKey()).as("the test is about this").isEqualTo(one.openKey());
    Case gone = after(one, LATER, new CaseEvent.MergedInto(two.id()));
    assertThat(store.keep(List.of(new Move(two, both), new Move(one, gone))))
        .isEqualTo(new Written.Done());
  }

  @Test
  void aCustomerIsFoundByEveryNumberAndByAccount() throws Exception {
    PhoneNumber home = number();
    PhoneNumber work = number();
    Case first = kept(null, full(home));
    Case second =
        kept(
            null,
            after(
                fresh(Customer.of(work), Topic.of("moving")),
                T0,
                new CaseEvent.Contacted(contact(work, LATER))));
    Case known = step(first, LATER, new CaseEvent.Contacted(contact(work, LATER.plusSeconds(1))));
    Account account = known.customer().account();
    assertThat(store.of(Customer.of(home), 9)).containsExactly(known);
    assertThat(store.of(Customer.of(work), 9)).containsExactly(known, second);
    assertThat(store.of(new Customer(null, account, null), 9)).containsExactly(known);
    assertThat(store.of(new Customer(work, account, null), 9))
        .as("who exists twice is found twice, each case once")
        .containsExactly(known, second);
    assertThat(store.of(Customer.of(work), 1)).containsExactly(known);
    assertThat(store.of(new Customer(null, null, null), 9)).isEmpty();
  }

  @Test
  void aContactLeadsToTheCaseThatHasItNow() throws Exception {
    PhoneNumber number = number();
    Contact contact = contact(number, T0);
    Case first =
        kept(
            null,
            after(fresh(Customer.of(number), Topic.of("a")), T0, new CaseEvent.Contacted(contact)));
    assertThat(store.find(contact.call())).contains(first);
    Case second =
        kept(
            null,
            after(fresh(Customer.of(number), Topic.of("b")), T0, new CaseEvent.Contacted(contact)));
    Case without = step(first, LATER, new CaseEvent.Left(contact.call(), second.id()));
    assertThat(store.find(contact.call())).contains(second);
    step(without, LATER, new CaseEvent.Weighed(2, Actor.HOUSE));
    assertThat(store.find(contact.call())).contains(second);
    assertThat(store.find(CaseSamples.call())).isEmpty();
  }

  @Test
  void whatIsDueIsFound() throws Exception {
    Instant end = T0.plus(Duration.ofDays(7));
    Case open = kept(null, full(number()));
    Case solved = step(kept(null, fresh(number())), T0, new CaseEvent.Solve(REFUNDED, ANN));
    Case owes =
        step(
            kept(null, fresh(number())),
            T0,
            new CaseEvent.Promised(CaseSamples.owed(T0)),
            new CaseEvent.Solve(REFUNDED, ANN));
    assertThat(store.over(end, 9)).containsExactly(solved).doesNotContain(owes);
    assertThat(store.over(end.minusNanos(1_000), 9)).isEmpty();
    assertThat(store.unsentCredits(9)).containsExactly(open);
    step(
        open,
        LATER,
        new CaseEvent.CreditSettled("due", new Credit.CreditState.Sent("BO-8", LATER)));
    assertThat(store.unsentCredits(9)).isEmpty();
    step(solved, end, new CaseEvent.Lapse());
    assertThat(store.over(end, 9)).isEmpty();
    assertThat(store.over(LATER, -1)).isEmpty();
  }

  @Test
  void ofManyWritersEachVersionHasOneAndNothingIsLost() throws Exception {
    Case first = kept(null, fresh(number()));
    List<Callable<Note>> writers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Note note = note("writer " + i, LATER);
      writers.add(() -> {
        while (true) {
          Case row = store.find(first.id()).orElseThrow();
          Case to = after(row, LATER, new CaseEvent.Noted(note));
          if (store.keep(List.of(new Move(row, to))) instanceof Written.Done) {
            return note;
          }
        }
      });
    }
    List<Note> notes = together(writers);
    Case last = store.find(first.id()).orElseThrow();
    assertThat(last.dossier().notes()).containsExactlyInAnyOrderElementsOf(notes);
    assertThat(last.version()).isEqualTo(writers.size());
  }

  @Test
  void ofManyWhoOpenTheSameOneDoes() throws Exception {
    for (int round = 0; round < 10; round++) {
      PhoneNumber number = number();
      List<Callable<Written>> openers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        openers.add(() -> keep(null, fresh(number)));
      }
      List<Written> written = together(openers);
      List<Case> rows = store.of(Customer.of(number), 9);
      assertThat(rows).hasSize(1);
      assertThat(written)
          .containsOnlyOnce(new Written.Done())
          .allMatch(
              w -> w instanceof Written.Done || w.equals(new Written.Twin(rows.getFirst().id())));
    }
  }

  /** Two engines merge the same two cases in both directions: once, and nobody waits for ever. */
  @Test
  void mergingInBothDirectionsAtOnceIsDoneOnce() throws Exception {
    for (int round = 0; round < 10; round++) {
      Case a = kept(null, fresh(number()));
      Case b = kept(null, fresh(number()));
      List<Written> written =
          together(List.of(() -> store.keep(merge(a, b)), () -> store.keep(merge(b, a))));
      assertThat(written).containsOnlyOnce(new Written.Done());
      assertThat(store.find(a.id()).orElseThrow().into().isPresent())
          .isNotEqualTo(store.find(b.id()).orElseThrow().into().isPresent());
    }
  }

  private static List<Move> merge(Case from, Case into) {
    return List.of(
        new Move(from, after(from, LATER, new CaseEvent.MergedInto(into.id()))),
        new Move(into, after(into, LATER, new CaseEvent.TookIn(from))));
  }

  private static <T> List<T> together(List<Callable<T>> work) throws Exception {
    List<T> done = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> each : threads.invokeAll(work)) {
        done.add(each.get());
      }
    }
    return done;
  }

  @Test
  void everythingIsThereAfterARestart() throws Exception {
    Case c = kept(null, full(number()));
    close();
    store = open();
    assertThat(store.find(c.id())).contains(c);
    assertThat(store.of(c.customer(), 9)).containsExactly(c);
  }
}
