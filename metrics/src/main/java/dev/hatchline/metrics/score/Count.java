package dev.hatchline.metrics.score;

/**
 * So many of so many.
 *
 * @param part zero up to {@code whole}
 */
public record Count(long part, long whole) {
  public static final Count NONE = new Count(0, 0);

  public Count {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException("expected a part of " + whole + ", found " + part);
    }
  }

  /** One case, which is of the part or is not. */
  static Count one(boolean isPart) {
    return new Count(isPart ? 1 : 0, 1);
  }

  Count plus(Count other) {
    return new Count(part + other.part, whole + other.whole);
  }
}
