package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.CREDIT;
import static dev.hatchline.routing.cases.CaseSamples.POLICY;
import static dev.hatchline.routing.cases.CaseSamples.T0;
import static dev.hatchline.routing.cases.CaseSamples.after;
import static dev.hatchline.routing.cases.CaseSamples.credit;
import static dev.hatchline.routing.cases.CaseSamples.fresh;
import static dev.hatchline.routing.cases.CaseSamples.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreditPolicyTest {
  private final Case c = fresh(number());

  private boolean gives(Case to, long minor, Role role) {
    return CREDIT.refusal(to, new Money(minor, "EUR"), role).isEmpty();
  }

  private static Case given(Case to, String key, long minor, Role role) {
    return after(to, T0, new CaseEvent.Credited(credit(key, minor), role));
  }

  @Test
  void theLimitGoesByRoleAndWeight() {
    assertThat(gives(c, 1_000, Role.AGENT)).isTrue();
    assertThat(gives(c, 1_001, Role.AGENT)).isFalse();
    Case heavy = after(c, T0, new CaseEvent.Weighed(3, Actor.HOUSE));
    assertThat(gives(heavy, 3_000, Role.AGENT)).isTrue();
    assertThat(gives(heavy, 3_001, Role.AGENT)).isFalse();
    assertThat(gives(heavy, 50_000, Role.SUPERVISOR)).isTrue();
    assertThat(gives(c, 1, Role.SENIOR)).as("a role that is not named").isFalse();
  }

  @Test
  void everythingGivenInTheCaseCountsWhoeverGaveIt() {
    Case once = given(c, "a", 700, Role.AGENT);
    assertThat(CREDIT.left(once, Role.AGENT)).isEqualTo(300);
    assertThat(gives(once, 301, Role.AGENT)).isFalse();
    Case more = given(once, "b", 9_000, Role.SUPERVISOR);
    assertThat(CREDIT.left(more, Role.AGENT)).isZero();
    assertThat(CREDIT.left(more, Role.SUPERVISOR)).isEqualTo(300);
  }

  @Test
  void whatTheBackOfficeRefusedCountsNoMore() {
    Case failed =
        after(
            given(c, "a", 700, Role.AGENT),
            T0,
            new CaseEvent.CreditSettled("a", new Credit.CreditState.Failed("no account", T0)));
    assertThat(CREDIT.left(failed, Role.AGENT)).isEqualTo(1_000);
  }

  @Test
  void aKeyIsOneCreditAndTheReasonSaysWhatIsLeft() {
    CaseTransitions guard = new CaseTransitions(POLICY);
    Case once = given(c, "a", 700, Role.AGENT);
    assertThat(guard.next(once, new CaseEvent.Credited(credit("a", 700), Role.AGENT), T0))
        .as("over the limit, were it another")
        .isEqualTo(new CaseStep.Already(once));
    assertThat(guard.next(once, new CaseEvent.Credited(credit("a", 200), Role.AGENT), T0))
        .isInstanceOf(CaseStep.Refused.class);
    assertThat(guard.next(once, new CaseEvent.Credited(credit("b", 700), Role.AGENT), T0))
        .isInstanceOfSatisfying(
            CaseStep.Refused.class,
            refused -> assertThat(refused.reason()).contains("300", "EUR", "AGENT", "700"));
  }

  @Test
  void anotherCurrencyIsNotGiven() {
    assertThat(CREDIT.refusal(c, new Money(1, "USD"), Role.SUPERVISOR)).isPresent();
    assertThat(CreditPolicy.none().refusal(c, new Money(1, "EUR"), Role.SUPERVISOR)).isPresent();
  }

  @Test
  void limitsThatAreNoneAreRefused() {
    for (List<Long> bad : List.of(List.of(1L, 2L), List.of(1L, 2L, -1L))) {
      assertThatThrownBy(() -> new CreditPolicy("EUR", Map.of(Role.AGENT, bad)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Money(0, "EUR")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1, "eur")).isInstanceOf(IllegalArgumentException.class);
  }
}
