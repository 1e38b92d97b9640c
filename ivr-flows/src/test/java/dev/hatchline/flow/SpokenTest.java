package dev.hatchline.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7",
        "4711 | 4 7 1 1",
        "90210 | 9 0 2 1 0",
        "471081 | 4 7 1, 0 8 1",
        "4710815 | 4 7 1, 0 8 1 5",
        "47110815 | 4 7 1 1, 0 8 1 5",
        "4711081500 | 4 7 1, 1 0 8, 1 5 0 0"
      })
  void digitsAreSpokenOneByOneInGroups(String digits, String spoken) {
    assertThat(Spoken.of(new Value.Digits(digits))).isEqualTo(spoken);
  }

  @Test
  void noDigitIsEverLost() {
    for (int seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      StringBuilder digits = new StringBuilder();
      for (int count = 1 + random.nextInt(32); count > 0; count--) {
        digits.append(random.nextInt(10));
      }
      String spoken = Spoken.of(new Value.Digits(digits.toString()));
      assertThat(spoken.replaceAll("[ ,]", "")).as("seed " + seed).isEqualTo(digits.toString());
      assertThat(spoken).as("seed " + seed).doesNotMatch(".*[0-9]{2}.*");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+12025550123 | plus 1, 2 0 2, 5 5 5, 0 1 2 3",
        "+493012345678 | plus 4 9, 3 0 1, 2 3 4, 5 6 7 8",
        "+420601123456 | plus 4 2 0, 6 0 1, 1 2 3, 4 5 6"
      })
  void phoneNumbersBeginWithTheCountry(String number, String spoken) {
    assertThat(Spoken.of(new Value.Phone(number))).isEqualTo(spoken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-12-01 | Tuesday, December first",
        "2026-12-10 | Thursday, December tenth",
        "2026-12-20 | Sunday, December twentieth",
        "2026-12-23 | Wednesday, December twenty third",
        "2026-12-30 | Wednesday, December thirtieth",
        "2026-12-31 | Thursday, December thirty first"
      })
  void daysAreSpokenByName(LocalDate day, String spoken) {
    assertThat(Spoken.of(new Value.Day(day))).isEqualTo(spoken);
  }

  @ParameterizedTest
  @CsvSource({"1250, 1250", "12.50, 12.5", "-3, minus 3", "0.00, 0", "1E+3, 1000"})
  void numbersAreSpokenWithoutNeedlessZeros(BigDecimal amount, String spoken) {
    assertThat(Spoken.of(new Value.Number(amount))).isEqualTo(spoken);
  }

  @Test
  void wordsAreSpokenAsTheyAre() {
    assertThat(Spoken.of(new Value.Text(" on  its\nway "))).isEqualTo("on its way");
    assertThat(Spoken.of(new Value.YesNo(true))).isEqualTo("yes");
    assertThat(Spoken.of(new Value.YesNo(false))).isEqualTo("no");
  }

  @Test
  void valuesHaveLimits() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Value.Digits(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Value.Digits("1a"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Value.Phone("12025550123"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Value.Text("x".repeat(501)));
    for (String amount : new String[] {"1E+400", "1E-400"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Value.Number(new BigDecimal(amount)));
    }
  }

  @Test
  void templatesAreFilledAndTidied() {
    Prompt prompt = new Prompt(List.of(new Prompt.Template("It is {state} , {eta}.")));
    assertThat(prompt.constant()).isFalse();
    assertThat(prompt.filled(name -> name.equals("state") ? "$1 sent" : ""))
        .contains(Prompt.text("It is $1 sent,."));
    Prompt bare = new Prompt(List.of(new Prompt.Template("{wait}")));
    assertThat(bare.filled(_ -> "")).isEqualTo(Optional.empty());
  }
}
