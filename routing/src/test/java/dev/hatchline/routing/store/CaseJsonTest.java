package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.cases.Actor;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseChange;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CasePolicy;
import dev.hatchline.routing.cases.CaseStep;
import dev.hatchline.routing.cases.CaseTransitions;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.CreditPolicy;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Money;
import dev.hatchline.routing.cases.Role;
import dev.hatchline.routing.cases.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseJsonTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");
  private static final CaseId ID = new CaseId(UUID.randomUUID());

  private final CaseJson json = new CaseJson();

  private static Case given() {
    CreditPolicy credits = new CreditPolicy("EUR", Map.of(Role.AGENT, List.of(9L, 9L, 9L)));
    CasePolicy policy =
        new CasePolicy(
            CasePolicy.DEFAULT.comeBack(),
            CasePolicy.DEFAULT.goOn(),
            CasePolicy.DEFAULT.recogniseMax(),
            credits);
    CaseEvent.Opened opened =
        new CaseEvent.Opened(Customer.of(new PhoneNumber("+4930123456")), Topic.UNKNOWN, false);
    Credit credit = Credit.granted("k", new Money(5, "EUR"), ANN, "waited", AT);
    Case c = Case.fresh(ID, opened, AT);
    for (CaseEvent event :
        List.of(
            new CaseEvent.Credited(credit, Role.AGENT, new Actor(ANN, "crm")),
            new CaseEvent.Weighed(2, Actor.agent(ANN)))) {
      c = ((CaseStep.Moved) new CaseTransitions(policy).next(c, event, AT)).after();
    }
    return c;
  }

  @Test
  void aCaseComesBackAsItWas() {
    assertThat(json.readCase(json.write(given()))).isEqualTo(given());
  }

  @Test
  void whatWasKeptBeforeThereWasATrailIsReadWithoutOne() {
    String now = json.write(given());
    String then =
        now.replaceAll(",?\"steps\":\\[[^]]*]", "")
            .replaceAll(",?\"trail\":\\{\"care\":\\[[^]]*],\"told\":\\[]}", "");
    assertThat(then).doesNotContain("steps", "trail");
    Case read = json.readCase(then);
    assertThat(read.dossier().trail().care()).isEmpty();
    assertThat(read.dossier().credits().getFirst().steps()).isEmpty();
    assertThat(read.care()).isEqualTo(given().care());
  }

  @Test
  void aJournalOfBeforeNamesNobody() {
    String written =
        json.write(new CaseChange(ID, new CaseEvent.Weighed(2, new Actor(null, "crm")), AT));
    String before = written.replaceAll(",\"by\":\\{[^}]*}", "");
    assertThat(before).doesNotContain("crm");
    assertThat(json.readChange(before).event()).isEqualTo(new CaseEvent.Weighed(2, Actor.HOUSE));
  }
}
