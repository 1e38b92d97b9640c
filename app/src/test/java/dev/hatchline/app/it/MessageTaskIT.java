package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.Hours;
import dev.hatchline.conf.NativePrompt;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.Voice;
import dev.hatchline.phones.sound.Sound;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What callers left is heard by an agent, by phone, at the caller's place. */
class MessageTaskIT {
  private static final int FIRST_HZ = 1130;
  private static final int SECOND_HZ = 1330;
  private static final int ANN_HZ = 1730;
  private static final Sound HEARD = Spoken.words(NativePrompt.MESSAGE_HEARD.english(Hours.ALWAYS));

  private static final Sound NEVER =
      Spoken.words(NativePrompt.MESSAGE_NEVER.english(Hours.ALWAYS)).slice(0.2, 1.2);

  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            lines:
              - number: "1000"
                flow: first-call
            queues:
              - name: people
                agents: ["101"]
                ring: 8 s
                wrap-up: 0 s
            """);
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @Test
  void messagesRingTheAgentInOrderAndAreDoneOrAnsweredByACall() {
    String first = "+12025550651";
    String second = "+12025550652";
    leaves(first, FIRST_HZ);
    leaves(second, SECOND_HZ);
    Rig.await("both are to be heard", () -> task(first).isPresent() && task(second).isPresent());
    JsonNode one = task(first).orElseThrow();
    assertThat(one.path("state").asString()).isEqualTo("open");
    JsonNode c = rig.api("/api/cases?number=%2B12025550651").path("cases").path(0);
    assertThat(one.path("caseId")).isEqualTo(c.path("id"));

    try (Phone ann = rig.agent("101", ANN_HZ)) {
      PhoneEvent.Incoming rings = Scene.rung(ann, first);
      assertThat(rings.name()).startsWith("Message from +12025550651");
      assertThat(rig.agentState("101")).isEqualTo("Reserved");
      JsonNode pop = rig.api("/api/agents/101/pop");
      assertThat(pop.path("id")).isEqualTo(c.path("id"));
      assertThat(pop.path("said").toString()).contains(one.path("message").asString());
      assertThat(task(first).orElseThrow().path("agent").asString()).isEqualTo("101");

      // Nobody answers: as for a call, the agent is paused, and the message waits.
      rig.awaitAgent("101", "Paused");
      assertThat(task(first)).isPresent();
      scene.pressesStarOne(ann);
      Scene.rungAgain(ann, first);
      ann.answer();
      ann.awaitSound(Hearing.voice(FIRST_HZ), Rig.PATIENCE);
      ann.awaitSound(Hearing.words(HEARD), Rig.PATIENCE);
      assertThat(rig.agentState("101")).isEqualTo("OnCall");
      ann.press("1");
      Rig.await("the message is done", () -> task(first).isEmpty());

      Scene.rung(ann, second);
      ann.answer();
      ann.awaitSound(Hearing.voice(SECOND_HZ), Rig.PATIENCE);
      try (Phone customer = scene.answering(second, new Voice.Tone(SECOND_HZ))) {
        ann.press("2");
        Rig.await("the message is answered", () -> task(second).isEmpty());
        Scene.rungAgain(ann, second);
        ann.answer();
        scene.talk(ann, ANN_HZ, customer, SECOND_HZ);
      }
    }
    JsonNode heard = rig.api("/api/cases/" + c.path("id").asString());
    assertThat(heard.path("notes").path(0).path("text").asString())
        .isEqualTo("Heard their message.");
    assertThat(heard.path("owner").asString()).isEqualTo("101");
    JsonNode called = rig.api("/api/cases?number=%2B12025550652").path("cases").path(0);
    assertThat(called.path("promises")).hasSize(1);
  }

  @Test
  void theAgentHearsThatANumberCannotBeCalledAndTheMessageIsDone() {
    String premium = "+19005550651"; // nobody is called there, whatever dial.allow says
    leaves(premium, FIRST_HZ);
    Rig.await("it is to be heard", () -> rig.api("/api/tasks").size() == 1);
    String message = rig.api("/api/tasks").path(0).path("id").asString();
    try (Phone ann = rig.agent("101", ANN_HZ)) {
      assertThat(ann.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE).name())
          .startsWith("Message");
      ann.answer();
      ann.awaitSound(Hearing.voice(FIRST_HZ), Rig.PATIENCE);
      ann.press("2");
      ann.awaitSound(Hearing.words(NEVER), Rig.PATIENCE);
      Scene.hungUpOn(ann);
      rig.awaitAgent("101", "Available");
    }
    assertThat(rig.api("/api/tasks")).isEmpty();
    assertThat(rig.api("/api/incidents").toString())
        .contains("message-not-called", "Whoever left the message " + message);
    assertThat(rig.api("/api/callbacks?limit=20").toString()).doesNotContain(premium);
  }

  private static void leaves(String number, int hertz) {
    try (Phone caller = scene.waits(number, hertz)) {
      caller.awaitSound(Hearing.words(MessagesLeft.NOBODY), Rig.PATIENCE);
      rig.awaitEvent(number, "MessageStarted");
      Rig.await("some words of " + number, () -> seconds(number) >= 2);
      caller.hangUp();
    }
    scene.ended(number, "MESSAGE", "CALLER");
  }

  private static int seconds(String number) {
    return new MessagesLeft(rig).by(number).map(left -> left.path("seconds").asInt()).orElse(0);
  }

  private static Optional<JsonNode> task(String number) {
    return rig.api("/api/tasks")
        .valueStream()
        .filter(task -> task.path("number").asString().equals(number))
        .findFirst();
  }
}
