package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import org.jspecify.annotations.Nullable;

/**
 * Who cares for a case, and how much it weighs.
 *
 * @param owner to whom it belongs: who talked to the customer last, unless set by hand
 * @param byHand the owner stays, whoever talks to the customer
 * @param weight {@link #WEIGHT_MIN}, the usual, to {@link #WEIGHT_MAX}
 */
public record Care(@Nullable AgentId owner, boolean byHand, int weight) {
  public static final int WEIGHT_MIN = 1;
  public static final int WEIGHT_MAX = 3;
  static final Care USUAL = new Care(null, false, WEIGHT_MIN);

  public Care {
    if (weight < WEIGHT_MIN || weight > WEIGHT_MAX) {
      throw new IllegalArgumentException(
          "expected a weight of %d to %d, found %d".formatted(WEIGHT_MIN, WEIGHT_MAX, weight));
    }
  }

  Care talked(AgentId agent) {
    return byHand ? this : new Care(agent, false, weight);
  }

  Care weighing(int newWeight) {
    return new Care(owner, byHand, newWeight);
  }

  /** Of two cases that are one the heavier counts, and an owner set by hand. */
  Care with(Care other) {
    Care of = (other.byHand && !byHand) || owner == null ? other : this;
    return new Care(of.owner, of.byHand, Math.max(weight, other.weight));
  }
}
