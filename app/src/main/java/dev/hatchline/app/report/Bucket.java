package dev.hatchline.app.report;

import dev.hatchline.metrics.measure.CallFigures;
import dev.hatchline.metrics.measure.CallTally;
import dev.hatchline.metrics.measure.MeasuredCall;
import dev.hatchline.metrics.measure.Offer;
import dev.hatchline.metrics.measure.PromiseFigures;
import dev.hatchline.metrics.measure.QueueFigures;
import dev.hatchline.metrics.measure.QueueTally;
import dev.hatchline.metrics.measure.ServiceLevel;
import java.time.Duration;
import java.util.function.Function;

/** Everything of one part of a period, summed up as it comes by; each queue has a T of its own. */
final class Bucket {
  private final Function<String, Duration> targets;
  private final QueueTally queue = new QueueTally(ServiceLevel.TARGET, QueueFigures.SHORT_ABANDON);
  private final CallTally calls = new CallTally();
  private final PromiseFigures.Tally promises = new PromiseFigures.Tally();

  Bucket(Function<String, Duration> targets) {
    this.targets = targets;
  }

  void add(MeasuredCall call) {
    calls.add(call);
    for (Offer offer : call.offers()) {
      queue.add(offer, targets.apply(offer.queue()));
    }
  }

  PromiseFigures.Tally promises() {
    return promises;
  }

  QueueFigures queue() {
    return queue.figures();
  }

  CallFigures calls() {
    return calls.figures();
  }
}
