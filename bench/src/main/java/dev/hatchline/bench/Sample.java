package dev.hatchline.bench;

import java.util.List;

/**
 * Measured values of one kind.
 *
 * @param sorted ascending
 */
public record Sample(List<Double> sorted) {
  public Sample {
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
  public double quantile(double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
  }

  public double median() {
    return quantile(0.5);
  }

  public double mean() {
    return sorted.stream().mapToDouble(Double::doubleValue).sum() / sorted.size();
  }
}
