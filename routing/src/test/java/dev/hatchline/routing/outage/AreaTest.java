package dev.hatchline.routing.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AreaTest {
  private static final Optional<PhoneNumber> HERE = Optional.of(new PhoneNumber("+12025551234"));

  private static Area area(List<String> lines, List<String> prefixes) {
    return new Area(new TreeSet<>(lines), new TreeSet<>(prefixes));
  }

  @Test
  void withoutLinesOrBeginningsItConcernsEverybody() {
    assertThat(area(List.of(), List.of()).concerns("1000", Optional.empty())).isTrue();
  }

  @Test
  void lineAndNumberHaveBothToFit() {
    Area area = area(List.of("1000", "1001"), List.of("+1202", "+1301"));
    assertThat(area.concerns("1001", HERE)).isTrue();
    assertThat(area.concerns("1002", HERE)).isFalse();
    assertThat(area.concerns("1000", Optional.of(new PhoneNumber("+12035551234")))).isFalse();
  }

  @Test
  void ofAWithheldNumberOnlyTheLineTells() {
    assertThat(area(List.of("1000"), List.of()).concerns("1000", Optional.empty())).isTrue();
    assertThat(area(List.of("1000"), List.of("+1")).concerns("1000", Optional.empty())).isFalse();
  }

  @Test
  void whatIsNoBeginningOfANumberIsRefused() {
    for (String wrong : List.of("1202", "+", "+0202", "+1202x", "", "+1234567890123456")) {
      assertThatThrownBy(() -> area(List.of(), List.of(wrong)))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the beginning of numbers");
    }
    assertThatThrownBy(() -> area(List.of("10 00"), List.of()))
        .hasMessageContaining("the number of a line");
  }
}
