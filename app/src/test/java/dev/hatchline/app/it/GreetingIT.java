package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A line on which a free person simply answers; and a company that is closed. */
class GreetingIT {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            hours:
              mon: []
            lines:
              - number: "1000"
              - number: "2000"
                greet: person-when-free
            queues:
              - name: people
                agents: ["101"]
                ring: 5 s
                wrap-up: 0 s
            cases: {messages: desk}
            """);
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @Test
  void freePersonSimplyAnswers() {
    String number = "+12025551201";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone caller = rig.caller(number, CALLER_HZ)) {
      rig.awaitAgent("101", "Available");
      caller.dial(rig.uri("2000"));
      Scene.rung(agent, number);
      assertThat(caller.events().all()).noneMatch(PhoneEvent.Answered.class::isInstance);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      agent.hangUp();
      Scene.hungUpOn(caller);
    }
    assertThat(scene.ended(number, "SERVED", "AGENT")).doesNotContain("PromptStarted");
  }

  /** They go where they would have gone, and nobody is asked to press anything. */
  @Test
  void whoHeardOfAnOutageFirstIsAnsweredByTheFreePersonToo() {
    String number = "+12025551206";
    String sentence = "The network in Springfield is down.";
    String outage =
        rig.post(
                "/api/outages",
                "{\"area\": {\"lines\": [\"2000\"]}, \"sentence\": \"%s\"}".formatted(sentence),
                201)
            .get("id")
            .asString();
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone caller = rig.caller(number, CALLER_HZ)) {
      rig.awaitAgent("101", "Available");
      caller.dial(rig.uri("2000"));
      caller.awaitSound(Hearing.words(Spoken.words(sentence).slice(0.3, 1.8)), Rig.PATIENCE);
      Scene.rung(agent, number);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      agent.hangUp();
      Scene.hungUpOn(caller);
    } finally {
      rig.post("/api/outages/" + outage + "/clear", "{\"sentence\": \"It is up again.\"}", 200);
    }
    assertThat(scene.ended(number, "SERVED", "AGENT"))
        .containsSubsequence("PromptStarted", "JoinedLine", "AgentRung", "Bridged")
        .containsOnlyOnce("PromptStarted");
  }

  @Test
  void personWhoIsFreeAndDoesNotAnswerLeavesTheCallerInLine() {
    String number = "+12025551202";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone caller = rig.caller(number, CALLER_HZ)) {
      rig.awaitAgent("101", "Available");
      caller.dial(rig.uri("2000"));
      Scene.rung(agent, number);
      rig.awaitAgent("101", "Paused");
      Hearing.awaitMusic(caller);
      scene.pressesStarOne(agent);
      Scene.rungAgain(agent, number);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
    }
    assertThat(scene.ended(number, "SERVED", "CALLER"))
        .containsSubsequence("AgentMissed", "PlaceTold", "AgentRung", "Bridged");
  }

  @Test
  void whenNobodyIsFreeTheChoiceComes() {
    String number = "+12025551203";
    try (Phone caller = rig.caller(number, CALLER_HZ)) {
      caller.dial(rig.uri("2000"));
      rig.awaitEvent(number, "PromptStarted");
    }
  }

  /** Closed, and still somebody may be there for who insists. */
  @Test
  void closedCompanySaysWhenAndTakesAMessage() {
    String number = "+12025551204";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.awaitSound(
          Hearing.words(Spoken.words("Nobody is here now. We are closed every day.")),
          Rig.PATIENCE);
      caller.press("2");
      rig.awaitEvent(number, "MessageStarted");
      Rig.await(
          "the message",
          () ->
              rig.api("/api/messages")
                  .valueStream()
                  .anyMatch(left ->
                      number.equals(left.path("caller").asString(""))
                          && left.get("seconds").asInt() >= 2));
      caller.hangUp();
    }
    assertThat(scene.ended(number, "MESSAGE", "CALLER")).contains("MessageStarted");
  }

  @Test
  void zeroStillLeadsToAPersonWhenClosed() {
    String number = "+12025551205";
    try (Phone agent = rig.agent("101", AGENT_HZ, Duration.ZERO);
        Phone caller = scene.calls(number, CALLER_HZ)) {
      rig.awaitAgent("101", "Available");
      caller.press("0");
      caller.awaitSound(Hearing.voice(AGENT_HZ), Rig.PATIENCE);
      assertThat(agent.calls()).hasSize(1);
    }
  }
}
