package dev.hatchline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.report.Measure.Unit;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ShownTest {
  private static String shown(Unit unit, double value) {
    return Shown.of(unit, OptionalDouble.of(value));
  }

  @Test
  void figuresAreAsPeopleReadThem() {
    assertThat(shown(Unit.COUNT, 12_044)).isEqualTo("12,044");
    assertThat(shown(Unit.SHARE, 0.8125)).isEqualTo("81.3 %");
    assertThat(shown(Unit.SHARE, 1)).isEqualTo("100.0 %");
    assertThat(shown(Unit.RATIO, 1.25)).isEqualTo("1.25");
    assertThat(Shown.of(Unit.SHARE, OptionalDouble.empty())).isEqualTo("–");
  }

  @Test
  void timesGrowFromSecondsToHours() {
    assertThat(shown(Unit.SECONDS, 4.24)).isEqualTo("4.2 s");
    assertThat(shown(Unit.SECONDS, 59.94)).isEqualTo("59.9 s");
    assertThat(shown(Unit.SECONDS, 59.96)).isEqualTo("1:00 min");
    assertThat(shown(Unit.SECONDS, 127)).isEqualTo("2:07 min");
    assertThat(shown(Unit.SECONDS, 3_599.6)).isEqualTo("1:00:00 h");
    assertThat(shown(Unit.SECONDS, 3_727)).isEqualTo("1:02:07 h");
  }
}
