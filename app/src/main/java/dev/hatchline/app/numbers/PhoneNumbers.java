package dev.hatchline.app.numbers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import dev.hatchline.app.numbers.NumberCheck.Refused;
import dev.hatchline.app.numbers.NumberCheck.Valid;
import dev.hatchline.app.numbers.NumberCheck.Why;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks numbers by the plans of all countries (libphonenumber's data, as of its release).
 *
 * <p>A number is good when its country's plan has it, range and length ("valid"), not only when it
 * has a length that occurs there ("possible"): a slip in dialling mostly leaves the ranges, and a
 * promise to call such a number could not be kept. Numbers kept for examples, such as {@code
 * +12025550123}, lie in ordinary ranges and are good.
 */
public final class PhoneNumbers {
  /** Nobody dials so many keys, and no network shows so much. */
  private static final int TEXT_MAX = 40;

  /** What is all digits and shorter is dialled inside a company only, or a short code. */
  private static final int PUBLIC_MIN = 7;

  private static final Pattern FORM = Pattern.compile("\\+?[0-9 \\u00a0()./-]*[0-9][ )]*");
  private static final Pattern SHORT = Pattern.compile("[0-9]{1," + (PUBLIC_MIN - 1) + "}");
  private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");

  /** What networks and Asterisk show in place of a number (RFC 3323, 4.1 among them). */
  private static final Set<String> WITHHELD =
      Set.of(
          "anonymous",
          "unknown",
          "restricted",
          "private",
          "unavailable",
          "withheld",
          "blocked",
          "not available",
          "anonymous@anonymous.invalid");

  private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();
  private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();
  private final Set<String> extensions;
  private final Set<String> own = new HashSet<>();

  public PhoneNumbers(OperatorConfig config) {
    extensions =
        config.agents().stream().map(OperatorConfig.Agent::extension).collect(Collectors.toSet());
    for (OperatorConfig.Line line : config.lines()) {
      own.add(line.number());
      parsed(line.number(), line.region()).map(this::e164).ifPresent(own::add);
    }
  }

  /**
   * Checks what was dialled or shown.
   *
   * @param text {@code +49…}, {@code 0049…} or national, with spaces, brackets, dots, dashes or
   *     slashes; whatever else it holds is refused
   * @param region ISO 3166 country, two letters, in which a national number is read
   */
  public NumberCheck check(String text, String region) {
    String shown = text.strip();
    if (shown.isEmpty()) {
      return new Refused(Why.EMPTY);
    }
    if (WITHHELD.contains(shown.toLowerCase(Locale.ROOT))) {
      return new Refused(Why.WITHHELD);
    }
    if (shown.length() > TEXT_MAX || !FORM.matcher(shown).matches()) {
      return new Refused(Why.NOT_A_NUMBER);
    }
    return dialled(shown, region);
  }

  private NumberCheck dialled(String shown, String region) {
    String digits = NOT_DIGITS.matcher(shown).replaceAll("");
    String plain = shown.startsWith("+") ? "+" + digits : digits;
    if (shortNumbers.isEmergencyNumber(plain, region)) {
      return new Refused(Why.EMERGENCY);
    }
    if (own.contains(plain)) {
      return new Refused(Why.OWN);
    }
    if (extensions.contains(plain) || SHORT.matcher(plain).matches()) {
      return new Refused(Why.INTERNAL);
    }
    return parsed(plain, region).map(this::judge).orElseGet(() -> new Refused(Why.IMPOSSIBLE));
  }

  private NumberCheck judge(Phonenumber.PhoneNumber parsed) {
    Optional<PhoneNumber> number = PhoneNumber.of(e164(parsed));
    if (number.isEmpty()) {
      return new Refused(Why.IMPOSSIBLE);
    }
    if (own.contains(number.get().e164())) {
      return new Refused(Why.OWN);
    }
    PhoneNumberType type = util.getNumberType(parsed);
    return type == PhoneNumberType.PREMIUM_RATE || type == PhoneNumberType.SHARED_COST
        ? new Refused(Why.PREMIUM)
        : new Valid(number.get());
  }

  /**
   * The number that some country's plan has; two zeros are tried for a plus where the region's own
   * way out is another, such as 011.
   */
  private Optional<Phonenumber.PhoneNumber> parsed(String plain, String region) {
    return Stream.of(plain, plain.startsWith("00") ? "+" + plain.substring(2) : plain)
        .distinct()
        .flatMap(text -> parse(text, region).stream())
        .filter(util::isValidNumber)
        .findFirst();
  }

  private Optional<Phonenumber.PhoneNumber> parse(String text, String region) {
    try {
      return Optional.of(util.parse(text, region));
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }

  private String e164(Phonenumber.PhoneNumber number) {
    return util.format(number, PhoneNumberFormat.E164);
  }

  /** The digits without those of the country; all of them if no country has the number. */
  public String national(PhoneNumber number) {
    return parse(number.e164(), "ZZ")
        .map(util::getNationalSignificantNumber)
        .orElse(number.e164().substring(1));
  }

  /**
   * The digits in groups, as they are read back: {@code 1, 202, 555, 0123}; the first is the
   * country's.
   */
  public List<String> spokenGroups(PhoneNumber number) {
    String written =
        parse(number.e164(), "ZZ")
            .map(parsed -> util.format(parsed, PhoneNumberFormat.INTERNATIONAL))
            .orElse(number.e164());
    return NOT_DIGITS.splitAsStream(written).filter(group -> !group.isEmpty()).toList();
  }
}
