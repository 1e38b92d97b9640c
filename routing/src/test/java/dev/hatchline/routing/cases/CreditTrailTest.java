package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.BOB;
import static dev.hatchline.routing.cases.CaseSamples.POLICY;
import static dev.hatchline.routing.cases.CaseSamples.T0;
import static dev.hatchline.routing.cases.CaseSamples.after;
import static dev.hatchline.routing.cases.CaseSamples.credit;
import static dev.hatchline.routing.cases.CaseSamples.fresh;
import static dev.hatchline.routing.cases.CaseSamples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.cases.Credit.CreditState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who did what to a credit, or to a case, stays to be read. */
class CreditTrailTest {
  private static final Actor CRM = new Actor(ANN, "crm");
  private static final CaseEvent GIVEN = new CaseEvent.Credited(credit("k", 700), Role.AGENT, CRM);
  private static final CaseEvent FAILED = settled(new CreditState.Failed("closed", at(1)));
  private static final CaseEvent AGAIN = new CaseEvent.CreditSentAgain("k", Actor.agent(BOB));
  private static final CaseEvent SENT = settled(new CreditState.Sent("BO-7", at(3)));

  private static Instant at(int seconds) {
    return T0.plusSeconds(seconds);
  }

  private static CaseEvent settled(CreditState state) {
    return new CaseEvent.CreditSettled("k", state);
  }

  private static List<CreditStep> steps(Case c) {
    return c.dossier().credit("k").orElseThrow().steps();
  }

  @Test
  void whatHappenedToACreditStaysThoughItsStateGoesOn() {
    Case failed = after(fresh(number()), at(1), GIVEN, FAILED);
    Case sent = after(after(failed, at(2), AGAIN), at(3), SENT);
    List<CreditStep> all =
        List.of(
            new CreditStep(CreditStep.What.GRANTED, "", T0, CRM, Role.AGENT),
            new CreditStep(CreditStep.What.FAILED, "closed", at(1), Actor.HOUSE, null),
            new CreditStep(CreditStep.What.SENT_AGAIN, "", at(2), Actor.agent(BOB), null),
            new CreditStep(CreditStep.What.SENT, "BO-7", at(3), Actor.HOUSE, null));
    assertThat(steps(sent)).isEqualTo(all);
    Case told = after(after(after(sent, at(2), AGAIN), at(3), SENT), at(4), GIVEN, FAILED);
    assertThat(steps(told)).as("told again, and late").isEqualTo(all);
  }

  @Test
  void ofTwoThatWereOneCaseNothingIsLost() {
    Case one = after(fresh(number()), at(1), GIVEN, FAILED, new CaseEvent.Weighed(2, CRM));
    Case two = after(after(fresh(number()), at(1), GIVEN), at(3), SENT);
    Case both = after(two, at(4), new CaseEvent.TookIn(one));
    assertThat(steps(both))
        .extracting(CreditStep::what)
        .containsExactly(CreditStep.What.GRANTED, CreditStep.What.FAILED, CreditStep.What.SENT);
    assertThat(both.dossier().trail()).isEqualTo(one.dossier().trail());
  }

  @Test
  void itIsSentAgainSoOftenOnly() {
    Case c = after(fresh(number()), at(1), GIVEN, FAILED);
    for (int i = 2; i < Credit.STEPS_MAX; i++) {
      c = after(c, at(i), AGAIN);
    }
    CaseTransitions guard = new CaseTransitions(POLICY);
    assertThat(steps(c)).hasSize(Credit.STEPS_MAX);
    assertThat(guard.next(c, AGAIN, at(100))).isInstanceOf(CaseStep.Refused.class);
    assertThat(steps(after(c, at(101), SENT))).as("its end has room").hasSize(51);
  }

  @Test
  void whoGaveTheCaseToWhomAndWhoWeighedItIsKept() {
    Case c = after(fresh(number()), at(1), new CaseEvent.Weighed(3, CRM));
    c = after(c, at(2), new CaseEvent.Owned(BOB, Actor.agent(ANN)));
    c = after(c, at(3), new CaseEvent.Weighed(3, Actor.agent(BOB)));
    assertThat(c.dossier().trail().care())
        .containsExactly(
            new CareStep(new Care(null, false, 3), at(1), CRM),
            new CareStep(new Care(BOB, true, 3), at(2), Actor.agent(ANN)));
    for (int i = 0; i < Trail.CARE_MAX; i++) {
      c = after(c, at(i + 4), new CaseEvent.Weighed(1 + i % 2, CRM));
    }
    assertThat(c.dossier().trail().care()).hasSize(Trail.CARE_MAX);
    assertThat(c.dossier().trail().care().getFirst().at()).isEqualTo(at(4));
  }
}
