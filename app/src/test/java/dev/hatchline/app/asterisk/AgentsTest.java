package dev.hatchline.app.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.telephony.CallMarks;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DeviceState;
import dev.hatchline.telephony.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgentsTest {
  private static final AgentId ANN = new AgentId("101");

  private final Agents agents = new Agents(Set.of(ANN));

  @Test
  void phoneThatHasAChannelIsNotFreeWhateverWasToldBefore() {
    assertThat(agents.device(ANN, truth(DeviceState.FREE, "PJSIP/101-0000000a")))
        .isEqualTo(DeviceState.RINGING);
    assertThat(agents.device(ANN, truth(DeviceState.IN_USE, "PJSIP/101-0000000a")))
        .isEqualTo(DeviceState.IN_USE);
    assertThat(agents.device(ANN, truth(DeviceState.FREE, "PJSIP/102-0000000a")))
        .isEqualTo(DeviceState.FREE);
  }

  @Test
  void phoneThatAsteriskDoesNotKnowIsUnavailable() {
    assertThat(agents.device(new AgentId("109"), truth(DeviceState.FREE, "PJSIP/101-0000000a")))
        .isEqualTo(DeviceState.UNAVAILABLE);
  }

  private static Snapshot truth(DeviceState ann, String channel) {
    Snapshot.Seen seen =
        new Snapshot.Seen(
            new Channel(channel, "1.1"),
            "1.1",
            null,
            CallMarks.NONE,
            null,
            null,
            "",
            "",
            "AppDial");
    return new Snapshot(Instant.EPOCH, false, List.of(seen), Map.of(ANN, ann), Map.of(), List.of());
  }
}
