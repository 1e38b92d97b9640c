package dev.hatchline.app.notice;

import dev.hatchline.app.cases.CreditBooking;
import dev.hatchline.routing.cases.Actor;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.TellBy;
import java.util.concurrent.CompletableFuture;

/**
 * Has customers told of credits that are booked who chose to be told; who is on the line hears of
 * it from the agent. Of an amount nothing is said: somebody else may take the call.
 */
public record CreditTelling(ProgressTelling telling) implements CreditBooking.Booked {
  static final String BOOKED = "The credit that we gave you has been booked.";

  @Override
  public CompletableFuture<?> tell(Case in, Credit credit) {
    return TellBy.of(in) == TellBy.CALL && !in.dossier().onTheLine()
        ? telling.tell(in, BOOKED, "credit " + credit.id(), Actor.HOUSE)
        : CompletableFuture.completedFuture(null);
  }
}
