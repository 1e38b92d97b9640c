package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Cases of tests. */
final class CaseSamples {
  static final Instant T0 = Instant.parse("2026-11-22T09:00:00.123456Z");
  static final AgentId ANN = new AgentId("101");
  static final AgentId BOB = new AgentId("102");
  static final Disposition REFUNDED = new Disposition("refunded");
  static final CreditPolicy CREDIT =
      new CreditPolicy(
          "EUR",
          Map.of(
              Role.AGENT, List.of(1_000L, 2_000L, 3_000L),
              Role.SUPERVISOR, List.of(10_000L, 10_000L, 50_000L)));
  static final CasePolicy POLICY =
      new CasePolicy(Duration.ofDays(7), Duration.ofMinutes(10), Duration.ofMillis(500), CREDIT);
  private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000_000);

  private CaseSamples() {}

  /** One that no other test has. */
  static PhoneNumber number() {
    return new PhoneNumber("+49%011d".formatted(NUMBERS.incrementAndGet()));
  }

  static Account account() {
    return new Account("A-" + NUMBERS.incrementAndGet());
  }

  static CaseId id() {
    return new CaseId(UUID.randomUUID());
  }

  static CallId call() {
    return new CallId(UUID.randomUUID());
  }

  static Contact contact(@Nullable PhoneNumber from, Instant at) {
    return Contact.begun(call(), Contact.Kind.CALL, at, from, "1000");
  }

  static Contact contact(Instant at) {
    return contact(null, at);
  }

  static Note note(String text, Instant at) {
    return new Note(UUID.randomUUID(), text, ANN, at);
  }

  static Answer answer(String question, String value, Instant at) {
    return new Answer(question, value, Answer.Teller.CUSTOMER, at, Duration.ofDays(1));
  }

  static Credit credit(String key, long minor) {
    return Credit.granted(key, new Money(minor, "EUR"), ANN, "waited long", T0);
  }

  static Owed owed(Instant at) {
    return new Owed(
        new CallbackId(UUID.randomUUID()), at, at.plus(Duration.ofMinutes(5)), Outcome.OPEN);
  }

  static Case fresh(Customer customer, Topic topic) {
    return Case.fresh(id(), new CaseEvent.Opened(customer, topic, false), T0);
  }

  static Case fresh(PhoneNumber number) {
    return fresh(Customer.of(number), Topic.UNKNOWN);
  }

  /** As the guard makes it of these events, of which it refuses none. */
  static Case after(Case c, Instant at, CaseEvent... events) {
    CaseTransitions guard = new CaseTransitions(POLICY);
    Case now = c;
    for (CaseEvent event : events) {
      now =
          switch (guard.next(now, event, at)) {
            case CaseStep.Moved(Case moved) -> moved;
            case CaseStep.Already(Case same) -> same;
            case CaseStep.Refused(String reason) -> throw new AssertionError(reason);
          };
    }
    return now;
  }

  /** With something of every kind in it. */
  static Case full(PhoneNumber number) {
    Contact contact = contact(number, T0);
    Owed owed = owed(T0);
    return after(
        fresh(new Customer(number, account(), "pt-BR"), new Topic("invoice", "North ü𝄞")),
        T0.plusSeconds(5),
        new CaseEvent.Contacted(contact),
        new CaseEvent.Queued(contact.call(), "people"),
        new CaseEvent.Reached(contact.call(), ANN),
        new CaseEvent.Ended(contact.call(), "SERVED"),
        new CaseEvent.Told(answer("meter", "1234 \"ü\" \n 𝄞", T0)),
        new CaseEvent.Told(new Answer("name", "Ünal", Answer.Teller.AGENT, T0, null)),
        new CaseEvent.Noted(note("She waits\nfor the technician. 𝄞", T0)),
        new CaseEvent.Promised(owed),
        new CaseEvent.PromiseEnded(owed.callback(), Outcome.LATE),
        new CaseEvent.Credited(credit("sent", 100), Role.AGENT),
        new CaseEvent.CreditSettled("sent", new Credit.CreditState.Sent("BO-7", T0)),
        new CaseEvent.Credited(credit("failed", 100), Role.AGENT),
        new CaseEvent.CreditSettled("failed", new Credit.CreditState.Failed("closed", T0)),
        new CaseEvent.Credited(credit("due", 100), Role.AGENT),
        new CaseEvent.LookedUp(new Lookup("crm", "status", "{\"open\":true}", T0)),
        new CaseEvent.LookedUp(new Lookup("crm", "invoice", null, T0)),
        new CaseEvent.Weighed(2, Actor.HOUSE),
        new CaseEvent.Owned(BOB, Actor.HOUSE));
  }
}
