package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void aMissingValueIsAMistakeOfOurs() {
    assertThatThrownBy(() -> Template.named("rtp.conf").with(Map.of("rendered", "x")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rtp.conf wants a value for {{rtpFirst}}");
    assertThatThrownBy(() -> Template.named("none.conf")).hasMessage("no template none.conf");
  }

  @Test
  void aValueIsNeverReadAsATemplate() {
    assertThat(Template.named("http.conf").with(Map.of("rendered", "{{x}} $1 \\")))
        .startsWith("; {{x}} $1 \\\n");
  }
}
