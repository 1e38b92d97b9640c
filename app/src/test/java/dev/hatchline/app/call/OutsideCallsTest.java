package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutsideCallsTest {
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");

  private final OutsideCalls outside = new OutsideCalls();

  @Test
  void soManyWithinAnyHour() {
    assertThat(outside.take(2, AT)).isTrue();
    assertThat(outside.take(2, AT.plusSeconds(60))).isTrue();
    assertThat(outside.take(2, AT.plus(Duration.ofMinutes(59)))).isFalse();
    assertThat(outside.take(2, AT.plus(Duration.ofHours(1)))).isTrue();
    assertThat(outside.take(2, AT.plus(Duration.ofHours(1)))).isFalse();
  }

  @Test
  void noneWhereNobodyMay() {
    assertThat(outside.take(0, AT)).isFalse();
  }
}
