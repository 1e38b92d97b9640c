package dev.hatchline.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {
  private static List<String> of(String json) {
    return Outline.of(
        json, new Scrubber(new SecretForms(List.of("hunter2")), new KnownWords(), true));
  }

  @Test
  void answersAreLinesAndTheirTextsAreScrubbed() {
    assertThat(
            of(
                """
                {"status":"DOWN","components":{"ami":{"status":"UP","details":
                {"calls":3,"ok":true,"why":["hunter2 is wrong", "from +12025550123"]}}}}
                """))
        .containsExactly(
            "status: DOWN",
            "components.ami.status: UP",
            "components.ami.details.calls: 3",
            "components.ami.details.ok: true",
            "components.ami.details.why[]: (secret) is wrong",
            "components.ami.details.why[]: from …123");
  }

  @Test
  void aNameThatIsNoneOfOursIsNotShown() {
    assertThat(of("{\"Ada Brook\":1}")).containsExactly("(not shown): 1");
    assertThat(of("<html>hunter2")).containsExactly("(no JSON)");
  }
}
