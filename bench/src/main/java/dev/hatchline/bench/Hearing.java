package dev.hatchline.bench;

import dev.hatchline.phones.meter.MeterCall;
import java.util.ArrayList;
import java.util.List;

/**
 * How well callers heard in a window of time, all of them together.
 *
 * @param packets received ÷ expected (one each 20 ms)
 * @param gapP99Ms between two packets of the same caller, 99th percentile (ms)
 * @param worstPackets the same share for the caller who got the fewest
 */
record Hearing(double packets, double gapP99Ms, double worstPackets) {
  private static final double PACKET_NANOS = 20e6;
  private static final double PACKETS_MIN = 0.995;
  private static final double GAP_MAX_MS = 40;

  static Hearing of(List<MeterCall> calls, long from, long to) {
    return of(calls.stream().map(call -> call.packets(from, to)).toList(), (double) (to - from));
  }

  /**
   * From the moments of each caller's packets (ns).
   *
   * @param nanos the length of the window
   */
  static Hearing of(List<long[]> callers, double nanos) {
    List<Double> gaps = new ArrayList<>();
    double received = 0;
    double fewest = Double.MAX_VALUE;
    for (long[] packets : callers) {
      received += packets.length;
      fewest = Math.min(fewest, packets.length);
      for (int i = 1; i < packets.length; i++) {
        gaps.add((packets[i] - packets[i - 1]) / 1e6);
      }
    }
    double expected = nanos / PACKET_NANOS;
    double gap = gaps.isEmpty() ? Double.MAX_VALUE : new Sample(gaps).quantile(0.99);
    return new Hearing(received / expected / callers.size(), gap, fewest / expected);
  }

  /** Whether nobody would complain. */
  boolean good() {
    return packets >= PACKETS_MIN && gapP99Ms <= GAP_MAX_MS;
  }
}
