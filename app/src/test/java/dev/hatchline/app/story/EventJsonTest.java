package dev.hatchline.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private static final CallId CALL = new CallId(new UUID(0, 7));
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  private final EventJson json = new EventJson();

  @Test
  void whatWasLookedUpIsReadAsItWasWritten() {
    Map<String, String> taken = new LinkedHashMap<>();
    taken.put("state", "shipped");
    taken.put("eta", "2026-12-01");
    CallEvent.LookedUp event = new CallEvent.LookedUp(CALL, AT, "find-order", "found", taken);
    assertThat(json.write(event))
        .endsWith("\"taken\":{\"state\":\"shipped\",\"eta\":\"2026-12-01\"}}");
    assertThat(json.read(json.write(event))).isEqualTo(event);
  }

  @Test
  void aLookupOfBeforeItsAnswerWasKeptIsReadAllTheSame() {
    String old =
        """
        {"type": "LookedUp", "call": "%s", "at": "%s", "node": "find-order", "outcome": "found"}
        """
            .formatted(CALL, AT);
    assertThat(json.read(old))
        .isEqualTo(new CallEvent.LookedUp(CALL, AT, "find-order", "found", Map.of()));
  }
}
