package dev.hatchline.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTextTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final CallId CALL = CallId.of("4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11");
  private static final Instant T0 = Instant.parse("2026-11-28T13:05:03.120Z");

  private static Instant at(long millis) {
    return T0.plusMillis(millis);
  }

  private static CallEvent arrived() {
    return new CallEvent.Arrived(CALL, at(15), new FirstRing(T0, 1), "1000", "+12025550123");
  }

  @Test
  void timesCountFromTheFirstRingAndFromTheEventBefore() {
    List<CallEvent> events =
        List.of(
            arrived(),
            new CallEvent.ZeroOut(CALL, at(2_015), "welcome", "0"),
            new CallEvent.JoinedLine(CALL, at(2_020), "people"),
            new CallEvent.Bridged(CALL, at(75_000), new AgentId("101")),
            new CallEvent.Ended(
                CALL, at(95_500), new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.SERVED)));
    assertThat(String.join("\n", TraceText.lines(events, BERLIN)))
        .isEqualTo(
            """
            call 4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11
            first ring 2026-11-28 14:05:03.120 +01:00

               0.015 s             Rings on line 1000, from …123
               2.015 s   +2.000 s  Asks for a person (0) at welcome
               2.020 s   +0.005 s  Joins the line of people
              75.000 s  +72.980 s  Talks to agent 101
              95.500 s  +20.500 s  Ends: SERVED, by CALLER\
            """);
  }

  @Test
  void aNumberThatIsTypedKeyByKeyIsNotShownAndAChoiceIs() {
    List<CallEvent> events = new ArrayList<>(List.of(arrived()));
    for (char key : "2025550123".toCharArray()) {
      events.add(new CallEvent.KeyPressed(CALL, at(1_000), key));
    }
    events.add(new CallEvent.PromptStarted(CALL, at(2_000), "menu"));
    events.add(new CallEvent.KeyPressed(CALL, at(3_000), '7'));
    String text = String.join("\n", TraceText.lines(events, BERLIN));
    assertThat(text).doesNotContainPattern("Presses [0-6]").contains("Presses 7");
    assertThat(text.split("Presses a key", -1)).hasSize(11);
    assertThat(text).endsWith("\n\nno end of it is known yet");
  }

  @Test
  void aStoryWithoutItsBeginningCountsFromWhatIsKnown() {
    List<CallEvent> events =
        List.of(
            new CallEvent.KeyPressed(CALL, at(0), '1'),
            new CallEvent.KeyPressed(CALL, at(500), '2'));
    assertThat(TraceText.lines(events, BERLIN).subList(1, 4))
        .containsExactly(
            "first known 2026-11-28 14:05:03.120 +01:00", "", "   0.000 s             Presses 1");
  }
}
