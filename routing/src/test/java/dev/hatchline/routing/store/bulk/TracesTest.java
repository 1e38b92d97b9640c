package dev.hatchline.routing.store.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
  private final Traces american = new Traces(new PhoneNumber("+12025550123"), "2025550123");
  private final Traces german = new Traces(new PhoneNumber("+4930123456"), "30123456");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12025550123",
        "12025550123",
        "2025550123",
        "02025550123",
        "0012025550123",
        "01112025550123",
        "+1 202 555 0123",
        "+1 (202) 555-0123",
        "202.555.0123",
        "(202) 555 0123"
      })
  void aNumberIsFoundHoweverItIsWritten(String written) {
    assertThat(american.is(written)).isTrue();
    String text = "please call " + written + ", or mail";
    assertThat(american.in(text)).isTrue();
    assertThat(american.erased(text)).doesNotContain("0123").contains("mail");
    assertThat(american.crossedOut(text)).hasSameSizeAs(text).doesNotContain("0123");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+4930123456", "030123456", "0049 30 123456", "+49 (0)30 123456"})
  void theZeroOfNationalNumbersIsPartOfIt(String written) {
    assertThat(german.is(written)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12025550124",
        "+120255501234",
        "92025550123",
        "202555012",
        "order 9920255501237",
        "+442025550123",
        ""
      })
  void anotherNumberIsLeftAlone(String written) {
    assertThat(american.is(written)).isFalse();
  }

  @Test
  void itStandsInNamesOfFilesAndInJson() {
    String name = "1764230000_1000_+12025550123_c0ffee00-1111-2222-3333-444455556666.wav";
    assertThat(american.in(name)).isTrue();
    assertThat(american.erased("{\"caller\":\"+12025550123\",\"seq\":2}"))
        .isEqualTo("{\"caller\":\"erased\",\"seq\":2}");
  }

  @Test
  void tooFewDigitsWouldFindEverybody() {
    assertThatThrownBy(() -> new Traces(new PhoneNumber("+12025550123"), "123"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
