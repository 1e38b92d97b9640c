package dev.hatchline.app.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.metrics.CaseMetrics;
import dev.hatchline.metrics.MeterNames;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseChange;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseNews;
import dev.hatchline.routing.cases.CasePolicy;
import dev.hatchline.routing.cases.CaseStep;
import dev.hatchline.routing.cases.CaseTransitions;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.Credit.CreditState;
import dev.hatchline.routing.cases.CreditPolicy;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Disposition;
import dev.hatchline.routing.cases.Money;
import dev.hatchline.routing.cases.Role;
import dev.hatchline.routing.cases.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the meters are told of a case's life. */
class CaseMetersTest {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final PhoneNumber ADA = new PhoneNumber("+12025550123");
  private static final CaseTransitions GUARD =
      new CaseTransitions(
          new CasePolicy(
              Duration.ofDays(7),
              Duration.ofMinutes(10),
              CasePolicy.DEFAULT.recogniseMax(),
              new CreditPolicy("EUR", Map.of(Role.AGENT, List.of(900L, 900L, 900L)))));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CaseMeters meters = new CaseMeters(new CaseMetrics(registry));
  private final CaseId id = new CaseId(UUID.randomUUID());
  private Case now;

  CaseMetersTest() {
    CaseEvent.Opened opened = new CaseEvent.Opened(Customer.of(ADA), Topic.UNKNOWN, false);
    now = Case.fresh(id, opened, T0);
    meters.accept(new CaseNews.Happened(new CaseChange(id, opened, T0), null, now));
  }

  private void happens(CaseEvent event, Duration after) {
    Instant at = T0.plus(after);
    if (!(GUARD.next(now, event, at) instanceof CaseStep.Moved(Case next))) {
      throw new AssertionError("expected a step by " + event);
    }
    meters.accept(new CaseNews.Happened(new CaseChange(id, event, at), now, next));
    now = next;
  }

  private double count(String meter, String label, String word) {
    return registry.get(meter).tag(label, word).counter().count();
  }

  private static CaseEvent comes() {
    return new CaseEvent.Contacted(
        Contact.begun(new CallId(UUID.randomUUID()), Contact.Kind.CALL, T0, ADA, "1000"));
  }

  @Test
  void aCaseIsCountedFromItsOpeningToItsEnd() {
    happens(comes(), Duration.ZERO);
    happens(new CaseEvent.Solve(new Disposition("repaired"), ANN), Duration.ofHours(1));
    happens(comes(), Duration.ofHours(2));
    happens(new CaseEvent.Solve(new Disposition("repaired"), ANN), Duration.ofHours(4));
    happens(new CaseEvent.Lapse(), Duration.ofDays(8));
    assertThat(count(MeterNames.CASES, MeterNames.KIND, "opened")).isEqualTo(1);
    assertThat(count(MeterNames.CASES, MeterNames.KIND, "solved")).isEqualTo(2);
    assertThat(count(MeterNames.CASES, MeterNames.KIND, "reopened")).isEqualTo(1);
    assertThat(count(MeterNames.CASES, MeterNames.KIND, "closed")).isEqualTo(1);
    assertThat(registry.get(MeterNames.CASE_CONTACTS).summary().max()).isEqualTo(2);
    assertThat(registry.get(MeterNames.CASE_CONTACTS).summary().totalAmount()).isEqualTo(3);
    assertThat(registry.get(MeterNames.TIME_TO_SOLVE).timer().totalTime(TimeUnit.HOURS))
        .isEqualTo(5);
  }

  @Test
  void aCreditIsCountedWhenItIsGivenAndWhenItIsSettled() {
    Credit credit = Credit.granted("k", new Money(750, "EUR"), ANN, "waited long", T0);
    happens(new CaseEvent.Credited(credit, Role.AGENT), Duration.ZERO);
    happens(
        new CaseEvent.CreditSettled("k", new CreditState.Dead("no connection", T0)),
        Duration.ofDays(3));
    happens(new CaseEvent.CreditSettled("k", new CreditState.Sent("BO-1", T0)), Duration.ofDays(4));
    for (String outcome : List.of("granted", "dead", "sent")) {
      assertThat(count(MeterNames.CREDITS, MeterNames.OUTCOME, outcome)).isEqualTo(1);
    }
  }
}
