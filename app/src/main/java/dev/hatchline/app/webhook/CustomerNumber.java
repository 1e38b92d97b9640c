package dev.hatchline.app.webhook;

/**
 * A customer's number, which not every receiver may see whole.
 *
 * @param full as the network shows it, cut at {@link #CHARS_MAX} characters
 */
record CustomerNumber(String full) {
  /** The network may show anything; a number is shorter. */
  private static final int CHARS_MAX = 80;

  /** Of a shorter one the last digits would tell too much. */
  private static final int DIGITS_LEAST = 7;

  private static final int DIGITS_TOLD = 3;
  private static final String STARS = "***";

  CustomerNumber {
    full = full.length() > CHARS_MAX ? full.substring(0, CHARS_MAX) : full;
  }

  /** Stars, and the last three digits. */
  String masked() {
    String digits = full.replaceAll("[^0-9]", "");
    return digits.length() < DIGITS_LEAST
        ? STARS
        : STARS + digits.substring(digits.length() - DIGITS_TOLD);
  }
}
