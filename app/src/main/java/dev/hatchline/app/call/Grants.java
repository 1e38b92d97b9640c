package dev.hatchline.app.call;

import dev.hatchline.call.control.LineGrant;
import dev.hatchline.flow.LineWish;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** What a flow wishes for its caller in line, as far as the operator lets it. */
final class Grants {
  private Grants() {}

  /**
   * What is granted.
   *
   * @param credit what the caller has already, by line and number
   * @param most what nobody may have more of, all in all
   */
  static LineGrant of(LineWish wish, Duration credit, Duration most) {
    Duration left = most.minus(credit);
    Duration room = left.isNegative() ? Duration.ZERO : left;
    Duration priority = wish.priority().compareTo(room) < 0 ? wish.priority() : room;
    Set<LineGrant.Offer> offers =
        wish.offer()
            .map(some -> some.stream().map(Grants::offer).collect(Collectors.toSet()))
            .orElse(LineGrant.NONE.offers());
    return new LineGrant(
        priority, wish.skills(), wish.say().isPresent(), offers, wish.offerAfter().orElse(null));
  }

  private static LineGrant.Offer offer(LineWish.Offer offer) {
    return switch (offer) {
      case AUTOMATION -> LineGrant.Offer.AUTOMATION;
      case CALLBACK -> LineGrant.Offer.CALLBACK;
      case MESSAGE -> LineGrant.Offer.MESSAGE;
    };
  }
}
