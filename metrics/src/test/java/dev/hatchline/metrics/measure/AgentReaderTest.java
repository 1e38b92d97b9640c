package dev.hatchline.metrics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hatchline.call.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AgentReaderTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");
  private static final AgentId ANN = new AgentId("101");

  private static AgentMoved at(long second, AgentDoing doing) {
    return at(second, doing, "");
  }

  private static AgentMoved at(long second, AgentDoing doing, String reason) {
    return new AgentMoved(ANN, T0.plusSeconds(second), doing, reason);
  }

  private static AgentFigures read(long from, long to, AgentMoved... moves) {
    return AgentReader.read(T0.plusSeconds(from), T0.plusSeconds(to), List.of(moves));
  }

  private static final AgentMoved[] MORNING = {
    at(0, AgentDoing.AVAILABLE),
    at(100, AgentDoing.RESERVED),
    at(105, AgentDoing.ON_CALL),
    at(165, AgentDoing.WRAP_UP),
    at(175, AgentDoing.AVAILABLE),
    at(200, AgentDoing.PAUSED, "lunch"),
    at(260, AgentDoing.ON_CALL, AgentMoved.NOT_OURS),
    at(280, AgentDoing.PAUSED, "lunch"),
    at(300, AgentDoing.PAUSED),
    at(310, AgentDoing.SIGNED_OUT),
  };

  @Test
  void occupancyIsTalkAndWrapUpOfTheTimeSignedIn() {
    AgentFigures day = read(0, 1_000, MORNING);
    assertThat(day.signedIn()).isEqualTo(Duration.ofSeconds(310));
    assertThat(day.talk()).isEqualTo(Duration.ofSeconds(60));
    assertThat(day.handling()).isEqualTo(Duration.ofSeconds(70));
    assertThat(day.occupancy()).hasValueCloseTo(70 / 310.0, Offset.offset(1e-9));
    assertThat(day.handleTime()).contains(Duration.ofSeconds(70));
    assertThat(day.talks()).isEqualTo(1);
    assertThat(day.time(AgentDoing.ON_CALL)).as("not ours, too").isEqualTo(Duration.ofSeconds(80));
    assertThat(day.time(AgentDoing.SIGNED_OUT)).isEqualTo(Duration.ofSeconds(690));
    assertThat(day.pauses())
        .isEqualTo(Map.of("lunch", Duration.ofSeconds(80), "", Duration.ofSeconds(10)));
  }

  @Test
  void periodsThatMeetAddUpToTheWhole() {
    AgentFigures first = read(0, 120, MORNING);
    AgentFigures second = read(120, 1_000, MORNING);
    assertThat(first.talk()).isEqualTo(Duration.ofSeconds(15));
    assertThat(second.talk()).isEqualTo(Duration.ofSeconds(45));
    assertThat(second.talks()).as("it began before").isZero();
    assertThat(AgentFigures.of(List.of(first, second))).isEqualTo(read(0, 1_000, MORNING));
  }

  @Test
  void aConversationThatBeginsWithThePeriodIsOfItAndOneAtItsEndIsNot() {
    assertThat(read(105, 165, MORNING).talks()).isEqualTo(1);
    assertThat(read(0, 105, MORNING).talks()).isZero();
  }

  @Test
  void whatNobodySawIsNeitherSignedInNorOut() {
    AgentFigures figures = read(-50, 30, at(0, AgentDoing.AVAILABLE), at(10, AgentDoing.UNKNOWN));
    assertThat(figures.times())
        .isEqualTo(
            Map.of(
                AgentDoing.AVAILABLE, Duration.ofSeconds(10),
                AgentDoing.UNKNOWN, Duration.ofSeconds(70)));
    assertThat(figures.signedIn()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whoWasNeverThereHasNoOccupancy() {
    assertThat(read(0, 10).occupancy()).isEmpty();
    assertThat(read(0, 10).handleTime()).isEmpty();
    assertThat(AgentFigures.of(List.of())).isEqualTo(AgentFigures.NONE);
  }

  @Test
  void wordsAreReadBack() {
    for (AgentDoing doing : AgentDoing.values()) {
      assertThat(AgentDoing.of(doing.word())).isEqualTo(doing);
    }
    assertThat(AgentDoing.of("Asleep")).isEqualTo(AgentDoing.UNKNOWN);
  }

  @Test
  void aPeriodDoesNotEndBeforeItBegins() {
    assertThatIllegalArgumentException().isThrownBy(() -> read(1, 0));
  }
}
