package dev.hatchline.metrics.measure;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Promises to call, summed up.
 *
 * @param promised all
 * @param open of those, the ones that are still owed
 * @param kept connected to a person by the deadline that was told
 * @param late connected later
 * @param broken given up, or nobody knows how it ended
 * @param cancelled not wanted any more, or the customer's own call took the place
 * @param promiseToConnect of the kept and late: from the promise, or from the time that the
 *     customer named, to the conversation
 */
public record PromiseFigures(
    int promised,
    int open,
    int kept,
    int late,
    int broken,
    int cancelled,
    Spread promiseToConnect) {

  /** What became of a promise. */
  public enum Outcome {
    OPEN,
    KEPT,
    LATE,
    BROKEN,
    CANCELLED
  }

  /** Kept ÷ (kept + late + broken), 0 to 1; empty when there is none of them. */
  public OptionalDouble keptShare() {
    return QueueFigures.share(kept, (long) kept + late + broken);
  }

  /** Sums up one after the other. */
  public static final class Tally {
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Spread.Tally connects = new Spread.Tally();

    /**
     * One more.
     *
     * @param after so long the customer waited for the conversation; absent if there was none
     */
    public void add(Outcome outcome, @Nullable Duration after) {
      outcomes.merge(outcome, 1, Integer::sum);
      if (after != null) {
        connects.add(after);
      }
    }

    private int of(Outcome outcome) {
      return outcomes.getOrDefault(outcome, 0);
    }

    /** Of what was added so far. */
    public PromiseFigures figures() {
      return new PromiseFigures(
          outcomes.values().stream().mapToInt(Integer::intValue).sum(),
          of(Outcome.OPEN),
          of(Outcome.KEPT),
          of(Outcome.LATE),
          of(Outcome.BROKEN),
          of(Outcome.CANCELLED),
          connects.spread());
    }
  }
}
