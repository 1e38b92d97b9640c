package dev.hatchline.call.control;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the flow has got for its caller in line besides a place.
 *
 * @param priority the caller stands in line as if they had rung so much earlier, besides {@link
 *     Call#credit}
 * @param skills what who answers is to be able to do, each with its least level
 * @param says whether something of the flow's is said once the place has been told
 * @param offers what can be done instead of waiting
 * @param offerAfter the choices are offered for the first time so long after joining; absent for
 *     what {@link LinePolicy} says
 */
public record LineGrant(
    Duration priority,
    Map<String, Integer> skills,
    boolean says,
    Set<Offer> offers,
    @Nullable Duration offerAfter) {
  /** What everybody has. */
  public static final LineGrant NONE =
      new LineGrant(Duration.ZERO, Map.of(), false, Set.of(Offer.values()), null);

  /** What everybody has who wants somebody with these skills, at these levels at least. */
  static LineGrant of(Map<String, Integer> skills) {
    return new LineGrant(Duration.ZERO, skills, false, NONE.offers(), null);
  }

  public LineGrant {
    skills = Map.copyOf(skills);
    offers = Set.copyOf(offers);
    if (priority.isNegative()) {
      throw new IllegalArgumentException("expected a time of 0 s or more, found " + priority);
    }
  }

  boolean offers(Offer one) {
    return offers.contains(one);
  }

  /** What a caller in line can do. */
  public enum Offer {
    /** Use the automation meanwhile. */
    AUTOMATION,
    /** Be called back. */
    CALLBACK,
    /** Leave a message. */
    MESSAGE
  }
}
