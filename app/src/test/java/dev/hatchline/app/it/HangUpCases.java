package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.meter.Meter;
import dev.hatchline.phones.meter.MeterCall;
import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever hangs up, wherever: the ending has a name, and the agent is free again. */
abstract class HangUpCases extends Cases {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  private static final Sound WELCOME = Spoken.node("first-call", "welcome", "Test Company");
  private static final String HASTY_NUMBERS = "+120255504";
  private static final int HASTY = 24;

  @Test
  void callerInThePrompt() {
    String number = "+12025550301";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.awaitSound(Hearing.words(WELCOME), Rig.PATIENCE);
      caller.hangUp();
      assertThat(scene.ended(number, "LEFT_FLOW", "CALLER"))
          .containsExactly("Arrived", "PromptStarted", "Ended");
    }
  }

  @Test
  void callerInLineThenWhileThePhoneRings() {
    String inLine = "+12025550302";
    String ringing = "+12025550303";
    try (Phone agent = rig.agent("101", AGENT_HZ)) {
      rig.awaitAgent("101", "Available");
      scene.paused(agent);
      try (Phone caller = scene.waits(inLine, CALLER_HZ)) {
        Hearing.awaitMusic(caller);
        caller.hangUp();
        assertThat(scene.ended(inLine, "LEFT_LINE", "CALLER")).doesNotContain("AgentRung");
      }
      scene.pressesStarOne(agent);
      rig.awaitAgent("101", "Available");
      try (Phone caller = scene.waits(ringing, CALLER_HZ)) {
        Scene.rung(agent, ringing);
        Hearing.awaitMusic(caller);
        caller.hangUp();
        Scene.hungUpOn(agent);
        assertThat(scene.ended(ringing, "LEFT_RINGING", "CALLER")).doesNotContain("Bridged");
      }
      rig.awaitAgent("101", "Available");
      assertThat(Scene.ringsOf(agent)).containsExactly(ringing);
    }
  }

  @Test
  void callerAndAgentInTheTalk() {
    String byCaller = "+12025550304";
    String byAgent = "+12025550305";
    try (Phone agent = rig.agent("101", AGENT_HZ)) {
      rig.awaitAgent("101", "Available");
      try (Phone caller = answered(agent, byCaller)) {
        caller.hangUp();
        Scene.hungUpOn(agent);
        scene.ended(byCaller, "SERVED", "CALLER");
      }
      rig.awaitAgent("101", "Available");
      try (Phone caller = answered(agent, byAgent)) {
        agent.hangUp();
        Scene.hungUpOn(caller);
        scene.ended(byAgent, "SERVED", "AGENT");
      }
      rig.awaitAgent("101", "Available");
    }
  }

  /**
   * What the engine is told of such a call, that it begins and that it is gone, comes by two
   * connections; here it finds both at once.
   */
  @Test
  void callersWhoGiveUpWhileTheEngineTakesTheirCalls() throws IOException {
    long engine = rig.pid("engine");
    List<MeterCall> callers = new ArrayList<>();
    try (Meter meter = Meter.at(rig.sip())) {
      rig.signal("STOP", engine);
      for (int n = 0; n < HASTY; n++) {
        callers.add(meter.call("1000", HASTY_NUMBERS + "%02d".formatted(n)));
      }
      callers.forEach(caller -> caller.awaitRinging(Rig.PATIENCE));
      callers.forEach(MeterCall::close);
      callers.forEach(caller ->
          assertThatThrownBy(() -> caller.awaitAnswer(Rig.PATIENCE)).hasMessageContaining("487"));
    } finally {
      rig.signal("CONT", engine);
    }
    // Asked at once, it may not have taken them yet.
    Rig.await("each who came to have left", () -> cameAndLeft(StoredEvents.of(rig)));
    rig.awaitNoCalls();
    assertThat(rig.pid("engine")).as("the same engine").isEqualTo(engine);
    StoredEvents.of(rig).assertSound();
  }

  private static boolean cameAndLeft(StoredEvents stored) {
    return stored.ofType("Arrived").stream()
            .anyMatch(event -> event.path("caller").asString("").startsWith(HASTY_NUMBERS))
        && stored.allEnded();
  }

  private static Phone answered(Phone agent, String number) {
    Phone caller = scene.waits(number, CALLER_HZ);
    Scene.rung(agent, number);
    agent.answer();
    caller.awaitSound(Hearing.voice(AGENT_HZ), Rig.PATIENCE);
    rig.awaitAgent("101", "OnCall");
    assertThat(agent.events().all()).anyMatch(PhoneEvent.Answered.class::isInstance);
    return caller;
  }
}
