package dev.hatchline.app.data;

import dev.hatchline.app.numbers.NumberCheck;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.store.bulk.Traces;
import java.util.Optional;

/** Whose number it is that an operator types. */
public final class Numbers {
  private final PhoneNumbers numbers;
  private final String region;

  public Numbers(OperatorConfig config) {
    this.numbers = new PhoneNumbers(config);
    this.region = config.region();
  }

  /** In full, or as it is dialled in the company's region; empty if it is no number. */
  public Optional<Traces> traces(String typed) {
    return number(typed).map(number -> new Traces(number, numbers.national(number)));
  }

  /** One in full need not be one that we would call. */
  private Optional<PhoneNumber> number(String typed) {
    return numbers.check(typed, region) instanceof NumberCheck.Valid(PhoneNumber number)
        ? Optional.of(number)
        : PhoneNumber.of(typed.strip());
  }
}
