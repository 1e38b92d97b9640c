package dev.hatchline.app.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.numbers.NumberCheck.Refused;
import dev.hatchline.app.numbers.NumberCheck.Valid;
import dev.hatchline.app.numbers.NumberCheck.Why;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {
  @TempDir Path folder;
  private PhoneNumbers numbers = new PhoneNumbers(OperatorConfig.defaults());

  @BeforeEach
  void ownLines() throws IOException, ConfigException {
    numbers =
        new PhoneNumbers(
            OperatorFile.read(
                Files.writeString(
                    folder.resolve("hatchline.yaml"),
                    """
                    lines:
                      - {number: 1000}
                      - {number: "+4930123456"}
                      - {number: "2025550199", region: US}
                    agents: [{extension: 101}, {extension: 200001}]
                    """)));
  }

  @ParameterizedTest
  @CsvSource({
    "+12025550123, US, +12025550123",
    "2025550123, US, +12025550123",
    "12025550123, US, +12025550123",
    "(202) 555-0123, US, +12025550123",
    "011 49 30 23125123, US, +493023125123",
    "004930 23125123, US, +493023125123",
    "0049 30 23125123, DE, +493023125123",
    "030/23125123, DE, +493023125123",
    "493023125123, DE, +493023125123",
    "001.202.555.0123, DE, +12025550123",
    "+1 202 555 0123, DE, +12025550123",
    "' +1 202 555 0123 ', XX, +12025550123",
    "020 7946 0123, GB, +442079460123",
    "06 6982 0123, IT, +390669820123",
    "+18005550199, US, +18005550199",
  })
  void aNumberIsReadByTheRegion(String text, String region, String number) {
    assertThat(numbers.check(text, region)).isEqualTo(new Valid(new PhoneNumber(number)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', US, EMPTY",
    "'  ', US, EMPTY",
    "anonymous, US, WITHHELD",
    "Anonymous, US, WITHHELD",
    "unknown, US, WITHHELD",
    "Restricted, US, WITHHELD",
    "112, US, EMERGENCY",
    "911, US, EMERGENCY",
    "9 1 1, US, EMERGENCY",
    "112, DE, EMERGENCY",
    "110, DE, EMERGENCY",
    "999, GB, EMERGENCY",
    "110, US, INTERNAL",
    "101, US, INTERNAL",
    "200001, US, INTERNAL",
    "12345, US, INTERNAL",
    "5550123, US, IMPOSSIBLE",
    "+1202555012, US, IMPOSSIBLE",
    "+120255501234, US, IMPOSSIBLE",
    "+10000000000, US, IMPOSSIBLE",
    "+9991234567, US, IMPOSSIBLE",
    "2025550123, XX, IMPOSSIBLE",
    "00000000000, US, IMPOSSIBLE",
    "1000, US, OWN",
    "+4930123456, US, OWN",
    "0049 30 123456, DE, OWN",
    "030 123456, DE, OWN",
    "+12025550199, DE, OWN",
    "+19005550123, US, PREMIUM",
    "0900 1234567, DE, PREMIUM",
    "abc, US, NOT_A_NUMBER",
    "1-800-FLOWERS, US, NOT_A_NUMBER",
    "+12025550123 ext 5, US, NOT_A_NUMBER",
    "*2025550123, US, NOT_A_NUMBER",
    "1202+5550123, US, NOT_A_NUMBER",
    "+, US, NOT_A_NUMBER",
    "٢٠٢٥٥٥٠١٢٣, US, NOT_A_NUMBER",
    "11111111111111111111111111111111111111111, US, NOT_A_NUMBER",
  })
  void aRefusalHasAReason(String text, String region, Why why) {
    assertThat(numbers.check(text, region)).isEqualTo(new Refused(why));
  }

  @Test
  void reasonsAreStableWords() {
    assertThat(Why.NOT_A_NUMBER.word()).isEqualTo("not-a-number");
  }

  @ParameterizedTest
  @CsvSource({
    "+12025550123, 1 202 555 0123",
    "+442079460123, 44 20 7946 0123",
    "+493023125123, 49 30 23125123",
    "+33123456789, 33 1 23 45 67 89",
    "+9991234567, 9991234567",
  })
  void digitsAreReadInGroups(String number, String groups) {
    assertThat(numbers.spokenGroups(new PhoneNumber(number))).isEqualTo(List.of(groups.split(" ")));
  }

  @Test
  void noTextIsAFaultAndEveryGoodNumberHasTheForm() {
    Random random = new Random(11);
    String letters = "+0123456789 ()-./*#a;\u00a0\n";
    String[] regions = {"US", "DE", "GB", "AQ", "XX", "", "us", "001"};
    int good = 0;
    for (int i = 0; i < 60_000; i++) {
      StringBuilder text = new StringBuilder();
      boolean digits = random.nextBoolean();
      int length = random.nextInt(18);
      for (int j = 0; j < length; j++) {
        text.append(
            digits
                ? (char) ('0' + random.nextInt(10))
                : random.nextInt(20) == 0
                    ? (char) random.nextInt(0x10000)
                    : letters.charAt(random.nextInt(letters.length())));
      }
      if (digits && random.nextBoolean()) {
        text.insert(0, "+");
      }
      if (numbers.check(text.toString(), regions[i % regions.length])
          instanceof Valid(PhoneNumber number)) {
        good++;
        assertThat(number.e164()).matches("\\+[1-9][0-9]{6,14}");
        assertThat(String.join("", numbers.spokenGroups(number)))
            .isEqualTo(number.e164().substring(1));
      }
    }
    assertThat(good).isGreaterThan(1000);
  }
}
