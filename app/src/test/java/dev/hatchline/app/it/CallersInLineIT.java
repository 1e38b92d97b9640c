package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.Hours;
import dev.hatchline.conf.NativePrompt;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In line: what the caller is told, and what the keys do. */
class CallersInLineIT {
  private static final int AGENT_HZ = 1730;
  private static final int BUSY_HZ = 1130;
  private static final int WAITS_HZ = 1330;
  private static final Sound JOINED =
      Spoken.words(
          "You are next in line. The wait is up to 8 minutes. To turn the music off, press nine.");
  private static final Sound CHOICES =
      Spoken.words("To be called back, press two. To leave a message, press three.");
  private static final Sound MUSIC_OFF = Spoken.words("The music is off. Nine turns it on again.");
  private static final Sound SERVICE = Spoken.node("company-line", "service", "Test Company");
  private static final Sound READY = spoken(NativePrompt.AGENT_READY);
  private static final Sound MESSAGE =
      Spoken.words("We will call you back. After the tone, please say your name");
  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            queues:
              - name: people
                agents: ["101"]
                ring: 15 s
                wrap-up: 1 s
                offer-after: 15 s
                offer-every: 20 s
            cases: {messages: desk}
            """);
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  private static Sound spoken(NativePrompt prompt) {
    return Spoken.words(prompt.english(Hours.ALWAYS));
  }

  @Test
  void placeIsToldThenTheChoicesAndTheMusicGoesOffByAKey() {
    String number = "+12025550902";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone busy = talking(agent, "+12025550901");
        Phone caller = scene.waits(number, WAITS_HZ)) {
      caller.awaitSound(Hearing.words(JOINED), Rig.PATIENCE);
      Hearing.awaitMusic(caller);
      caller.awaitSound(Hearing.words(CHOICES), Rig.PATIENCE);
      caller.press("9");
      caller.awaitSound(Hearing.words(MUSIC_OFF), Rig.PATIENCE);
      Hearing.awaitSilence(caller);
      caller.press("9");
      Hearing.awaitMusic(caller);
      assertThat(busy.calls()).hasSize(1);
      agent.hangUp();
      assertThat(Scene.rung(agent, number).name()).startsWith("waited ");
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, WAITS_HZ);
    }
    assertThat(scene.ended(number, "SERVED", "CALLER"))
        .containsSubsequence(
            "JoinedLine", "PlaceTold", "PlaceTold", "MusicSwitched", "MusicSwitched", "Bridged");
  }

  @Test
  void thePersonInterruptsTheAutomationThatWasUsedMeanwhile() {
    String number = "+12025550904";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone busy = talking(agent, "+12025550903");
        Phone caller = scene.waits(number, WAITS_HZ)) {
      caller.press("1");
      caller.awaitSound(Hearing.words(SERVICE.slice(0.3, 4)), Rig.PATIENCE);
      assertThat(busy.calls()).hasSize(1);
      agent.hangUp();
      Scene.rung(agent, number);
      caller.awaitSound(Hearing.words(READY), Rig.PATIENCE);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, WAITS_HZ);
    }
    assertThat(scene.ended(number, "SERVED", "CALLER"))
        .containsSubsequence("JoinedLine", "AutomationMeanwhile", "AgentRung", "Bridged")
        .containsOnlyOnce("JoinedLine");
  }

  @Test
  void zeroInTheAutomationLeadsBackToTheSamePlace() {
    String number = "+12025550906";
    String behind = "+12025550907";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone busy = talking(agent, "+12025550905");
        Phone caller = scene.waits(number, WAITS_HZ);
        Phone later = scene.waits(behind, BUSY_HZ)) {
      caller.press("1");
      rig.awaitEvent(number, "AutomationMeanwhile");
      caller.press("0");
      rig.awaitEvent(number, "BackInLine");
      Hearing.awaitMusic(caller);
      assertThat(busy.calls()).hasSize(1);
      agent.hangUp();
      Scene.rung(agent, number);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, WAITS_HZ);
      assertThat(later.calls()).hasSize(1);
    }
    assertThat(Scene.at(rig.awaitEvent(number, "Bridged"))).isNotNull();
    scene.ended(behind, "LEFT_LINE", "CALLER");
  }

  @Test
  void messageInsteadOfWaitingAndZeroInItLeadsBack() {
    String number = "+12025550909";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone busy = talking(agent, "+12025550908");
        Phone caller = scene.waits(number, WAITS_HZ)) {
      caller.press("3");
      caller.awaitSound(Hearing.words(MESSAGE), Rig.PATIENCE);
      rig.awaitEvent(number, "MessageStarted");
      caller.press("0");
      Hearing.awaitMusic(caller);
      assertThat(busy.calls()).hasSize(1);
      agent.hangUp();
      Scene.rung(agent, number);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, WAITS_HZ);
    }
    assertThat(scene.ended(number, "SERVED", "CALLER"))
        .containsSubsequence("JoinedLine", "MessageStarted", "ZeroOut", "JoinedLine", "Bridged");
  }

  @Test
  void keysWorkWhileAPhoneRings() {
    String number = "+12025550910";
    try (Phone agent = rig.agent("101", AGENT_HZ)) {
      rig.awaitAgent("101", "Available");
      try (Phone caller = scene.waits(number, WAITS_HZ)) {
        Scene.rung(agent, number);
        caller.press("3");
        caller.awaitSound(Hearing.words(MESSAGE), Rig.PATIENCE);
        agent.events().await(PhoneEvent.Ended.class, Rig.PATIENCE);
        rig.awaitAgent("101", "Available");
        Rig.await("the message", () -> listed(number));
      }
    }
    assertThat(scene.ended(number, "MESSAGE", "CALLER"))
        .containsSubsequence("AgentRung", "AgentMissed", "MessageStarted");
  }

  private static boolean listed(String number) {
    return rig.api("/api/messages?limit=10")
        .valueStream()
        .anyMatch(message ->
            number.equals(message.path("caller").asString(""))
                && message.get("seconds").asInt() >= 1);
  }

  /** Two phones that ring in vain within half an hour are for a person to look into. */
  @Test
  void phoneThatNobodyAnswersAgainAndAgainIsAnIncident() {
    List<String> numbers = List.of("+12025550911", "+12025550912");
    try (Phone agent = rig.agent("101", AGENT_HZ)) {
      rig.awaitAgent("101", "Available");
      for (String number : numbers) {
        try (Phone _ = scene.waits(number, WAITS_HZ)) {
          Scene.rung(agent, number);
          rig.awaitAgent("101", "Paused");
        }
        rig.awaitNoCalls();
        scene.available(agent);
      }
    }
    assertThat(rig.api("/api/incidents").get(0).get("text").asString())
        .contains("agent 101 rang in vain 2 times");
  }

  /** The only agent talks to somebody else. */
  private static Phone talking(Phone agent, String number) {
    rig.awaitAgent("101", "Available");
    Phone busy = scene.waits(number, BUSY_HZ);
    Scene.rung(agent, number);
    agent.answer();
    scene.talk(agent, AGENT_HZ, busy, BUSY_HZ);
    return busy;
  }
}
