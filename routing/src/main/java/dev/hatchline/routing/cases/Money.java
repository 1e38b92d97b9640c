package dev.hatchline.routing.cases;

import java.util.regex.Pattern;

/**
 * An amount above zero.
 *
 * @param minor in the smallest unit, such as cents; at most {@link #MINOR_MAX}
 * @param currency ISO 4217, such as {@code EUR}
 */
public record Money(long minor, String currency) {
  /** So that no sum of a case overflows. */
  public static final long MINOR_MAX = 1_000_000_000_000L;

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  public Money {
    if (minor < 1 || minor > MINOR_MAX || !CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException(
          "expected 1 to %d of a currency such as EUR, found %d '%s'"
              .formatted(MINOR_MAX, minor, currency));
    }
  }

  @Override
  public String toString() {
    return minor + " minor units of " + currency;
  }
}
