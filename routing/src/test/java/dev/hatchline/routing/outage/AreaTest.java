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

  private static final Optional<String> NOWHERE = Optional.empty();

  private static Area area(List<String> lines, List<String> prefixes) {
    return new Area(new TreeSet<>(lines), new TreeSet<>(prefixes));
  }

  @Test
  void withoutLinesOrBeginningsItConcernsEverybody() {
    assertThat(area(List.of(), List.of()).concerns("1000", Optional.empty(), NOWHERE)).isTrue();
  }

  @Test
  void lineAndNumberHaveBothToFit() {
    Area area = area(List.of("1000", "1001"), List.of("+1202", "+1301"));
    assertThat(area.concerns("1001", HERE, NOWHERE)).isTrue();
    assertThat(area.concerns("1002", HERE, NOWHERE)).isFalse();
    assertThat(area.concerns("1000", Optional.of(new PhoneNumber("+12035551234")), NOWHERE))
        .isFalse();
  }

  @Test
  void ofAWithheldNumberOnlyTheLineTells() {
    assertThat(area(List.of("1000"), List.of()).concerns("1000", Optional.empty(), NOWHERE))
        .isTrue();
    assertThat(area(List.of("1000"), List.of("+1")).concerns("1000", Optional.empty(), NOWHERE))
        .isFalse();
  }

  @Test
  void ofAPlaceOnlyThoseHearWhoHaveSaidThatTheyAreThere() {
    Area area =
        new Area(new TreeSet<>(), new TreeSet<>(List.of("+1")), new TreeSet<>(List.of("902")));
    assertThat(area.concerns("1000", HERE, Optional.of("90210"))).isTrue();
    assertThat(area.concerns("1000", HERE, Optional.of("10902"))).isFalse();
    assertThat(area.concerns("1000", HERE, NOWHERE)).isFalse();
    assertThat(area.concerns("1000", Optional.empty(), Optional.of("90210"))).isFalse();
    assertThat(area(List.of(), List.of()).concerns("1000", HERE, Optional.of("10115"))).isTrue();
  }

  @Test
  void whatIsNoBeginningOfAPlaceIsRefused() {
    for (String wrong : List.of("", "90 2", "902-1", "123456789012345678901")) {
      TreeSet<String> places = new TreeSet<>(List.of(wrong));
      assertThatThrownBy(() -> new Area(new TreeSet<>(), new TreeSet<>(), places))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the beginning of places");
    }
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
