package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.ANN;
import static dev.hatchline.routing.cases.CaseSamples.BOB;
import static dev.hatchline.routing.cases.CaseSamples.T0;
import static dev.hatchline.routing.cases.CaseSamples.after;
import static dev.hatchline.routing.cases.CaseSamples.contact;
import static dev.hatchline.routing.cases.CaseSamples.fresh;
import static dev.hatchline.routing.cases.CaseSamples.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.queue.Affinity;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CaseAffinityTest {
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ofSeconds(45),
          Duration.ofHours(1));
  private static final Contact CONTACT = contact(T0);
  private static final Instant SOON = T0.plusSeconds(90);

  private final Case talked =
      after(
          fresh(number()),
          T0,
          new CaseEvent.Contacted(CONTACT),
          new CaseEvent.Reached(CONTACT.call(), ANN));

  @Test
  void whoTalkedLastIsWaitedForAWhile() {
    assertThat(CaseAffinity.of(talked, false, PATIENCE, SOON))
        .contains(new Affinity(ANN, SOON.plusSeconds(20)));
    assertThat(CaseAffinity.of(talked, true, PATIENCE, SOON))
        .as("who goes on where they were")
        .contains(new Affinity(ANN, SOON.plusSeconds(45)));
  }

  @Test
  void whoTalkedLongAgoIsNotButAnOwnerByHandIs() {
    Instant late = T0.plus(Duration.ofHours(1));
    assertThat(CaseAffinity.of(talked, true, PATIENCE, late)).isEmpty();
    Case given = after(talked, T0, new CaseEvent.Owned(BOB, Actor.HOUSE));
    assertThat(CaseAffinity.of(given, false, PATIENCE, late))
        .contains(new Affinity(BOB, late.plusSeconds(60)));
  }

  @Test
  void nobodyIsWaitedForWithoutAnOwnerOrPatience() {
    assertThat(CaseAffinity.of(fresh(number()), true, PATIENCE, SOON)).isEmpty();
    assertThat(CaseAffinity.of(talked, true, Patience.NONE, SOON)).isEmpty();
  }
}
