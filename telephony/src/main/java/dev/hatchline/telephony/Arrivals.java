package dev.hatchline.telephony;

/** The engine's door for callers. */
@FunctionalInterface
public interface Arrivals {
  /**
   * A caller has come. Called on the call's own virtual thread before anything else is done with
   * the leg; it must return within 1 s. An exception leaves the caller to Asterisk, as does {@code
   * leg.finish(FinishAs.PEOPLE)}.
   *
   * @return who hears the events of this leg
   */
  LegListener arrived(Leg leg);
}
