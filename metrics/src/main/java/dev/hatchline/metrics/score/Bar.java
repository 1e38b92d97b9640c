package dev.hatchline.metrics.score;

/**
 * What a share is held to; the border itself is inside. Compared in whole numbers: 95 % of 20 is
 * 19, and no rounding decides.
 *
 * @param percent 0 to 100
 */
public record Bar(Side side, int percent) {
  /** On which side of it is good. */
  public enum Side {
    AT_LEAST,
    AT_MOST
  }

  static final Bar ALL = atLeast(100);
  static final Bar NONE = atMost(0);

  public Bar {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("expected 0 to 100 percent, found " + percent);
    }
  }

  static Bar atLeast(int percent) {
    return new Bar(Side.AT_LEAST, percent);
  }

  static Bar atMost(int percent) {
    return new Bar(Side.AT_MOST, percent);
  }

  boolean met(Count count) {
    long share = Math.multiplyExact(count.part(), 100L);
    long bar = Math.multiplyExact(count.whole(), (long) percent);
    return switch (side) {
      case AT_LEAST -> share >= bar;
      case AT_MOST -> share <= bar;
    };
  }

  /** How many of these count against it. */
  long against(Count count) {
    return switch (side) {
      case AT_LEAST -> count.whole() - count.part();
      case AT_MOST -> count.part();
    };
  }
}
