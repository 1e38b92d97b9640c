package dev.hatchline.app.call;

import dev.hatchline.app.numbers.NumberCheck;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.Business.PhoneCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The numbers that one caller names, by the rules of dialling. */
final class CallNumbers {
  private static final Logger log = LoggerFactory.getLogger(CallNumbers.class);

  private final CallServices services;
  private final String region;
  private final CallTongue tongue;

  /** {@code region}: of the line, where numbers are dialled without a country. */
  CallNumbers(CallServices services, String region, CallTongue tongue) {
    this.services = services;
    this.region = region;
    this.tongue = tongue;
  }

  PhoneCheck phone(String digits) {
    return switch (services.numbers().check(digits, region)) {
      case NumberCheck.Valid(PhoneNumber number) ->
          new PhoneCheck.Accepted(new Value.Phone(number.e164()));
      case NumberCheck.Refused(var why) -> new PhoneCheck.Refused(why.sentence(tongue.sentences()));
    };
  }

  PhoneCheck callable(Value.Phone number) {
    return PhoneNumber.of(number.plain())
        .flatMap(services.callbacks()::shut)
        .map(why -> tongue.sentences().orEnglish("number.other", why))
        .<PhoneCheck>map(PhoneCheck.Refused::new)
        .orElseGet(() -> new PhoneCheck.Accepted(number));
  }

  /** Who is asked whether one may be is asked once for each. */
  PhoneCheck transferable(Value.Phone number) {
    int most = services.config().dial().transfersPerHour();
    PhoneCheck ruled = callable(number);
    boolean free =
        ruled instanceof PhoneCheck.Accepted
            && services.calls().outside().take(most, services.clock().instant());
    if (ruled instanceof PhoneCheck.Accepted && !free) {
      log.warn("expected at most {} transfers an hour, found one more: it is not dialled", most);
      return new PhoneCheck.Refused("");
    }
    return ruled;
  }
}
