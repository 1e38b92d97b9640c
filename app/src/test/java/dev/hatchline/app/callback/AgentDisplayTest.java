package dev.hatchline.app.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.telephony.AgentDial;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgentDisplayTest {
  /** As the phone gets it, by the rules of telephony. */
  private static String shown(@Nullable String name, @Nullable String reason, boolean agentFirst) {
    return new AgentDial(
            new CallId(UUID.randomUUID()),
            new AgentId("101"),
            Duration.ofSeconds(20),
            null,
            new AgentDisplay(name, reason, "since 14:05").text(agentFirst))
        .display();
  }

  @Test
  void whatIsToldStandsApartWithoutBrackets() {
    assertThat(shown(null, null, false)).isEqualTo("Callback since 14:05");
    assertThat(shown(null, null, true)).isEqualTo("Callback when you answer - since 14:05");
    assertThat(shown("Ada (Brook)", "order 40017, late", false))
        .isEqualTo("Callback Ada Brook - order 40017 late since 14:05");
    assertThat(shown("Ada", "order 40017", true))
        .isEqualTo("Callback when you answer - Ada - order 40017 - since 14:05");
    assertThat(shown(null, "order 40017", true))
        .isEqualTo("Callback when you answer - order 40017 - since 14:05");
  }

  @Test
  void longReasonsAreCutAndTheTimeStays() {
    String reason = "the invoice of last month, which came twice, and a credit";
    assertThat(shown("Ada Brook", reason, false))
        .isEqualTo("Callback Ada Brook - the invoice of last month whic since 14:05")
        .hasSizeLessThanOrEqualTo(64);
    assertThat(shown("Ada Brook", reason, true))
        .isEqualTo("Callback when you answer - Ada Brook - the invoice - since 14:05");
  }
}
