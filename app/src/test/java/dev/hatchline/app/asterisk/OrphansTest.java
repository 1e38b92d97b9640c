package dev.hatchline.app.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.telephony.CallMarks;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrphansTest {
  private static final CallId CALL = CallId.of("97b136a0-6742-4069-af55-bc44d23e6abf");
  private static final AgentId ANN = new AgentId("101");
  private static final String LEG = "agent-101-" + CALL;

  @Test
  void whoRingsForNobodyIsFoundByTheNameOfTheLeg() {
    assertThat(Orphans.in(truth(LEG, null), (_, _) -> false))
        .containsExactly(new Orphans.Leg(CALL, ANN));
    for (String other : List.of(LEG + ";2", CALL.toString(), "1795771515.16")) {
      assertThat(Orphans.in(truth(other, null), (_, _) -> false)).isEmpty();
    }
  }

  @Test
  void whoTalksIsLeftAlone() {
    assertThat(Orphans.in(truth(LEG, "bridge"), (_, _) -> false)).isEmpty();
  }

  @Test
  void whoIsRungForACallOfOursIsLeftAlone() {
    assertThat(
            Orphans.in(truth(LEG, null), (call, agent) -> call.equals(CALL) && agent.equals(ANN)))
        .isEmpty();
  }

  private static Snapshot truth(String uniqueId, @Nullable String bridge) {
    Snapshot.Seen seen =
        new Snapshot.Seen(
            new Channel("Local/101@hatchline-0001;1", uniqueId),
            uniqueId,
            bridge,
            CallMarks.NONE,
            null,
            null,
            "",
            "",
            "AppDial");
    return new Snapshot(Instant.EPOCH, false, List.of(seen), Map.of(), Map.of(), List.of());
  }
}
