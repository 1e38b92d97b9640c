package dev.hatchline.routing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** With what a customer may go on is that of their last contact alone. */
class LeftOffTest {
  private static final Instant T0 = CaseSamples.T0;
  private static final PhoneNumber NUMBER = CaseSamples.number();
  private static final LeftOff LEFT =
      new LeftOff(new LeftAt.Line(new FirstRing(T0, 3), "people"), null);

  private final CaseTransitions guard = new CaseTransitions(CaseSamples.POLICY);
  private final Contact first = CaseSamples.contact(NUMBER, T0);
  private final Contact second = CaseSamples.contact(NUMBER, T0.plusSeconds(60));

  private Case after(CaseEvent... events) {
    Case c =
        Case.fresh(
            CaseSamples.id(), new CaseEvent.Opened(Customer.of(NUMBER), Topic.UNKNOWN, false), T0);
    Instant at = T0;
    for (CaseEvent event : events) {
      at = at.plusSeconds(1);
      c =
          switch (guard.next(c, event, at)) {
            case CaseStep.Moved(Case moved) -> moved;
            case CaseStep.Already(Case same) -> same;
            case CaseStep.Refused(String why) -> throw new AssertionError(why);
          };
    }
    return c;
  }

  private static Contact of(Case c, Contact contact) {
    return c.dossier().contact(contact.call()).orElseThrow();
  }

  @Test
  void aContactThatBrokeOffTellsWhereAndWhen() {
    Case c =
        after(
            new CaseEvent.Contacted(first),
            new CaseEvent.Ended(first.call(), "LEFT_LINE"),
            new CaseEvent.BrokeOff(first.call(), LEFT));
    assertThat(of(c, first).unfinished())
        .contains(
            new Unfinished(first.call(), "1000", NUMBER.e164(), T0, T0.plusSeconds(2), LEFT.at()));
  }

  @Test
  void whatHasNotEndedOrCameToItsEndTellsNothing() {
    Case lasts = after(new CaseEvent.Contacted(first), new CaseEvent.BrokeOff(first.call(), LEFT));
    assertThat(of(lasts, first).unfinished()).isEmpty();
    Case served =
        after(new CaseEvent.Contacted(first), new CaseEvent.Ended(first.call(), "SERVED"));
    assertThat(of(served, first).unfinished()).isEmpty();
  }

  @Test
  void whoHasComeAgainDoesNotGoOnWithWhatWasBefore() {
    Case c =
        after(
            new CaseEvent.Contacted(first),
            new CaseEvent.Ended(first.call(), "LEFT_LINE"),
            new CaseEvent.BrokeOff(first.call(), LEFT),
            new CaseEvent.Contacted(second));
    assertThat(of(c, first).unfinished()).isEmpty();
    Case late =
        after(
            new CaseEvent.Contacted(first),
            new CaseEvent.Ended(first.call(), "LEFT_LINE"),
            new CaseEvent.Contacted(second),
            new CaseEvent.BrokeOff(first.call(), LEFT));
    assertThat(of(late, first).unfinished()).as("told too late").isEmpty();
  }
}
