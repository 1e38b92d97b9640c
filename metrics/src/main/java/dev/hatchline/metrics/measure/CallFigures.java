package dev.hatchline.metrics.measure;

import dev.hatchline.call.WaitVerdict;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

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
    List<ToldWait> told = all(calls, MeasuredCall::told).filter(ToldWait::known).toList();
    return new CallFigures(
        calls.size(),
        (int) calls.stream().filter(call -> !call.talks().isEmpty()).count(),
        (int) calls.stream().filter(call -> !call.zeroOuts().isEmpty()).count(),
        (int) all(calls, MeasuredCall::givenAgain).count(),
        (int) all(calls, MeasuredCall::noInputs).count(),
        (int) all(calls, MeasuredCall::noMatches).count(),
        Spread.of(all(calls, MeasuredCall::toHuman).toList()),
        Spread.of(all(calls, MeasuredCall::talks).map(Talk::length).toList()),
        told.size(),
        (int) told.stream().filter(each -> each.verdict() == WaitVerdict.INSIDE).count());
  }

  /** Inside ÷ judged, 0 to 1; empty when none can be judged. */
  public OptionalDouble estimatesHit() {
    return QueueFigures.share(toldInside, toldKnown);
  }

  /** Values given again ÷ calls. */
  public OptionalDouble repeatsPerCall() {
    return QueueFigures.share(repeats, calls);
  }

  private static <T> Stream<T> all(
      Collection<MeasuredCall> calls, Function<MeasuredCall, List<T>> of) {
    return calls.stream().map(of).flatMap(List::stream);
  }
}
