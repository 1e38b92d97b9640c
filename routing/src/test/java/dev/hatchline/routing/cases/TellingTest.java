package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.REFUNDED;
import static dev.hatchline.routing.cases.CaseSamples.T0;
import static dev.hatchline.routing.cases.CaseSamples.after;
import static dev.hatchline.routing.cases.CaseSamples.fresh;
import static dev.hatchline.routing.cases.CaseSamples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.cases.Telling.How;
import dev.hatchline.routing.cases.Telling.Result;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the customer was told stays in the case, with what became of it. */
class TellingTest {
  private static final Telling TAKEN = telling(Actor.HOUSE, Result.WAITING);
  private static final Telling ASKED = telling(Actor.agent(ANN), Result.WAITING);
  private static final Telling ENDED = telling(Actor.HOUSE, Result.NOT_REACHED);

  private static Telling telling(Actor by, Result result) {
    String detail = result == Result.WAITING ? "" : "a machine answered, after 3 attempts";
    return new Telling(
        new UUID(0, 1), "It was sent.", false, by, T0, result, detail, T0.plusSeconds(9));
  }

  private static List<Telling> told(Case c, Telling... each) {
    Case now = c;
    for (Telling telling : each) {
      now = after(now, T0.plusSeconds(9), new CaseEvent.Announced(telling));
    }
    return now.dossier().trail().told();
  }

  @Test
  void whoHadItToldAndWhatBecameOfItAreOneInAnyOrder() {
    Telling known = told(fresh(number()), TAKEN, ASKED, ENDED).getFirst();
    assertThat(known.by()).isEqualTo(Actor.agent(ANN));
    assertThat(known.how()).isEqualTo(How.DESK);
    assertThat(known.result()).isEqualTo(Result.NOT_REACHED);
    assertThat(known.detail()).isEqualTo("a machine answered, after 3 attempts");
    for (Telling[] order :
        List.of(
            new Telling[] {ENDED, ASKED, TAKEN},
            new Telling[] {ASKED, ENDED, TAKEN},
            new Telling[] {TAKEN, ENDED, ASKED, ENDED})) {
      assertThat(told(fresh(number()), order)).containsExactly(known);
    }
  }

  @Test
  void anEndIsWrittenDownInACaseThatIsClosedMeanwhile() {
    Case open = after(fresh(number()), T0, new CaseEvent.Announced(TAKEN));
    Case closed =
        after(
            after(open, T0, new CaseEvent.Solve(REFUNDED, ANN)),
            T0.plus(Duration.ofDays(8)),
            new CaseEvent.Lapse());
    assertThat(told(closed, ENDED)).extracting(Telling::result).containsExactly(Result.NOT_REACHED);
  }

  @Test
  void theAgentSeesItNewestFirst() {
    Telling later =
        new Telling(
            UUID.randomUUID(),
            "It works again.",
            true,
            Actor.HOUSE,
            T0.plusSeconds(60),
            Result.CONFIRMED,
            "",
            T0.plusSeconds(70));
    Case c = after(fresh(number()), T0, new CaseEvent.Announced(ENDED));
    c = after(c, T0, new CaseEvent.Announced(later));
    assertThat(ScreenPop.of(c, List.of(), T0).told()).containsExactly(later, ENDED);
    assertThat(later.how()).isEqualTo(How.ALL_CLEAR);
  }
}
