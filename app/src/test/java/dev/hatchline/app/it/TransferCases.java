package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An agent's phone gives the caller to somebody else; the call stays one call. */
abstract class TransferCases extends Cases {
  private static final int HZ_101 = 1730;
  private static final int HZ_104 = 1930;
  private static final int CALLER_HZ = 1130;

  @Test
  void blind() {
    String number = "+12025550501";
    try (Phone first = rig.agent("101", HZ_101);
        Phone second = rig.agent("104", HZ_104);
        Phone caller = connected(first, number)) {
      rig.awaitAgent("104", "Available");
      first.blindTransfer("104");
      second.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      Hearing.awaitMusic(caller);
      second.answer();
      scene.talk(second, HZ_104, caller, CALLER_HZ);
      rig.awaitAgent("101", "Available");
      rig.awaitAgent("104", "OnCall");
      assertThat(Rig.types(rig.story(number))).doesNotContain("Ended");
      second.hangUp();
      Scene.hungUpOn(caller);
      rig.awaitAgent("104", "Available");
    }
    scene.ended(number, "SERVED", "AGENT");
    assertThat(scene.agentsIn(number))
        .containsExactly(
            "AgentRung 101", "Bridged 101", "AgentLeft 101", "Bridged 104", "AgentLeft 104");
  }

  @Test
  void attended() {
    String number = "+12025550502";
    try (Phone first = rig.agent("101", HZ_101);
        Phone second = rig.agent("104", HZ_104, Duration.ZERO);
        Phone caller = connected(first, number)) {
      rig.awaitAgent("104", "Available");
      first.consult("104", Rig.PATIENCE);
      second.awaitSound(Hearing.voice(HZ_101), Rig.PATIENCE);
      Hearing.awaitMusic(caller);
      first.completeTransfer();
      scene.talk(second, HZ_104, caller, CALLER_HZ);
      rig.awaitAgent("101", "Available");
      rig.awaitAgent("104", "OnCall");
      assertThat(Rig.types(rig.story(number))).doesNotContain("Ended");
      caller.hangUp();
      Scene.hungUpOn(second);
      rig.awaitAgent("104", "Available");
    }
    scene.ended(number, "SERVED", "CALLER");
    assertThat(scene.agentsIn(number))
        .containsExactly(
            "AgentRung 101", "Bridged 101", "AgentLeft 101", "Bridged 104", "AgentLeft 104");
  }

  @Test
  void toSomebodyWhoDoesNotAnswerComesBackIntoLine() {
    String number = "+12025550503";
    try (Phone first = rig.agent("101", HZ_101);
        Phone asleep = rig.agent("104", HZ_104);
        Phone caller = connected(first, number)) {
      rig.awaitAgent("104", "Available");
      first.blindTransfer("104");
      asleep.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      Scene.hungUpOn(asleep);
      Scene.rungAgain(first, number);
      Sound before = caller.heard();
      first.answer();
      caller.awaitSound(Hearing.voiceAfter(before.seconds(), HZ_101), Rig.PATIENCE);
      caller.hangUp();
    }
    assertThat(scene.ended(number, "SERVED", "CALLER"))
        .containsSubsequence(
            "Bridged", "AgentLeft", "CallerMoved", "JoinedLine", "AgentRung", "Bridged", "Ended");
    assertThat(scene.agentsIn(number))
        .containsExactly(
            "AgentRung 101",
            "Bridged 101",
            "AgentLeft 101",
            "AgentRung 101",
            "Bridged 101",
            "AgentLeft 101");
  }

  /** This phone hangs up when a transfer is refused: to the caller, the agent has left. */
  @Test
  void toTheOutsideIsRefused() {
    String number = "+12025550504";
    try (Phone first = rig.agent("101", HZ_101);
        Phone caller = connected(first, number)) {
      first.blindTransfer("+493012345678");
      PhoneEvent.TransferFailed refused =
          first.events().await(PhoneEvent.TransferFailed.class, Rig.PATIENCE);
      assertThat(refused.reason()).startsWith("404");
      Scene.hungUpOn(caller);
    }
    assertThat(scene.ended(number, "SERVED", "AGENT")).doesNotContain("CallerMoved");
  }

  /** A caller who talks with the first agent. */
  private static Phone connected(Phone first, String number) {
    rig.awaitAgent("101", "Available");
    Phone caller = scene.waits(number, CALLER_HZ);
    Scene.rung(first, number);
    first.answer();
    scene.talk(first, HZ_101, caller, CALLER_HZ);
    return caller;
  }
}
