package dev.hatchline.routing.sim;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Callers at random: times between them, handling and patience of exponential length.
 *
 * @param rate callers per second, at a time
 * @param handling mean, seconds, at a time
 * @param patience mean, seconds; 0 for those who never give up
 */
record Traffic(
    ToDoubleFunction<Instant> rate, ToDoubleFunction<Instant> handling, double patience) {
  /** The same at any time. */
  static Traffic steady(double rate, double handling, double patience) {
    return new Traffic(_ -> rate, _ -> handling, patience);
  }

  /** Without end; the first at the given time. */
  Iterator<Arrival> from(Instant begin, Random random) {
    return Stream.iterate(
            arrival(random, begin, 0),
            last ->
                arrival(
                    random,
                    next(random, last.entry().joinedAt()),
                    last.entry().firstRing().sequence() + 1))
        .iterator();
  }

  private Instant next(Random random, Instant last) {
    return last.plus(exponential(random, 1 / rate.applyAsDouble(last)));
  }

  private Arrival arrival(Random random, Instant at, long number) {
    return new Arrival(
        new QueueEntry(new CallId(new UUID(0, number)), "people", new FirstRing(at, number), at),
        exponential(random, handling.applyAsDouble(at)),
        patience == 0 ? Arrival.ENDLESS : exponential(random, patience));
  }

  private static Duration exponential(Random random, double meanSeconds) {
    return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) * meanSeconds * 1e9));
  }
}
