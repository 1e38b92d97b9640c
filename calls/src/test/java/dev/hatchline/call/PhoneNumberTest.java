package dev.hatchline.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"+12025550123", "+4912345", "+123456789012345"})
  void aNumberInFullIsOne(String text) {
    assertThat(PhoneNumber.of(text)).contains(new PhoneNumber(text));
    assertThat(new PhoneNumber(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12025550123",
        "+02025550123",
        "+491234",
        "+1234567890123456",
        "+1202555012a",
        "+1 2025550123",
        "+12025550123\n",
        "+١٢٠٢٥٥٥٠١٢٣"
      })
  void allElseIsNone(String text) {
    assertThat(PhoneNumber.of(text)).isEmpty();
    assertThatThrownBy(() -> new PhoneNumber(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
