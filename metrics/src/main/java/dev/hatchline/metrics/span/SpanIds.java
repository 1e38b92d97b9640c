package dev.hatchline.metrics.span;

import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Names of a call's trace and spans (w3.org/TR/trace-context), all of them from the call's own: the
 * trace's is the call's UUID without its hyphens, so that whoever has one finds the other, and the
 * whole call's span has its last 16 digits, so that every engine that had a part of the call knows
 * it.
 */
public final class SpanIds {
  /** The odd number nearest to 2^64 divided by the golden ratio, as SplitMix64 has it. */
  private static final long STRIDE = 0x9E3779B97F4A7C15L;

  private long state;

  /**
   * Of the spans of one engine.
   *
   * @param since when it first knew of the call: another engine's are others
   */
  SpanIds(CallId call, Instant since) {
    state = mixed(whole(call) ^ mixed(since.getEpochSecond() * 1_000_000_000 + since.getNano()));
  }

  long next() {
    state += STRIDE;
    long id = mixed(state);
    return id == Span.NONE ? next() : id;
  }

  /** A finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Numbers, 2014). */
  private static long mixed(long value) {
    long once = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
    return twice ^ (twice >>> 31);
  }

  /** The span of the whole call; never {@link Span#NONE}, as a UUID's variant is among its bits. */
  public static long whole(CallId call) {
    return call.value().getLeastSignificantBits();
  }

  /** The trace's name: 32 digits. */
  public static String trace(CallId call) {
    return call.toString().replace("-", "");
  }

  /** The value of the header {@code traceparent} for what is asked in this span. */
  public static String traceparent(CallId call, long span) {
    return "00-" + trace(call) + "-" + HexFormat.of().toHexDigits(span) + "-01";
  }
}
