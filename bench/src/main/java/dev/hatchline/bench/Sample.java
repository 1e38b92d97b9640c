package dev.hatchline.bench;

import java.util.List;

/**
 * Measured values of one kind.
 *
 * @param sorted ascending
 */
record Sample(List<Double> sorted) {
  Sample {
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("expected at least one measured value, found none");
    }
    sorted = sorted.stream().sorted().toList();
  }

  /**
   * The smallest value that at least this share of all values does not exceed (nearest rank).
   *
   * @param share above 0, at most 1
   */
  double quantile(double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
  }

  double median() {
    return quantile(0.5);
  }
}
