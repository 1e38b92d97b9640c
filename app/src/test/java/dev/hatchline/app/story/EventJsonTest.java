package dev.hatchline.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallEnd;
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

  /** A line of a file that is written over cannot become longer. */
  @Test
  void whatWasToldBeforeMoreWasKnownOfItIsWrittenAsItWas() {
    String old =
        "{\"type\":\"Ended\",\"call\":\"%s\",\"at\":\"%s\",".formatted(CALL, AT)
            + "\"end\":{\"party\":\"CALLER\",\"reason\":\"MESSAGE\"}}";
    assertThat(json.write(json.read(old))).isEqualTo(old);
    String left =
        "{\"type\":\"MessageStarted\",\"call\":\"%s\",\"at\":\"%s\",\"file\":\"a.wav\"}"
            .formatted(CALL, AT);
    assertThat(json.write(json.read(left))).isEqualTo(left);
    CallEvent.Ended unseen =
        CallEvent.Ended.unseen(
            CALL, AT, new CallEnd(CallEnd.Party.NETWORK, CallEnd.Reason.ASTERISK_LOST));
    assertThat(json.read(json.write(unseen))).isEqualTo(unseen);
    CallEvent spanish = new CallEvent.MessageStarted(CALL, AT, "a.wav", "es");
    assertThat(json.read(json.write(spanish))).isEqualTo(spanish);
  }
}
