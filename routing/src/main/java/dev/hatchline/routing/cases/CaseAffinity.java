package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.queue.Affinity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whom a customer would rather have, by the case, and for how long they wait for nobody else. */
public final class CaseAffinity {
  private CaseAffinity() {}

  /**
   * For a customer who joins the line now.
   *
   * @param goesOn they rang again at once, and want to go on where they were
   */
  public static Optional<Affinity> of(Case c, boolean goesOn, Patience patience, Instant now) {
    AgentId owner = c.care().owner();
    if (owner == null) {
      return Optional.empty();
    }
    Duration most = c.care().byHand() ? patience.owner() : Duration.ZERO;
    if (talked(c, owner).filter(at -> at.plus(patience.recent()).isAfter(now)).isPresent()) {
      most = longer(most, goesOn ? patience.goesOn() : patience.last());
    }
    return most.isPositive() ? Optional.of(new Affinity(owner, now.plus(most))) : Optional.empty();
  }

  private static Optional<Instant> talked(Case c, AgentId agent) {
    return c.dossier().contacts().stream()
        .filter(contact -> agent.equals(contact.course().agent()))
        .map(Contact::lastAt)
        .max(Instant::compareTo);
  }

  private static Duration longer(Duration one, Duration two) {
    return one.compareTo(two) >= 0 ? one : two;
  }
}
