package dev.hatchline.call;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number of the public telephone network in full (E.164), such as {@code +12025550123}.
 *
 * @param e164 a plus and 7 to 15 digits, the first not 0
 */
public record PhoneNumber(String e164) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  public PhoneNumber {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException(
          "expected a number such as +12025550123, found '" + e164 + "'");
    }
  }

  /** Empty if the text has not the form. */
  public static Optional<PhoneNumber> of(String text) {
    return E164.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return e164;
  }
}
