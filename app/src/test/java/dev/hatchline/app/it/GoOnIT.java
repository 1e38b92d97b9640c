package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who was cut off and rings again: they go on where they were. */
class GoOnIT {
  private static final int HZ_101 = 1730;
  private static final int HZ_102 = 1930;
  private static final int CALLER_HZ = 1130;
  private static final int OTHER_HZ = 1330;
  private static final Sound OFFER = Spoken.words("To go on where you were, press one.");
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
                agents: ["101", "102"]
                ring: 15 s
                wrap-up: 0 s
                message-when-nobody: false
            agents:
              - {extension: "101", name: Agent 101}
              - {extension: "102", name: Agent 102}
            """);
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  /** The caller hears the offer. */
  private static Phone ringsAgain(String number) {
    Phone caller = rig.caller(number, CALLER_HZ);
    caller.dial(rig.uri("1000"));
    caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
    rig.awaitEvent(number, "GoOnOffered");
    caller.awaitSound(Hearing.words(OFFER.slice(0.2, 1.8)), Rig.PATIENCE);
    return caller;
  }

  private static void leaves(String number, Phone caller, String reason) {
    caller.close();
    scene.ended(number, reason, "CALLER");
  }

  @Test
  void whoLeftTheLineKeepsThePlaceBeforeWhoCameMeanwhile() {
    String number = "+12025552001";
    String other = "+12025552002";
    String busy = "+12025552003";
    try (Phone agent = rig.agent("101", HZ_101)) {
      rig.awaitAgent("101", "Available");
      try (Phone talks = scene.waits(busy, OTHER_HZ)) {
        Scene.rung(agent, busy);
        agent.answer();
        scene.talk(agent, HZ_101, talks, OTHER_HZ);
        leaves(number, scene.waits(number, CALLER_HZ), "LEFT_LINE");
        try (Phone waits = scene.waits(other, OTHER_HZ);
            Phone again = ringsAgain(number)) {
          again.press("1");
          rig.awaitEvent(number, "JoinedLine");
          agent.hangUp();
          agent
              .events()
              .awaitFrom(0, PhoneEvent.Incoming.class, e -> !e.number().equals(busy), Rig.PATIENCE);
          assertThat(Scene.ringsOf(agent)).containsExactly(busy, number);
          agent.answer();
          scene.talk(agent, HZ_101, again, CALLER_HZ);
          assertThat(waits.calls()).hasSize(1);
        }
      }
    }
    assertThat(scene.ended(number, "SERVED", "CALLER"))
        .containsSubsequence("GoOnOffered", "WentOn", "JoinedLine", "Bridged")
        .doesNotContain("PromptStarted");
  }

  @Test
  void whoWasCutOffFromAnAgentHasThatOneAgain() {
    String number = "+12025552004";
    try (Phone same = rig.agent("102", HZ_102)) {
      rig.awaitAgent("102", "Available");
      Phone caller = scene.waits(number, CALLER_HZ);
      Scene.rung(same, number);
      same.answer();
      scene.talk(same, HZ_102, caller, CALLER_HZ);
      try (Phone idle = rig.agent("101", HZ_101)) {
        rig.awaitAgent("101", "Available");
        leaves(number, caller, "SERVED");
        rig.awaitAgent("102", "Available");
        try (Phone again = ringsAgain(number)) {
          again.press("1");
          Scene.rungAgain(same, number);
          JsonNode pop = rig.api("/api/agents/102/pop");
          assertThat(values(pop.path("said"), "question")).contains("went on");
          same.answer();
          scene.talk(same, HZ_102, again, CALLER_HZ);
          assertThat(rig.awaitEvent(number, "WentOn").path("agent").asString()).isEqualTo("102");
          assertThat(Scene.ringsOf(idle)).isEmpty();
        }
      }
    }
    scene.ended(number, "SERVED", "CALLER");
  }

  @Test
  void whoWasInTheFlowGoesOnAtTheNode() {
    String number = "+12025552005";
    Phone caller = scene.calls(number, CALLER_HZ);
    caller.press("12");
    rig.awaitEvent(number, e -> e.path("node").asString("").equals("which-order"), "the entry");
    leaves(number, caller, "LEFT_FLOW");
    try (Phone again = ringsAgain(number)) {
      again.press("1");
      assertThat(rig.awaitEvent(number, "PromptStarted").path("node").asString())
          .isEqualTo("which-order");
      again.awaitSound(
          Hearing.words(Spoken.node("company-line", "which-order", "").slice(0.3, 2.5)),
          Rig.PATIENCE);
    }
    assertThat(scene.ended(number, "LEFT_FLOW", "CALLER")).doesNotContain("Chose");
  }

  @Test
  void zeroUnderTheOfferLeadsToAPersonAndAnOfferIsMadeOnce() {
    String number = "+12025552006";
    leaves(number, scene.waits(number, CALLER_HZ), "LEFT_LINE");
    leaves(number, ringsAgain(number), "LEFT_FLOW"); // in the middle of the offer
    leaves(number, scene.waits(number, CALLER_HZ), "LEFT_LINE");
    assertThat(Rig.types(rig.story(number))).doesNotContain("GoOnOffered");
    try (Phone again = ringsAgain(number)) {
      again.press("0");
      assertThat(rig.awaitEvent(number, "ZeroOut").path("node").asString()).isEqualTo("go-on");
      rig.awaitEvent(number, "JoinedLine");
    }
    scene.ended(number, "LEFT_LINE", "CALLER");
  }

  @Test
  void silenceBeginsTheCallAsAnyOther() {
    String number = "+12025552007";
    leaves(number, scene.waits(number, CALLER_HZ), "LEFT_LINE");
    try (Phone again = ringsAgain(number)) {
      assertThat(again.calls()).hasSize(1);
      rig.awaitEvent(number, "PromptStarted");
      again.awaitSound(
          Hearing.words(Spoken.words("For a person, press zero. For service, one.")), Rig.PATIENCE);
    }
    assertThat(scene.ended(number, "LEFT_FLOW", "CALLER"))
        .containsSubsequence("GoOnOffered", "PromptStarted")
        .doesNotContain("WentOn");
  }

  private static List<String> values(JsonNode list, String field) {
    return list.valueStream().map(item -> item.path(field).asString("")).toList();
  }
}
