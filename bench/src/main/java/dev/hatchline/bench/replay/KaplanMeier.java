package dev.hatchline.bench.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * How long callers are willing to wait, where most were served before their patience ended: the
 * product-limit estimate (E. L. Kaplan, P. Meier, 1958).
 */
final class KaplanMeier {
  /**
   * A wait.
   *
   * @param ended whether patience ended with it; else it would have lasted longer
   */
  record Wait(Duration length, boolean ended) {}

  /** The share whose patience is longer than this; only where it falls. */
  private final NavigableMap<Duration, Double> longer = new TreeMap<>();

  private final Duration longest;

  /**
   * The estimate from these waits.
   *
   * @throws IllegalArgumentException if there are none
   */
  KaplanMeier(List<Wait> waits) {
    if (waits.isEmpty()) {
      throw new IllegalArgumentException("expected at least one wait, found none");
    }
    TreeMap<Duration, int[]> at = new TreeMap<>();
    for (Wait wait : waits) {
      at.computeIfAbsent(wait.length(), _ -> new int[2])[wait.ended() ? 1 : 0]++;
    }
    double share = 1;
    int still = waits.size();
    for (var each : at.entrySet()) {
      int ended = each.getValue()[1];
      if (ended > 0) {
        share *= 1 - (double) ended / still;
        longer.put(each.getKey(), share);
      }
      still -= ended + each.getValue()[0];
    }
    longest = at.lastKey();
  }

  /** The share whose patience is longer than this. */
  double longerThan(Duration wait) {
    var last = longer.floorEntry(wait);
    return last == null ? 1 : last.getValue();
  }

  /** Half wait longer than this; empty when more than half outlast every wait there is. */
  Optional<Duration> median() {
    return longer.entrySet().stream()
        .filter(each -> each.getValue() <= 0.5)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * A patience at random that is longer than this; nothing is known beyond the longest wait there
   * is, and so nobody is taken to wait much longer: a second more than it, or than {@code beyond}.
   */
  Duration draw(RandomGenerator random, Duration beyond) {
    double share = random.nextDouble() * longerThan(beyond);
    // The first at which no more than this share waits on.
    for (var each : longer.tailMap(beyond, false).entrySet()) {
      if (each.getValue() <= share) {
        return each.getKey();
      }
    }
    return (beyond.compareTo(longest) > 0 ? beyond : longest).plusSeconds(1);
  }
}
