package dev.hatchline.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {
  @ParameterizedTest
  @CsvSource({
    "+12025550123, …123",
    "2025550123, …123",
    "(202) 555-0123, …123",
    "101, …101",
    "7, …7",
    "anonymous, …"
  })
  void onlyTheLastThreeDigitsOfANumberAreTold(String shown, String told) {
    assertThat(Masked.number(shown)).isEqualTo(told);
  }

  @Test
  void whoWithholdsTheNumberIsToldSo() {
    assertThat(Masked.number(null)).isEqualTo("withheld");
  }

  @Test
  void everyNumberInATextIsMaskedAndNothingElse() {
    assertThat(
            Masked.text(
                "Dialled +12025550123 and +4930123456: 268435456 bytes at 2026-11-22T09:00:00Z"
                    + " in messages/1764230000_1000_+12025550123_"
                    + "c0ffee00-1111-2222-3333-444455556666.wav"
                    + " and 1764230000_1000_2025550124_c0ffee00-1111-2222-3333-444455556666.wav"))
        .isEqualTo(
            "Dialled …123 and …456: 268435456 bytes at 2026-11-22T09:00:00Z"
                + " in messages/1764230000_1000_…123_c0ffee00-1111-2222-3333-444455556666.wav"
                + " and 1764230000_1000_…124_c0ffee00-1111-2222-3333-444455556666.wav");
  }
}
