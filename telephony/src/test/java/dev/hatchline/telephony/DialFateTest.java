package dev.hatchline.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialFateTest {
  private static final CallId CALL = CallId.of("4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11");

  @Test
  void everyFateIsReadByItsWordAndNothingElseIs() {
    for (DialFate fate : DialFate.values()) {
      assertThat(DialFate.of(fate.word())).contains(fate);
    }
    assertThat(DialFate.NO_ANSWER.word()).isEqualTo("no-answer");
    assertThat(DialFate.of("NO_ANSWER")).isEmpty();
    assertThat(DialFate.of("")).isEmpty();
  }

  @Test
  void customerIsRungFifteenSecondsToAMinute() {
    for (Duration odd : new Duration[] {Duration.ofMillis(14_999), Duration.ofSeconds(61)}) {
      assertThatThrownBy(() -> customer("1000", odd)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(customer("+4930", CustomerDial.RING_MIN).ring()).isEqualTo(CustomerDial.RING_MIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1000,1", "s", "10 00", "${X}"})
  void lineIsANumber(String line) {
    assertThatThrownBy(() -> customer(line, CustomerDial.RING_MIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void displayOfAnAgentsPhoneCannotCarrySyntax() {
    AgentDial dial =
        new AgentDial(CALL, new AgentId("101"), Duration.ofSeconds(20), null, "Ann\" <1>\r\nX: y");
    assertThat(dial.display()).isEqualTo("Ann 1 X: y");
  }

  @Test
  void noChannelsIdIsTheBeginningOfAnothers() {
    String one = Dialler.agentChannel(CALL, new AgentId("101"));
    assertThat(Dialler.agentChannel(CALL, new AgentId("1011"))).doesNotStartWith(one);
    assertThat(one).doesNotStartWith(Dialler.customerChannel(CALL));
  }

  private static CustomerDial customer(String line, Duration ring) {
    return new CustomerDial(
        CALL,
        new PhoneNumber("+4930123456"),
        line,
        new FirstRing(Instant.EPOCH, 1),
        ring,
        CustomerDial.Screening.NONE,
        null);
  }
}
