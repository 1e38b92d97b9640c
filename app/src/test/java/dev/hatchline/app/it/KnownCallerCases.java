package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.sound.Sound;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who has talked to an agent before, and rings again. */
abstract class KnownCallerCases extends Cases {
  private static final int HZ_101 = 1730;
  private static final int HZ_102 = 1930;
  private static final int CALLER_HZ = 1130;
  private static final String ORDER = "40017";
  private static final String AREA = "20500";
  private static final Sound OFFER = Spoken.words("To go on where you were, press one.");

  /** Of two free agents the one rings who knows the case, though the other is idle for longer. */
  @Test
  void whoKnowsTheCaseIsRungAndSeesItBeforeTalking() {
    String number = "+12025550451";
    rig.awaitAgent("102", "SignedOut");
    try (Phone knows = rig.agent("102", HZ_102)) {
      rig.awaitAgent("102", "Available");
      JsonNode first = talks(number, knows);
      try (Phone idle = rig.agent("101", HZ_101)) {
        rig.awaitAgent("101", "Available");
        hangsUp(number, knows);
        assertThat(since("101")).isLessThan(since("102"));

        Phone again = leavesTheOffer(number);
        Scene.rungAgain(knows, number);
        JsonNode pop = rig.api("/api/agents/102/pop");
        assertThat(rig.agentState("102")).isEqualTo("Reserved");
        assertThat(pop.path("id")).isEqualTo(first.path("id"));
        assertThat(pop.path("who").path("number").asString()).isEqualTo(number);
        assertThat(values(pop.path("said"), "value")).contains("fault", AREA);
        assertThat(values(pop.path("history"), "agent")).containsExactly("102");
        assertThat(pop.path("first").path("step").asString()).isEqualTo("help");
        knows.answer();
        scene.talk(knows, HZ_102, again, CALLER_HZ);
        solved(pop.path("id").asString());
        again.close();
        rig.awaitAgent("102", "Available");
        assertThat(Scene.ringsOf(idle)).isEmpty();
      }
    }
    assertThat(scene.ended(number, "SERVED", "CALLER"))
        .containsSubsequence("GoOnOffered", "PromptStarted", "ZeroOut", "JoinedLine", "Bridged")
        .doesNotContain("WentOn");
  }

  /** The agent need not look it up again. */
  @Test
  void whatTheOrderSystemAnsweredIsOnTheScreenBeforeTheAgentTalks() {
    String number = "+12025550452";
    try (Phone agent = rig.agent("101", HZ_101);
        Phone caller = scene.calls(number, CALLER_HZ)) {
      rig.awaitAgent("101", "Available");
      caller.press("12" + ORDER + "#");
      JsonNode asked = rig.awaitEvent(number, "LookedUp");
      caller.press("0");
      Scene.rung(agent, number);
      JsonNode pop = rig.api("/api/agents/101/pop");
      assertThat(rig.agentState("101")).isEqualTo("Reserved");
      assertThat(pop.path("lookups").valueStream())
          .singleElement()
          .satisfies(lookup -> {
            assertThat(lookup.path("system").asString()).isEqualTo("orders");
            assertThat(lookup.path("taken").path("state").asString()).isEqualTo("shipped");
            assertThat(lookup.path("taken").path("eta")).isEqualTo(asked.path("taken").path("eta"));
          });
      assertThat(pop.path("first").path("step").asString()).isEqualTo("help");
    }
    scene.ended(number, "LEFT_RINGING", "CALLER");
    rig.awaitAgent("101", "SignedOut");
  }

  /** Hears that they may go on, presses nothing, and asks for a person under the first prompt. */
  private static Phone leavesTheOffer(String number) {
    Phone again = scene.waits(number, CALLER_HZ);
    again.awaitSound(Hearing.words(OFFER.slice(0.2, 1.8)), Rig.PATIENCE);
    return again;
  }

  private Phone caller;

  /** The caller keys a postal code, asks for a person, and talks to this agent, who sees it all. */
  private JsonNode talks(String number, Phone agent) {
    caller = scene.calls(number, CALLER_HZ);
    caller.press("13" + AREA);
    rig.awaitEvent(number, "LookedUp");
    caller.press("0");
    Scene.rung(agent, number);
    JsonNode pop = rig.api("/api/agents/102/pop");
    assertThat(values(pop.path("said"), "value")).containsExactly("service", "fault", AREA);
    assertThat(pop.path("first").path("step").asString()).isEqualTo("look-up");
    assertThat(pop.path("history")).isEmpty();
    agent.answer();
    scene.talk(agent, HZ_102, caller, CALLER_HZ);
    return pop;
  }

  private void hangsUp(String number, Phone agent) {
    caller.close();
    scene.ended(number, "SERVED", "CALLER");
    Scene.hungUpOn(agent);
    rig.awaitAgent("102", "Available");
  }

  private static void solved(String id) {
    JsonNode c =
        rig.post(
            "/api/cases/" + id + "/solve",
            "{\"agent\":\"102\",\"disposition\":\"explained\"}",
            200);
    assertThat(c.path("state").asString()).isEqualTo("solved");
    assertThat(values(rig.api("/api/cases/" + id).path("contacts"), "agent"))
        .containsExactly("102", "102");
  }

  private static String since(String extension) {
    for (JsonNode agent : rig.api("/api/agents")) {
      if (agent.path("extension").asString().equals(extension)) {
        return agent.path("since").asString();
      }
    }
    throw new AssertionError("expected agent " + extension + ", found none");
  }

  private static List<String> values(JsonNode list, String field) {
    return list.valueStream().map(item -> item.path(field).asString("")).toList();
  }
}
