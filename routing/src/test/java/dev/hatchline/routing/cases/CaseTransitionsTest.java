package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.BOB;
import static dev.hatchline.routing.cases.CaseSamples.POLICY;
import static dev.hatchline.routing.cases.CaseSamples.REFUNDED;
import static dev.hatchline.routing.cases.CaseSamples.T0;
import static dev.hatchline.routing.cases.CaseSamples.after;
import static dev.hatchline.routing.cases.CaseSamples.answer;
import static dev.hatchline.routing.cases.CaseSamples.contact;
import static dev.hatchline.routing.cases.CaseSamples.credit;
import static dev.hatchline.routing.cases.CaseSamples.fresh;
import static dev.hatchline.routing.cases.CaseSamples.note;
import static dev.hatchline.routing.cases.CaseSamples.number;
import static dev.hatchline.routing.cases.CaseSamples.owed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.cases.CaseState.Open;
import dev.hatchline.routing.cases.CaseState.Solved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CaseTransitionsTest {
  private static final Instant THEN = T0.plusSeconds(10);
  private static final Instant OVER = THEN.plus(POLICY.comeBack());
  private static final Contact FIRST = contact(T0);
  private static final Contact SECOND = contact(THEN);
  private static final CaseId OTHER = CaseSamples.id();

  private final CaseTransitions guard = new CaseTransitions(POLICY);

  /**
   * Rows are what a case is, columns what happens; "-" is refused, "=" has happened before. "over"
   * is solved so long ago that it may be closed, "owes" the same with a callback still owed. Not a
   * cell is left out.
   */
  private static final String TABLE =
      """
               contact again reach note   told   credit settle weigh  subj   acct   solve  reopen lapse  merge  take   left
      open     open    =     open  open   open   open   open   open   open   open   solved -      -      merged open   open
      back     open    =     open  open   open   open   open   open   open   open   solved -      -      merged open   solved
      solved   open    =     solved solved solved solved solved solved solved solved -     open   -      merged open   solved
      over     -       =     solved solved solved solved solved solved solved solved -     -      closed merged -      solved
      owes     open    =     solved solved solved solved solved solved solved solved -     open   -      merged open   solved
      closed   -       =     -     -      -      -      closed -      -      -      -      -      =      -      -      -
      merged   -       =     -     -      -      -      -      -      -      -      -      -      -      -      -      -
      """;

  @TestFactory
  Stream<DynamicTest> everyStateMeetsEveryEvent() {
    List<List<String>> rows = TABLE.lines().map(line -> List.of(line.strip().split(" +"))).toList();
    List<String> columns = rows.getFirst();
    List<DynamicTest> tests = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      assertThat(row).hasSize(columns.size() + 1);
      for (int i = 0; i < columns.size(); i++) {
        String state = row.getFirst();
        String event = columns.get(i);
        String expected = row.get(i + 1);
        tests.add(
            DynamicTest.dynamicTest(
                state + " + " + event + " = " + expected,
                () -> assertThat(nameAfter(state, event)).isEqualTo(expected)));
      }
    }
    return tests.stream();
  }

  private String nameAfter(String state, String event) {
    Case before = states().get(state);
    Instant at = state.equals("over") || state.equals("owes") ? OVER : THEN.plusSeconds(1);
    return switch (guard.next(
        Objects.requireNonNull(before), Objects.requireNonNull(events().get(event)), at)) {
      case CaseStep.Refused(String reason) -> {
        assertThat(reason).contains("expected", "found");
        yield "-";
      }
      case CaseStep.Already(Case same) -> {
        assertThat(same).isSameAs(before);
        yield "=";
      }
      case CaseStep.Moved(Case after) -> {
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.id()).isEqualTo(before.id());
        yield after.state().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
      }
    };
  }

  private static Map<String, Case> states() {
    Case open =
        after(
            fresh(Customer.of(number()), Topic.UNKNOWN),
            T0,
            new CaseEvent.Contacted(FIRST),
            new CaseEvent.Credited(credit("k", 100), Role.AGENT));
    Case solved = after(open, THEN, new CaseEvent.Solve(REFUNDED, ANN));
    Map<String, Case> states = new LinkedHashMap<>();
    states.put("open", open);
    states.put(
        "back",
        after(
            after(
                fresh(Customer.of(number()), Topic.UNKNOWN),
                T0,
                new CaseEvent.Credited(credit("k", 100), Role.AGENT),
                new CaseEvent.Solve(REFUNDED, ANN)),
            T0.plusSeconds(1),
            new CaseEvent.Contacted(FIRST)));
    states.put("solved", solved);
    states.put("over", solved);
    states.put(
        "owes",
        after(open, THEN, new CaseEvent.Promised(owed(T0)), new CaseEvent.Solve(REFUNDED, ANN)));
    states.put("closed", after(solved, OVER, new CaseEvent.Lapse()));
    states.put("merged", after(open, THEN, new CaseEvent.MergedInto(CaseSamples.id())));
    return states;
  }

  private static Map<String, CaseEvent> events() {
    Map<String, CaseEvent> events = new LinkedHashMap<>();
    events.put("contact", new CaseEvent.Contacted(SECOND));
    events.put("again", new CaseEvent.Contacted(FIRST));
    events.put("reach", new CaseEvent.Reached(FIRST.call(), ANN));
    events.put("note", new CaseEvent.Noted(note("a note", THEN)));
    events.put("told", new CaseEvent.Told(answer("meter", "1", THEN)));
    events.put("credit", new CaseEvent.Credited(credit("new", 100), Role.AGENT));
    events.put("settle", new CaseEvent.CreditSettled("k", new Credit.CreditState.Sent("r", THEN)));
    events.put("weigh", new CaseEvent.Weighed(2, Actor.HOUSE));
    events.put("subj", new CaseEvent.About(Topic.of("invoice")));
    events.put("acct", new CaseEvent.AccountGiven(new Account("7")));
    events.put("solve", new CaseEvent.Solve(REFUNDED, BOB));
    events.put("reopen", new CaseEvent.Reopen(BOB));
    events.put("lapse", new CaseEvent.Lapse());
    events.put("merge", new CaseEvent.MergedInto(OTHER));
    events.put(
        "take",
        new CaseEvent.TookIn(after(fresh(number()), THEN, new CaseEvent.Contacted(contact(THEN)))));
    events.put("left", new CaseEvent.Left(FIRST.call(), OTHER));
    return events;
  }

  private Case open() {
    return Objects.requireNonNull(states().get("open"));
  }

  private boolean refused(Case c, Instant at, CaseEvent event) {
    return guard.next(c, event, at) instanceof CaseStep.Refused;
  }

  @Test
  void whatHappenedTwiceChangesNothing() {
    List<CaseEvent> events =
        new ArrayList<>(events().values().stream().filter(CaseTransitionsTest::stays).toList());
    events.add(new CaseEvent.Queued(FIRST.call(), "people"));
    events.add(new CaseEvent.Ended(FIRST.call(), "SERVED"));
    events.add(new CaseEvent.LookedUp(new Lookup("crm", "status", "{}", THEN)));
    events.add(new CaseEvent.Promised(owed(T0)));
    events.add(new CaseEvent.Speaks("de"));
    events.add(new CaseEvent.Owned(BOB, Actor.HOUSE));
    events.add(new CaseEvent.Solve(REFUNDED, BOB));
    for (CaseEvent event : events) {
      Case once = after(open(), THEN, event);
      assertThat(guard.next(once, event, THEN))
          .as("%s", event)
          .isEqualTo(new CaseStep.Already(once));
    }
  }

  private static boolean stays(CaseEvent event) {
    return !(event instanceof CaseEvent.TookIn
        || event instanceof CaseEvent.Reopen
        || event instanceof CaseEvent.Lapse);
  }

  @Test
  void anOldWordTakesBackNoNewerState() {
    Case back =
        after(
            after(open(), THEN, new CaseEvent.Solve(REFUNDED, ANN)),
            THEN.plusSeconds(5),
            new CaseEvent.Contacted(SECOND));
    assertThat(refused(back, THEN, new CaseEvent.Solve(REFUNDED, ANN))).isTrue();
    Case solved = after(back, THEN.plusSeconds(9), new CaseEvent.Solve(REFUNDED, ANN));
    assertThat(refused(solved, THEN.plusSeconds(7), new CaseEvent.Reopen(ANN))).isTrue();
  }

  @Test
  void aSolvedCaseSaysHowItCameBackAndUntilWhenItMay() {
    Case solved = after(open(), THEN, new CaseEvent.Solve(REFUNDED, ANN));
    Instant last = OVER.minusNanos(1_000);
    assertThat(solved.state()).isEqualTo(new Solved(REFUNDED, ANN, THEN, OVER));
    assertThat(after(solved, last, new CaseEvent.Contacted(SECOND)).state())
        .isEqualTo(new Open(last, new CaseState.Back(SECOND.call(), (Solved) solved.state())));
    assertThat(refused(solved, OVER, new CaseEvent.Contacted(SECOND))).isTrue();
    assertThat(refused(solved, last, new CaseEvent.Lapse())).isTrue();
  }

  @Test
  void itBelongsToWhoTalkedLastUnlessSetByHand() {
    Case talked =
        after(
            open(),
            THEN,
            new CaseEvent.Reached(FIRST.call(), ANN),
            new CaseEvent.Contacted(SECOND),
            new CaseEvent.Reached(SECOND.call(), BOB));
    assertThat(talked.care().owner()).isEqualTo(BOB);
    Case given = after(talked, THEN, new CaseEvent.Owned(ANN, Actor.HOUSE));
    Case again =
        after(
            given,
            THEN,
            new CaseEvent.Reached(SECOND.call(), ANN),
            new CaseEvent.Reached(SECOND.call(), BOB));
    assertThat(again.care().owner()).isEqualTo(ANN);
    assertThat(after(again, THEN, new CaseEvent.Owned(null, Actor.HOUSE)).care())
        .isEqualTo(new Care(BOB, false, 1));
  }

  @Test
  void anAnswerIsKnownUntilItsLimitAndTheNewestCounts() {
    Case told =
        after(
            open(),
            THEN,
            new CaseEvent.Told(answer("meter", "2", THEN)),
            new CaseEvent.Told(answer("meter", "1", T0)),
            new CaseEvent.Told(new Answer("name", "Ann", Answer.Teller.CUSTOMER, T0, null)));
    Instant end = THEN.plus(Duration.ofDays(1));
    assertThat(told.dossier().known(end.minusNanos(1_000)))
        .extracting(Answer::value)
        .containsExactly("2", "Ann");
    assertThat(told.dossier().known(end)).extracting(Answer::value).containsExactly("Ann");
    assertThat(told.dossier().answers()).as("it is still kept").hasSize(2);
  }

  @Test
  void aCaseBelongsToOneAccount() {
    Case given = after(open(), THEN, new CaseEvent.AccountGiven(new Account("a 7")));
    assertThat(given.customer().account()).isEqualTo(new Account("A7"));
    assertThat(refused(given, THEN, new CaseEvent.AccountGiven(new Account("8")))).isTrue();
    Case other = fresh(new Customer(null, new Account("8"), null), Topic.UNKNOWN);
    assertThat(refused(given, THEN, new CaseEvent.TookIn(other))).isTrue();
  }

  @Test
  void aFullListTakesNoMoreButContactsGoOn() {
    Case c = open();
    for (int i = 0; i < Dossier.NOTES_MAX; i++) {
      c = after(c, THEN, new CaseEvent.Noted(note("note " + i, THEN)));
    }
    assertThat(refused(c, THEN, new CaseEvent.Noted(note("one more", THEN)))).isTrue();
    assertThat(refused(open(), THEN, new CaseEvent.TookIn(c))).isFalse();
    Case noted = after(open(), THEN, new CaseEvent.Noted(note("mine", THEN)));
    assertThat(refused(noted, THEN, new CaseEvent.TookIn(c))).isTrue();
    for (int i = 0; i < Dossier.CONTACTS_MAX; i++) {
      c = after(c, THEN, new CaseEvent.Contacted(contact(THEN.plusSeconds(i))));
    }
    assertThat(c.dossier().contacts()).hasSize(Dossier.CONTACTS_MAX).doesNotContain(FIRST);
    assertThat(c.dossier().earlier()).isEqualTo(1);
  }

  @Test
  void whatIsOwedComesToItsEndInAClosedCase() {
    Owed owed = owed(T0);
    Case c = after(open(), THEN, new CaseEvent.Promised(owed));
    Case solved = after(c, THEN, new CaseEvent.Solve(REFUNDED, ANN));
    assertThat(refused(solved, OVER, new CaseEvent.Lapse())).isTrue();
    CaseEvent ended = new CaseEvent.PromiseEnded(owed.callback(), Outcome.KEPT);
    Case closed = after(solved, OVER, ended, new CaseEvent.Lapse());
    assertThat(closed.dossier().promise(owed.callback()).map(Owed::outcome))
        .isEqualTo(Optional.of(Outcome.KEPT));
    assertThat(
            guard.next(closed, new CaseEvent.PromiseEnded(owed.callback(), Outcome.BROKEN), OVER))
        .as("the first end counts")
        .isEqualTo(new CaseStep.Already(closed));
  }

  @Test
  void ofTwoThatAreOneNothingIsLost() {
    PhoneNumber number = number();
    Case one = CaseSamples.full(number);
    Case two =
        after(
            fresh(Customer.of(number), Topic.UNKNOWN),
            THEN,
            new CaseEvent.Contacted(SECOND),
            new CaseEvent.Noted(note("of the other", THEN)),
            new CaseEvent.Told(answer("meter", "newer", THEN)),
            new CaseEvent.Promised(owed(THEN)),
            new CaseEvent.Credited(credit("other", 1), Role.AGENT),
            new CaseEvent.LookedUp(new Lookup("erp", "x", "1", THEN)),
            new CaseEvent.Speaks("de"),
            new CaseEvent.Weighed(3, Actor.HOUSE));
    Case both = after(one, THEN, new CaseEvent.TookIn(two));
    Dossier d = both.dossier();
    assertThat(d.contacts()).containsAll(one.dossier().contacts()).contains(SECOND);
    assertThat(d.notes()).containsAll(one.dossier().notes()).containsAll(two.dossier().notes());
    assertThat(d.promises()).containsAll(one.dossier().promises()).hasSize(2);
    assertThat(d.credits()).containsAll(one.dossier().credits()).hasSize(4);
    assertThat(d.lookups()).containsAll(one.dossier().lookups()).hasSize(3);
    assertThat(d.known(THEN)).extracting(Answer::value).containsExactly("newer", "Ünal");
    assertThat(both.customer()).isEqualTo(one.customer());
    assertThat(both.topic()).isEqualTo(one.topic());
    assertThat(both.care()).isEqualTo(new Care(BOB, true, 3));
  }

  @Test
  void ofTwoThatAreOneTheLastWordAboutSolvingCounts() {
    Case solved =
        after(
            after(fresh(number()), THEN, new CaseEvent.Contacted(SECOND)),
            THEN.plusSeconds(1),
            new CaseEvent.Solve(REFUNDED, ANN));
    assertThat(after(open(), THEN.plusSeconds(2), new CaseEvent.TookIn(solved)).state())
        .isEqualTo(solved.state());
    Case later = after(open(), THEN, new CaseEvent.Contacted(contact(THEN.plusSeconds(2))));
    assertThat(after(later, THEN.plusSeconds(2), new CaseEvent.TookIn(solved)).open()).isTrue();
  }
}
