package dev.hatchline.metrics.measure;

import java.util.Collection;
import java.util.OptionalDouble;

/**
 * Calls, summed up.
 *
 * @param calls all, ended or not
 * @param served those who talked to a person
 * @param zeroOuts those who left the automation for a person
 * @param repeats values that callers had to give again, of all calls
 * @param noInputs times that nothing came; likewise {@code noMatches}, that it was not understood
 * @param timeToHuman from each first wish for a person to hearing one
 * @param talks lengths of conversations, holding included
 * @param toldKnown waits told that can be judged
 * @param toldInside of those, the ones whose person came inside the range
 */
public record CallFigures(
    int calls,
    int served,
    int zeroOuts,
    int repeats,
    int noInputs,
    int noMatches,
    Spread timeToHuman,
    Spread talks,
    int toldKnown,
    int toldInside) {
  /** Sums up. */
  public static CallFigures of(Collection<MeasuredCall> calls) {
    CallTally tally = new CallTally();
    calls.forEach(tally::add);
    return tally.figures();
  }

  /** Inside ÷ judged, 0 to 1; empty when none can be judged. */
  public OptionalDouble estimatesHit() {
    return QueueFigures.share(toldInside, toldKnown);
  }

  /** Values given again ÷ calls. */
  public OptionalDouble repeatsPerCall() {
    return QueueFigures.share(repeats, calls);
  }
}
