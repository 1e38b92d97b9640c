package dev.hatchline.routing.cases;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose case it is.
 *
 * @param number that the customer rang from first; absent when it was withheld
 * @param account that they gave, or that was found for them
 * @param language a BCP 47 tag, such as {@code pt-BR}; at most {@link #LANGUAGE_CHARS_MAX}
 *     characters
 */
public record Customer(
    @Nullable PhoneNumber number, @Nullable Account account, @Nullable String language) {
  public static final int LANGUAGE_CHARS_MAX = 35;

  public Customer {
    if (language != null) {
      Text.within(language, LANGUAGE_CHARS_MAX, "a language");
    }
  }

  /** Of whom only the number is known. */
  public static Customer of(PhoneNumber number) {
    return new Customer(number, null, null);
  }

  /** Nothing tells them from anybody else. */
  public boolean anonymous() {
    return number == null && account == null;
  }

  /**
   * What one customer is known by: the account, else the number. One number may serve many
   * accounts, as that of an office does.
   */
  Optional<String> key() {
    if (account != null) {
      return Optional.of("account " + account);
    }
    return number == null ? Optional.empty() : Optional.of("number " + number);
  }

  boolean otherAccountThan(Customer other) {
    return account != null && other.account != null && !account.equals(other.account);
  }

  boolean sameAccountAs(Customer other) {
    return account != null && account.equals(other.account);
  }

  /** What this one does not know of itself is taken from the other. */
  Customer or(Customer other) {
    return new Customer(
        number == null ? other.number : number,
        account == null ? other.account : account,
        language == null ? other.language : language);
  }

  Customer with(Account given) {
    return new Customer(number, given, language);
  }

  Customer speaking(String chosen) {
    return new Customer(number, account, chosen);
  }
}
