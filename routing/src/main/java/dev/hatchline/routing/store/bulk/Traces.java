package dev.hatchline.routing.store.bulk;

import dev.hatchline.call.PhoneNumber;
import java.util.regex.Pattern;

/**
 * How one number may stand somewhere: in full, national, with a way out before it, with spaces and
 * brackets between its digits.
 *
 * <pre>
 *   +1 202 555 0123    001 (202) 555-0123    011 1 202 555 0123    202.555.0123    02025550123
 * </pre>
 */
public final class Traces {
  private static final String GAP = "[ \\u00a0().,/-]{0,3}";
  private static final String ERASED = "erased";

  private final PhoneNumber number;
  private final Pattern pattern;

  /**
   * The traces of a number.
   *
   * @param national its digits without the country's, at least four, such as {@code 2025550123}
   */
  public Traces(PhoneNumber number, String national) {
    if (!national.matches("[0-9]{4,15}") || !number.e164().endsWith(national)) {
      throw new IllegalArgumentException(
          "expected the last digits of a number, four at least, found " + national.length());
    }
    String country = number.e164().substring(1, number.e164().length() - national.length());
    this.number = number;
    this.pattern =
        Pattern.compile(
            "(?<![0-9])(?:(?:\\+|00|011)?%s%s)?%s\\(?0?\\)?%s%s(?![0-9])"
                .formatted(GAP, spaced(country), GAP, GAP, spaced(national)));
  }

  private static String spaced(String digits) {
    return String.join(GAP, digits.split(""));
  }

  public PhoneNumber number() {
    return number;
  }

  /** Whether this is the number and nothing else. */
  public boolean is(String shown) {
    return pattern.matcher(shown.strip()).matches();
  }

  /** Whether the number stands somewhere in the text. */
  public boolean in(String text) {
    return pattern.matcher(text).find();
  }

  /** The text without the number. */
  public String erased(String text) {
    return pattern.matcher(text).replaceAll(ERASED);
  }

  /** The same with an x for each character, so that nothing behind it moves. */
  public String crossedOut(String text) {
    return pattern.matcher(text).replaceAll(found -> "x".repeat(found.group().length()));
  }

  /** Nothing of it may reach a log. */
  @Override
  public String toString() {
    return "Traces";
  }
}
