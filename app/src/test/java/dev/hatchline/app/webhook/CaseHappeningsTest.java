package dev.hatchline.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.Webhook.Numbers;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.cases.Account;
import dev.hatchline.routing.cases.Actor;
import dev.hatchline.routing.cases.Answer;
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
import dev.hatchline.routing.cases.CreditPolicy;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Disposition;
import dev.hatchline.routing.cases.Money;
import dev.hatchline.routing.cases.Note;
import dev.hatchline.routing.cases.Owed;
import dev.hatchline.routing.cases.Role;
import dev.hatchline.routing.cases.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told of cases, to the letter. */
class CaseHappeningsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant AT = Instant.parse("2026-11-27T09:15:30.123456Z");
  private static final CaseId ID = CaseId.of("5b6c7d8e-9f0a-4b1c-8d2e-3f4a5b6c7d8e");
  private static final CaseId OTHER = CaseId.of("6c7d8e9f-0a1b-4c2d-8e3f-4a5b6c7d8e9f");
  private static final CallId CALL = CallId.of("0b9f6a52-6f0e-4f6b-8a52-1f2b3c4d5e6f");
  private static final AgentId ANN = new AgentId("101");
  private static final PhoneNumber ADA = new PhoneNumber("+12025550123");
  private static final CaseTransitions GUARD =
      new CaseTransitions(
          new CasePolicy(
              Duration.ofDays(7),
              Duration.ofMinutes(10),
              CasePolicy.DEFAULT.recogniseMax(),
              new CreditPolicy("EUR", Map.of(Role.AGENT, List.of(1_000L, 1_000L, 1_000L)))));

  private static final Credit CREDIT =
      Credit.granted("k", new Money(750, "EUR"), ANN, "waited \"long\"", AT);
  private static final Owed OWED =
      new Owed(
          CallbackId.of("42a1886d-8574-40f6-a147-e41782d43b3f"),
          AT,
          AT.plusSeconds(480),
          Outcome.OPEN);

  /** A case and all that has been told of it. */
  private static final class Told {
    final List<Happening> all = new ArrayList<>();
    Case now;

    Told() {
      CaseEvent.Opened opened =
          new CaseEvent.Opened(Customer.of(ADA), new Topic("invoice", null), false);
      now = Case.fresh(ID, opened, AT);
      add(new CaseNews.Happened(new CaseChange(ID, opened, AT), null, now));
    }

    Told then(CaseEvent event, Duration after) {
      Instant at = AT.plus(after);
      if (GUARD.next(now, event, at) instanceof CaseStep.Moved(Case next)) {
        add(new CaseNews.Happened(new CaseChange(ID, event, at), now, next));
        now = next;
        return this;
      }
      throw new AssertionError("expected a step, found " + GUARD.next(now, event, at));
    }

    Told then(CaseEvent event) {
      return then(event, Duration.ZERO);
    }

    private void add(CaseNews news) {
      CaseHappenings.of(news).ifPresent(all::add);
    }
  }

  private static CaseEvent contacted(CallId call) {
    return new CaseEvent.Contacted(Contact.begun(call, Contact.Kind.CALL, AT, ADA, "1000"));
  }

  private static CallId call() {
    return new CallId(UUID.randomUUID());
  }

  /** One of each type, in the order of the document. */
  static List<Happening> oneOfEach() {
    List<Happening> life =
        new Told()
            .then(new CaseEvent.Owned(ANN, Actor.HOUSE))
            .then(new CaseEvent.Solve(new Disposition("repaired"), ANN))
            .then(contacted(CALL), Duration.ofHours(1))
            .all;
    Told closed =
        new Told()
            .then(new CaseEvent.Solve(new Disposition("repaired"), ANN))
            .then(new CaseEvent.Lapse(), Duration.ofDays(7));
    Told money = new Told().then(new CaseEvent.Credited(CREDIT, Role.AGENT));
    Told broken =
        new Told()
            .then(new CaseEvent.Promised(OWED))
            .then(new CaseEvent.PromiseEnded(OWED.callback(), Outcome.BROKEN));
    List<Happening> all = new ArrayList<>(life);
    all.add(closed.all.getLast());
    all.add(new Told().then(new CaseEvent.MergedInto(OTHER)).all.getLast());
    all.add(money.all.getLast());
    all.add(broken.all.getLast());
    return all;
  }

  private static List<String> types(Told told) {
    return told.all.stream().map(CaseHappeningsTest::type).toList();
  }

  private static String type(Happening happening) {
    JsonNode data = data(happening);
    return happening.data().type() + (data.has("what") ? " " + data.path("what").asString() : "");
  }

  private static JsonNode data(Happening happening) {
    return JSON.readTree(new EventBody().write(UUID.randomUUID(), happening, Numbers.FULL))
        .path("data");
  }

  @Test
  void eachChangeHasItsWord() {
    Told told =
        new Told()
            .then(contacted(CALL))
            .then(new CaseEvent.Queued(CALL, "people"))
            .then(new CaseEvent.Reached(CALL, ANN))
            .then(new CaseEvent.Ended(CALL, "SERVED"))
            .then(new CaseEvent.Told(new Answer("meter", "17", Answer.Teller.CUSTOMER, AT, null)))
            .then(new CaseEvent.Noted(new Note(UUID.randomUUID(), "she waits", ANN, AT)))
            .then(new CaseEvent.Promised(OWED))
            .then(new CaseEvent.PromiseEnded(OWED.callback(), Outcome.LATE))
            .then(new CaseEvent.Credited(CREDIT, Role.AGENT))
            .then(new CaseEvent.CreditSettled("k", new Credit.CreditState.Sent("BO-1", AT)))
            .then(new CaseEvent.Weighed(2, Actor.HOUSE))
            .then(new CaseEvent.About(Topic.of("order")))
            .then(new CaseEvent.AccountGiven(new Account("77")))
            .then(new CaseEvent.Solve(new Disposition("repaired"), ANN))
            .then(new CaseEvent.Reopen(ANN), Duration.ofHours(1))
            .then(new CaseEvent.Left(CALL, OTHER));
    assertThat(types(told))
        .containsExactly(
            "case.opened",
            "case.changed contact",
            "case.changed owner",
            "case.changed answer",
            "case.changed note",
            "case.changed promise",
            "case.changed promise",
            "case.credited",
            "case.changed credit",
            "case.changed weight",
            "case.changed subject",
            "case.changed customer",
            "case.solved",
            "case.reopened",
            "case.changed contact");
  }

  @Test
  void whateverIsToldOfACaseIsAboutIt() {
    Told told =
        new Told()
            .then(contacted(CALL))
            .then(new CaseEvent.Promised(OWED))
            .then(new CaseEvent.PromiseEnded(OWED.callback(), Outcome.LATE))
            .then(new CaseEvent.Credited(CREDIT, Role.AGENT))
            .then(new CaseEvent.Solve(new Disposition("repaired"), ANN));
    assertThat(told.all)
        .extracting(Happening::data)
        .hasAtLeastOneElementOfType(EventData.CaseOpened.class)
        .hasAtLeastOneElementOfType(EventData.CaseChanged.class)
        .extracting(EventData::about)
        .containsOnly(ID.toString());
  }

  @Test
  void whoComesBackOpensTheCaseAgain() {
    Told told =
        new Told()
            .then(new CaseEvent.Solve(new Disposition("repaired"), ANN))
            .then(contacted(CALL), Duration.ofHours(1));
    assertThat(data(told.all.getLast()))
        .hasToString(
            "{\"case\":\""
                + ID
                + "\",\"number\":\"+12025550123\",\"disposition\":\"repaired\","
                + "\"call\":\""
                + CALL
                + "\"}");
  }

  @Test
  void aCreditIsToldWithAllThatABookNeeds() {
    Told told = new Told().then(new CaseEvent.Credited(CREDIT, Role.AGENT));
    assertThat(data(told.all.getLast()))
        .hasToString(
            "{\"case\":\""
                + ID
                + "\",\"credit\":\""
                + CREDIT.id()
                + "\","
                + "\"number\":\"+12025550123\",\"account\":null,\"amount\":\"7.50\","
                + "\"currency\":\"EUR\",\"agent\":\"101\",\"reason\":\"waited \\\"long\\\"\"}");
  }

  @Test
  void aCreditIsTheSameInWhateverCaseAndNoOtherOfItsKeyIs() {
    Credit later = Credit.granted("k", new Money(750, "EUR"), ANN, "why", AT.plusNanos(1_000));
    Credit same = Credit.granted("k", new Money(750, "EUR"), ANN, "why", AT);
    assertThat(same.id()).isEqualTo(CREDIT.id());
    assertThat(later.id()).isNotEqualTo(CREDIT.id());
  }

  @Test
  void whatIsToldHoldsNothingOfWhatWasSaidAndNoNumberThatIsMasked() {
    Told told =
        new Told()
            .then(new CaseEvent.Told(new Answer("meter", "17", Answer.Teller.CUSTOMER, AT, null)))
            .then(new CaseEvent.Noted(new Note(UUID.randomUUID(), "she waits", ANN, AT)))
            .then(contacted(call()));
    for (Happening happening : told.all) {
      assertThat(new EventBody().write(UUID.randomUUID(), happening, Numbers.MASKED))
          .contains("\"***123\"")
          .doesNotContain("5550", "she waits", "meter", "\"17\"");
    }
  }
}
