package dev.hatchline.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DigitsTest {
  @Test
  void aNumberIsMaskedInWhateverFormItStands() {
    for (String number :
        List.of(
            "+12025550123",
            "12025550123",
            "0012025550123",
            "(202) 555-0123",
            "202.555.0123",
            "+1 (202) 555 0123",
            "202/555/0123",
            "2 0 2 5 5 5 0 1 2 3")) {
      assertThat(Digits.masked("from " + number + ", he says")).isEqualTo("from …123, he says");
    }
  }

  @Test
  void shortOnesAndWordsStay() {
    for (String text :
        List.of("Gives order: 40017", "Talks to agent 101", "15 to 20 min", "Presses 0", "")) {
      assertThat(Digits.masked(text)).isEqualTo(text);
    }
  }

  @Test
  void nothingOfARecordingsNameIsLeft() {
    assertThat(Digits.masked("Leaves a message, 1764000000_1000_+12025550123_4be5a0a4.wav"))
        .doesNotContain("555", "2025");
  }
}
