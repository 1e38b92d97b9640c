package dev.hatchline.app.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.PhoneNumber;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberZonesTest {
  private final NumberZones zones = new NumberZones();

  @ParameterizedTest
  @CsvSource({
    "+12025550123, America/New_York",
    "+14155550123, America/Los_Angeles",
    "+493012345678, Europe/Berlin",
    "+81312345678, Asia/Tokyo",
  })
  void numberOfOnePlaceGoesByTheClockOfThatPlace(String number, ZoneId zone) {
    assertThat(zones.of(new PhoneNumber(number))).contains(zone);
  }

  /** Free of charge, of the sea, and of a country with several zones. */
  @ParameterizedTest
  @ValueSource(strings = {"+18005550123", "+870773111632", "+79161234567"})
  void numberThatMayBeAnywhereGoesByNone(String number) {
    assertThat(zones.of(new PhoneNumber(number))).isEmpty();
  }
}
