package dev.hatchline.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkillsTest {
  private static final Skills MANY = new Skills(Map.of("spanish", 1, "billing", 3));

  @Test
  void allThatIsAskedHasToBeThereAtItsLevel() {
    assertThat(MANY.cover(Skills.NONE)).isTrue();
    assertThat(MANY.cover(new Skills(Map.of("billing", 3)))).isTrue();
    assertThat(MANY.cover(new Skills(Map.of("billing", 4)))).isFalse();
    assertThat(MANY.cover(new Skills(Map.of("billing", 1, "french", 1)))).isFalse();
    assertThat(Skills.NONE.cover(Skills.NONE)).isTrue();
  }

  @Test
  void theirTextIsReadAsItWasWritten() {
    assertThat(MANY.text()).isEqualTo("billing=3 spanish=1");
    assertThat(Skills.of(MANY.text())).isEqualTo(MANY);
    assertThat(Skills.of(Skills.NONE.text())).isEqualTo(Skills.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"billing", "billing=", "billing=0", "=3", "billing=3  spanish=1", " "})
  void anotherTextIsRefused(String text) {
    assertThatThrownBy(() -> Skills.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
