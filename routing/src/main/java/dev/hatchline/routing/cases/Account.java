package dev.hatchline.routing.cases;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An account of the company's, as a customer gives it by keys or says it. Blanks are left out and
 * letters made capital, so that one account has one form in every database.
 *
 * @param number 1 to 40 of {@code 0-9 A-Z - . / _}
 */
public record Account(String number) {
  private static final Pattern FORM = Pattern.compile("[0-9A-Z./_-]{1,40}");

  public Account {
    number = number.replace(" ", "").toUpperCase(Locale.ROOT);
    if (!FORM.matcher(number).matches()) {
      throw new IllegalArgumentException(
          "expected an account of 1 to 40 digits, letters or ./_-, found '" + number + "'");
    }
  }

  @Override
  public String toString() {
    return number;
  }
}
