package dev.hatchline.app.numbers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.hatchline.call.PhoneNumber;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** By which clock people go who have a number (libphonenumber's data, as of its release). */
public final class NumberZones {
  private static final String NO_REGION = "ZZ";

  private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();
  private final PhoneNumberToTimeZonesMapper zones = PhoneNumberToTimeZonesMapper.getInstance();

  /** All that the number may be in; none if nobody knows. */
  public List<ZoneId> all(PhoneNumber number) {
    try {
      return zones.getTimeZonesForNumber(util.parse(number.e164(), NO_REGION)).stream()
          .filter(zone -> !zone.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()))
          .map(ZoneId::of)
          .toList();
    } catch (NumberParseException | DateTimeException _) {
      return List.of();
    }
  }

  /** Empty where the number may be in several zones, as mobile ones of large countries are. */
  public Optional<ZoneId> of(PhoneNumber number) {
    List<ZoneId> found = all(number);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
