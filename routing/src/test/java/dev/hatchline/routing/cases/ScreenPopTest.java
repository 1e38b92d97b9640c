package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
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
import dev.hatchline.routing.cases.CaseState.Solved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenPopTest {
  private static final Instant NOW = T0.plus(Duration.ofHours(1));

  private final PhoneNumber number = number();
  private final Lookup failed = new Lookup("crm", "invoice", null, NOW);
  private final Case fresh = fresh(Customer.of(number), Topic.UNKNOWN);

  /** Each has what the ones after it have, too; so the order is seen. */
  @Test
  void theFirstStepIsWhatHurtsMost() {
    Case listens = after(fresh, NOW, new CaseEvent.Contacted(contact(NOW)));
    assertThat(FirstStep.of(listens, NOW)).isEqualTo(new FirstStep.Listen());
    Case helps = after(listens, NOW, new CaseEvent.About(Topic.of("invoice")));
    assertThat(FirstStep.of(helps, NOW)).isEqualTo(new FirstStep.Help("invoice"));
    Case looksUp = after(helps, NOW, new CaseEvent.LookedUp(failed));
    assertThat(FirstStep.of(looksUp, NOW)).isEqualTo(new FirstStep.LookUp(failed));
    Case mends =
        after(
            looksUp,
            NOW,
            new CaseEvent.Credited(credit("k", 1), Role.AGENT),
            new CaseEvent.CreditSettled("k", new Credit.CreditState.Failed("no account", NOW)));
    assertThat(FirstStep.of(mends, NOW))
        .isEqualTo(new FirstStep.MendCredit(mends.dossier().credits().getFirst()));
    Case solved = after(mends, NOW, new CaseEvent.Solve(REFUNDED, ANN));
    Case back = after(solved, NOW.plusSeconds(1), new CaseEvent.Contacted(contact(NOW)));
    assertThat(FirstStep.of(back, NOW))
        .isEqualTo(new FirstStep.AskWhatIsLeft((Solved) solved.state()));
    Owed owed = owed(T0);
    Case broken = after(back, NOW, new CaseEvent.Promised(owed));
    assertThat(FirstStep.of(broken, NOW)).isEqualTo(new FirstStep.OwnUp(owed));
    assertThat(FirstStep.of(broken, owed.deadline()))
        .as("still in time")
        .isNotInstanceOf(FirstStep.OwnUp.class);
  }

  @Test
  void aBrokenPromiseIsOwnedUpToOnce() {
    Owed owed = owed(T0);
    Contact contact = contact(NOW);
    Case broken =
        after(
            fresh,
            NOW,
            new CaseEvent.Promised(owed),
            new CaseEvent.PromiseEnded(owed.callback(), Outcome.BROKEN),
            new CaseEvent.Contacted(contact));
    assertThat(FirstStep.of(broken, NOW)).isInstanceOf(FirstStep.OwnUp.class);
    Case talked =
        after(
            broken,
            NOW,
            new CaseEvent.Reached(contact.call(), ANN),
            new CaseEvent.Contacted(contact(NOW.plusSeconds(60))));
    assertThat(FirstStep.of(talked, NOW)).isEqualTo(new FirstStep.Listen());
  }

  @Test
  void aLookupOfAnEarlierContactIsHistory() {
    Case later =
        after(
            fresh,
            NOW,
            new CaseEvent.LookedUp(failed),
            new CaseEvent.Contacted(contact(NOW.plusSeconds(1))));
    assertThat(FirstStep.of(later, NOW)).isEqualTo(new FirstStep.Listen());
  }

  @Test
  void itShowsWhatIsKnownAndNothingThatIsOver() {
    Owed kept = owed(T0);
    Owed open = owed(NOW);
    Contact now = contact(NOW);
    Case c =
        after(
            fresh,
            NOW,
            new CaseEvent.Contacted(contact(T0)),
            new CaseEvent.Contacted(now),
            new CaseEvent.Told(answer("old", "1", NOW.minus(Duration.ofDays(2)))),
            new CaseEvent.Told(answer("new", "2", NOW)),
            new CaseEvent.Promised(kept),
            new CaseEvent.PromiseEnded(kept.callback(), Outcome.KEPT),
            new CaseEvent.Promised(open),
            new CaseEvent.Noted(note("first", T0)),
            new CaseEvent.Noted(note("second", NOW)));
    ScreenPop pop = ScreenPop.of(c, List.of(), NOW);
    assertThat(pop.now()).isEqualTo(now);
    assertThat(pop.said()).extracting(Answer::question).containsExactly("new");
    assertThat(pop.promises()).containsExactly(open);
    assertThat(pop.notes()).extracting(Note::text).containsExactly("second", "first");
  }

  @Test
  void historyIsOfAllCasesNewestFirstAndBounded() {
    Case c = fresh;
    Case other = fresh(Customer.of(number), Topic.of("moving"));
    for (int i = 0; i < ScreenPop.HISTORY_MAX; i++) {
      c = after(c, NOW, new CaseEvent.Contacted(contact(T0.plusSeconds(2L * i))));
      other = after(other, NOW, new CaseEvent.Contacted(contact(T0.plusSeconds(2L * i + 1))));
    }
    List<Contact> history = ScreenPop.of(c, List.of(other), NOW).history();
    assertThat(history).hasSize(ScreenPop.HISTORY_MAX);
    assertThat(history.getFirst()).isEqualTo(other.dossier().contacts().getLast());
    assertThat(history).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    assertThat(history).doesNotContain(c.dossier().contacts().getLast());
  }
}
