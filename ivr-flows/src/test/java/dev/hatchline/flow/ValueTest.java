package dev.hatchline.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {
  private static Value.Money money(String amount, String currency) {
    return new Value.Money(new BigDecimal(amount), currency);
  }

  @ParameterizedTest
  @CsvSource({
    "12.5, EUR, 12.50 EUR",
    "12.500, EUR, 12.50 EUR",
    "-1, USD, -1.00 USD",
    "1E+3, JPY, 1000 JPY",
    "0.125, KWD, 0.125 KWD",
    "0.000, EUR, 0.00 EUR"
  })
  void moneyHasTheDecimalsOfItsCurrency(String amount, String currency, String plain) {
    assertThat(money(amount, currency).plain()).isEqualTo(plain);
    assertThat(ValueType.MONEY.read(plain)).isEqualTo(money(amount, currency));
    assertThat(money(amount, currency).asked() + " " + currency).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "0.125, EUR",
    "0.5, JPY",
    "1234567890123456, EUR",
    "1e99999999, EUR",
    "1e-99999999, EUR",
    "1e2147483648, EUR",
    "1, EURO"
  })
  void whatIsNoMoneyIsRefused(String amount, String currency) {
    assertThatIllegalArgumentException().isThrownBy(() -> money(amount, currency));
  }

  @Test
  void whatAMachineWroteIsReadAndNothingElse() {
    for (Value value :
        List.of(
            new Value.Time(LocalTime.of(9, 5, 59)),
            new Value.YesNo(true),
            new Value.YesNo(false),
            money("7", "GBP"),
            new Value.Text("am"))) {
      assertThat(value.type().read(value.plain())).isEqualTo(value);
    }
    assertThat(new Value.Time(LocalTime.of(9, 5, 59)).plain()).isEqualTo("09:05");
    for (String bad :
        List.of("", "1 EUR EUR", "EUR", " EUR", "1", "x EUR", "1".repeat(99) + " EUR")) {
      assertThatIllegalArgumentException().as(bad).isThrownBy(() -> ValueType.MONEY.read(bad));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> ValueType.TIME.read("25:00"));
    assertThatIllegalArgumentException().isThrownBy(() -> ValueType.YES_NO.read("47"));
  }

  @Test
  void maskFitsPlaceByPlace() {
    Mask mask = new Mask("4#7");
    assertThat(List.of("407", "477", "497")).allMatch(mask::fits);
    assertThat(List.of("507", "408", "47", "4077", "")).noneMatch(mask::fits);
    for (String bad : List.of("", "4x", "4.", "#".repeat(33))) {
      assertThatIllegalArgumentException().as(bad).isThrownBy(() -> new Mask(bad));
    }
  }
}
