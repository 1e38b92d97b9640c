package dev.hatchline.metrics.measure;

import java.time.Duration;

/**
 * Sums up callers in line one after the other, keeping of each no more than its wait: for periods
 * whose calls do not fit into memory.
 */
public final class QueueTally {
  private final Duration target;
  private final Duration shortCut;
  private final Spread.Tally waits = new Spread.Tally();
  private final Spread.Tally abandonedWaits = new Spread.Tally();
  private int offered;
  private int answered;
  private int answeredInTime;
  private int abandoned;
  private int abandonedInTime;
  private int abandonedShort;
  private int promised;
  private int messages;
  private int elsewhere;
  private int open;

  /** As in {@link QueueFigures}. */
  public QueueTally(Duration target, Duration shortCut) {
    this.target = target;
    this.shortCut = shortCut;
  }

  /** One more. */
  public void add(Offer offer) {
    add(offer, target);
  }

  /**
   * One more, of a queue that has another T than the others that are summed up with it.
   *
   * @param itsTarget by which it is in time
   */
  public void add(Offer offer, Duration itsTarget) {
    if (offer.outcome() == Offer.Outcome.OPEN) {
      open++;
      return;
    }
    offered++;
    switch (offer.outcome()) {
      case ANSWERED -> answered(offer.waited(), itsTarget);
      case ABANDONED -> abandoned(offer.waited(), itsTarget);
      case PROMISED -> promised++;
      case MESSAGE -> messages++;
      case ELSEWHERE -> elsewhere++;
      case OPEN -> throw new IllegalStateException("an open one is not offered");
    }
  }

  private void answered(Duration wait, Duration itsTarget) {
    answered++;
    answeredInTime += within(wait, itsTarget);
    waits.add(wait);
  }

  private void abandoned(Duration wait, Duration itsTarget) {
    abandoned++;
    abandonedInTime += within(wait, itsTarget);
    abandonedShort += within(wait, shortCut);
    abandonedWaits.add(wait);
  }

  private static int within(Duration wait, Duration limit) {
    return wait.compareTo(limit) <= 0 ? 1 : 0;
  }

  /** Of what was added so far. */
  public QueueFigures figures() {
    return new QueueFigures(
        target,
        shortCut,
        offered,
        answered,
        answeredInTime,
        abandoned,
        abandonedInTime,
        abandonedShort,
        promised,
        messages,
        elsewhere,
        open,
        waits.spread(),
        abandonedWaits.spread());
  }
}
