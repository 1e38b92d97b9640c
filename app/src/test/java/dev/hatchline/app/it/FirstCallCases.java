package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A caller, a person, and what both hear. */
abstract class FirstCallCases extends Cases {
  private static final Duration LIMIT = Rig.PATIENCE;
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  private static final String COMPANY = "Test Company";
  private static final Sound WELCOME = Spoken.node("first-call", "welcome", COMPANY);
  private static final Sound HOURS =
      Spoken.words("We are open Monday from 8 A M to noon and from 1 P M to 6 P M.");

  @Test
  void zeroInThePromptLeadsToAPersonWhoHearsAndIsHeard() {
    String number = "+12025550101";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone caller = rig.caller(number, CALLER_HZ)) {
      rig.awaitAgent("101", "Available");
      caller.dial(rig.uri("1000"));
      caller.awaitSound(Hearing.words(WELCOME), LIMIT);
      caller.press("0");
      assertThat(Scene.rung(agent, number).name()).startsWith("waited 0:0");
      Hearing.awaitMusic(caller);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      agent.hangUp();
      Scene.hungUpOn(caller);
      assertThat(caller.heard().heardAt(WELCOME.slice(4.5, 8))).as("the prompt's end").isEmpty();
    }
    assertThat(scene.ended(number, "SERVED", "AGENT"))
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

  @Test
  void zeroTheMomentTheLineAnswersIsNotLost() {
    String number = "+12025550102";
    try (Phone agent = rig.agent("101", AGENT_HZ, Duration.ZERO);
        Phone caller = rig.caller(number, CALLER_HZ)) {
      rig.awaitAgent("101", "Available");
      caller.dial(rig.uri("1000"));
      caller.events().await(PhoneEvent.Answered.class, LIMIT);
      caller.press("0");
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      caller.hangUp();
      Scene.hungUpOn(agent);
    }
    assertThat(scene.ended(number, "SERVED", "CALLER")).containsOnlyOnce("KeyPressed", "ZeroOut");
  }

  @Test
  void silenceTwiceOrAKeyAndThenZeroLeadsToAPerson() {
    String silent = "+12025550103";
    String curious = "+12025550104";
    try (Phone agent = rig.agent("101", AGENT_HZ, Duration.ZERO);
        Phone mute = scene.calls(silent, CALLER_HZ);
        Phone asking = scene.calls(curious, CALLER_HZ + 200)) {
      asking.press("1");
      asking.awaitSound(Hearing.words(HOURS.slice(0, 2.5)), LIMIT);
      asking.press("0");
      scene.talk(agent, AGENT_HZ, asking, CALLER_HZ + 200);
      asking.hangUp();
      scene.ended(curious, "SERVED", "CALLER");
      rig.awaitEvent(silent, "Bridged");
      scene.talk(agent, AGENT_HZ, mute, CALLER_HZ);
      mute.hangUp();
    }
    assertThat(nodes(curious)).containsExactly("welcome", "hours", "hours");
    assertThat(scene.ended(silent, "SERVED", "CALLER"))
        .containsSubsequence("NoInput", "NoInput", "JoinedLine", "Bridged")
        .doesNotContain("ZeroOut", "KeyPressed");
  }

  /** The nodes that the story names: heard, and left by zero. */
  private static List<String> nodes(String number) {
    return rig.story(number).stream()
        .filter(event -> event.has("node") && !event.get("type").asString().equals("Chose"))
        .map(event -> event.get("node").asString())
        .toList();
  }
}
