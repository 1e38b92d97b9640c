package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Span;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A caller, a person, and what both hear. */
class FirstCallIT {
  private static final Duration LIMIT = Rig.PATIENCE;
  private static final Duration TALK_MIN = Duration.ofSeconds(1);
  private static final Sound WELCOME = Spoken.node("first-call", "welcome", "Test Company");
  private static Rig rig;

  @BeforeAll
  static void up() {
    rig = Rig.up("company: Test Company\nqueues:\n  - name: people\n    agents: ['101']\n    wrap-up: 0 s\n");
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @Test
  void zeroInThePromptLeadsToAPersonWhoHearsAndIsHeard() throws Exception {
    String number = "+12025550101";
    try (Phone agent = rig.agent("101", 440, Duration.ofSeconds(1));
        Phone caller = rig.caller(number, 1000)) {
      rig.awaitAgent("101", "Available");
      caller.dial(rig.uri("1000"));
      caller.awaitSound(sound -> sound.heardAt(WELCOME).isPresent(), LIMIT);
      caller.press("0");
      PhoneEvent.Incoming shown = agent.events().await(PhoneEvent.Incoming.class, LIMIT);
      assertThat(shown.number()).isEqualTo(number);
      assertThat(shown.name()).startsWith("waited 0:0");
      caller.awaitSound(sound -> hears(sound.toneSpans(440)), LIMIT);
      agent.awaitSound(sound -> hears(sound.toneSpans(1000)), LIMIT);
      agent.hangUp();
      caller.events().await(PhoneEvent.Ended.class, LIMIT);
      JsonNode end = rig.awaitEvent(number, "Ended").get("end");
      assertThat(end.get("reason").asString()).isEqualTo("SERVED");
      assertThat(end.get("party").asString()).isEqualTo("AGENT");
      assertThat(types(rig.story(number)))
          .containsExactly(
              "Arrived",
              "PromptStarted",
              "KeyPressed",
              "ZeroOut",
              "JoinedLine",
              "AgentRung",
              "Bridged",
              "AgentLeft",
              "Ended");
    }
  }

  @Test
  void silenceTwiceLeadsToAPerson() {
    String number = "+12025550102";
    try (Phone agent = rig.agent("101", 440, Duration.ZERO);
        Phone caller = rig.caller(number, 1000)) {
      rig.awaitAgent("101", "Available");
      caller.dial(rig.uri("1000"));
      agent.events().await(PhoneEvent.Answered.class, Duration.ofSeconds(90));
      caller.awaitSound(sound -> hears(sound.toneSpans(440)), LIMIT);
      caller.hangUp();
      assertThat(rig.awaitEvent(number, "Ended").get("end").get("party").asString())
          .isEqualTo("CALLER");
      assertThat(types(rig.story(number)).stream().filter("NoInput"::equals)).hasSize(2);
    }
  }

  private static boolean hears(List<Span> spans) {
    return spans.stream().anyMatch(span -> span.seconds() >= TALK_MIN.toSeconds());
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(event -> event.get("type").asString()).toList();
  }
}
