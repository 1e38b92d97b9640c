package dev.hatchline.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.routing.store.OutboxResult;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

  @Test
  void pausesGrowToSixHoursAndStayThere() {
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(RetrySchedule::pause))
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(6),
            Duration.ofHours(6));
    assertThat(RetrySchedule.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(6));
    assertThatThrownBy(() -> RetrySchedule.pause(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void whateverSucceedsIsDone(int status) {
    assertThat(Answer.of(status).result(3, NOW)).isEqualTo(new OutboxResult.Delivered(NOW));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 304, 307, 308, 400, 401, 404, 409, 429, 500, 502, 503})
  void whateverElseIsTriedAgainForThreeDays(int status) {
    assertThat(Answer.of(status).result(1, NOW))
        .isEqualTo(
            new OutboxResult.Failed(
                NOW, "status " + status, NOW.plusSeconds(30), NOW.minus(Duration.ofDays(3))));
  }

  @Test
  void whatIsGoneIsNotTriedAgainAndTheNextOneWaits() {
    assertThat(Answer.of(410).result(0, NOW))
        .isEqualTo(new OutboxResult.Refused(NOW, "status 410", NOW.plusSeconds(5)));
  }
}
