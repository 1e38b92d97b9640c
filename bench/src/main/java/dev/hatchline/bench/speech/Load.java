package dev.hatchline.bench.speech;

import dev.hatchline.bench.Sample;
import java.util.List;

/**
 * How a number of listening calls went.
 *
 * @param lateMs the longest that sound waited in each quarter of a second
 * @param cpuSeconds of processor time that all of it took
 */
record Load(List<Double> lateMs, double cpuSeconds) {
  /** Sound that waits longer makes a word heard late. */
  private static final double LATE_MAX_MS = 150;

  private static final double SHARE = 0.95;

  /** Whether nobody is heard late. */
  boolean sustained() {
    return new Sample(lateMs).quantile(SHARE) <= LATE_MAX_MS;
  }
}
