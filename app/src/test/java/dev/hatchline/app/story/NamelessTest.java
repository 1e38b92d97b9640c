package dev.hatchline.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NamelessTest {
  private static final CallId CALL = new CallId(UUID.randomUUID());
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  /** Whatever a caller is, gave, pressed, said or left stands here as SECRET or 7. */
  private static final List<CallEvent> TELLING =
      List.of(
          new CallEvent.Arrived(CALL, AT, new FirstRing(AT, 3), "1000", "SECRET"),
          new CallEvent.KeyPressed(CALL, AT, '7'),
          new CallEvent.Said(CALL, AT, "SECRET"),
          new CallEvent.NoMatch(CALL, AT, "node", "SECRET"),
          new CallEvent.Gave(CALL, AT, "node", "order", "SECRET"),
          new CallEvent.LookedUp(CALL, AT, "node", "found", Map.of("state", "SECRET")),
          new CallEvent.Wanted(CALL, AT, "SECRET"),
          new CallEvent.MessageStarted(CALL, AT, "SECRET", "SECRET"),
          new CallEvent.Promised(CALL, AT, "a-callback", "SECRET"));

  private static final List<CallEvent> COUNTING =
      List.of(
          new CallEvent.Chose(CALL, AT, "node", '1'),
          new CallEvent.JoinedLine(CALL, AT, "people"),
          new CallEvent.Bridged(CALL, AT, new AgentId("101")),
          new CallEvent.Ended(CALL, AT, new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.SERVED)));

  private final EventJson json = new EventJson();

  @Test
  void nothingThatTellsOfThePersonIsLeft() {
    for (CallEvent event : TELLING) {
      CallEvent nameless = Nameless.event(event);
      assertThat(nameless).hasSameClassAs(event);
      assertThat(nameless.call()).isEqualTo(CALL);
      assertThat(nameless.at()).isEqualTo(AT);
      assertThat(json.write(nameless)).doesNotContain("SECRET", "\"7\"");
      assertThat(json.read(json.write(nameless))).isEqualTo(nameless);
    }
  }

  @Test
  void whatIsCountedStays() {
    assertThat(COUNTING).allMatch(event -> Nameless.event(event).equals(event));
  }
}
