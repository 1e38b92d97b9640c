package dev.hatchline.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The same thing measured on both sides (ms). */
record Compared(Sample ours, Sample bare) {
  /**
   * Measures by turns, so that whatever else the machine does falls on both.
   *
   * @param rounds at least 2: one round would be all of one side, and then all of the other
   */
  static <T> Map<Side, List<T>> byTurns(int rounds, Function<Side, List<T>> once) {
    if (rounds < 2) {
      throw new IllegalArgumentException("expected at least 2 rounds, found " + rounds);
    }
    Map<Side, List<T>> found = new EnumMap<>(Side.class);
    for (int round = 0; round < rounds; round++) {
      for (Side side : Side.values()) {
        found.computeIfAbsent(side, _ -> new ArrayList<>()).addAll(once.apply(side));
      }
    }
    return found;
  }

  /** One value of each thing measured. */
  static <T> Compared of(Map<Side, List<T>> found, ToDoubleFunction<T> value) {
    return new Compared(sample(found, Side.OURS, value), sample(found, Side.BARE, value));
  }

  private static <T> Sample sample(Map<Side, List<T>> found, Side side, ToDoubleFunction<T> value) {
    return new Sample(
        found.getOrDefault(side, List.of()).stream().mapToDouble(value).boxed().toList());
  }

  @Override
  public String toString() {
    return "p50 %.1f ms, bare %.1f ms; p99 %.1f ms, bare %.1f ms"
        .formatted(ours.median(), bare.median(), ours.quantile(0.99), bare.quantile(0.99));
  }

  /** To be reached: at this quantile, at most so much, whatever the bare side does. */
  Target within(String what, double share, double most) {
    return new Target(what, "ms", ours.quantile(share), bare.quantile(share), most, true);
  }

  /** Nothing to be reached. */
  Target told(String what, double share) {
    return Target.none(what, "ms", ours.quantile(share), bare.quantile(share));
  }

  /** To be reached: at this quantile, at most so much more than the bare side. */
  Target near(String what, double share, double more) {
    double other = bare.quantile(share);
    return new Target(what, "ms", ours.quantile(share), other, other + more, true);
  }
}
