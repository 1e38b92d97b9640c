package dev.hatchline.metrics.measure;

import java.time.Duration;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * Callers in line, summed up. Who joined the line is offered; who was still in it at the last event
 * is in {@link #open} alone.
 *
 * @param target T of the service levels
 * @param shortCut who left within that time had hardly come: given beside abandonment, not taken
 *     out of it
 * @param offered those whose time in line is over
 * @param answeredInTime within T, T included; likewise {@code abandonedInTime}
 * @param waits of the answered
 * @param abandonedWaits of the abandoned
 */
public record QueueFigures(
    Duration target,
    Duration shortCut,
    int offered,
    int answered,
    int answeredInTime,
    int abandoned,
    int abandonedInTime,
    int abandonedShort,
    int promised,
    int messages,
    int elsewhere,
    int open,
    Spread waits,
    Spread abandonedWaits) {
  /** {@link #shortCut} where nobody says otherwise. */
  public static final Duration SHORT_ABANDON = Duration.ofSeconds(5);

  /** Sums up. */
  public static QueueFigures of(Collection<Offer> offers, Duration target, Duration shortCut) {
    QueueTally tally = new QueueTally(target, shortCut);
    offers.forEach(tally::add);
    return tally.figures();
  }

  /** A share, 0 to 1; empty when it would be one of nothing. */
  public OptionalDouble serviceLevel(ServiceLevel formula) {
    return switch (formula) {
      case OF_ANSWERED -> share(answeredInTime, answered);
      case OF_OFFERED -> share(answeredInTime, offered);
      case OF_ENDED -> share(answeredInTime + abandonedInTime, answered + abandoned);
    };
  }

  /** Left the line before a person ÷ offered, 0 to 1. */
  public OptionalDouble abandonment() {
    return share(abandoned, offered);
  }

  /** The same without those who left within {@link #shortCut}, above and below the line. */
  public OptionalDouble abandonmentWithoutShort() {
    return share(abandoned - abandonedShort, offered - abandonedShort);
  }

  static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }
}
