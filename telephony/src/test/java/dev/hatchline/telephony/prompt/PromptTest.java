package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTest {
  @ParameterizedTest
  @ValueSource(strings = {"../etc/passwd", "a/b", ".hidden", "UPPER", "a b", "ä"})
  void nameNeverLeavesItsFolder(String name) {
    assertThatThrownBy(() -> new Prompt(name, "text")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textHasALimitAndIsSomething() {
    assertThat(Prompt.text("x".repeat(Prompt.TEXT_MAX_CHARS)).name()).isEmpty();
    assertThatThrownBy(() -> Prompt.text("x".repeat(Prompt.TEXT_MAX_CHARS + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Prompt.text(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
