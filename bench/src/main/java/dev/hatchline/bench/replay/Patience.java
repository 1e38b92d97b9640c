package dev.hatchline.bench.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * How long callers wait before they hang up, by queue: those who hung up tell theirs, those who
 * were served a lower bound of it. Who was served at once tells nothing.
 */
final class Patience {
  private final Map<String, KaplanMeier> byQueue = new TreeMap<>();
  private final KaplanMeier all;

  Patience(List<BankCall> calls) {
    Map<String, List<KaplanMeier.Wait>> waits = new TreeMap<>();
    List<KaplanMeier.Wait> together = new ArrayList<>();
    for (BankCall call : calls) {
      KaplanMeier.Wait wait = new KaplanMeier.Wait(call.waited(), call.service() == null);
      waits.computeIfAbsent(call.type().queue(), _ -> new ArrayList<>()).add(wait);
      together.add(wait);
    }
    waits.forEach((queue, each) -> byQueue.put(queue, new KaplanMeier(each)));
    all = new KaplanMeier(together);
  }

  /** Longer than this, which the caller has waited. */
  Duration draw(CallType type, RandomGenerator random, Duration beyond) {
    return byQueue.getOrDefault(type.queue(), all).draw(random, beyond);
  }

  /** The median patience of each queue, for the reader; a queue without one is left out. */
  Map<String, Duration> medians() {
    Map<String, Duration> medians = new TreeMap<>();
    byQueue.forEach((queue, estimate) -> estimate.median().ifPresent(at -> medians.put(queue, at)));
    return medians;
  }
}
