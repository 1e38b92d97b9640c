package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a flow can do besides asking, on the phone: transfer, note, words in line, survey. */
class FlowKindsIT {
  private static final int CALLER_HZ = 1130;
  private static final int AGENT_HZ = 1730;
  private static final int GARAGE_HZ = 1530;
  private static final String GARAGE = "+12025550188";
  private static final String MENU = "Good morning from our green garden.";
  private static final String SORRY = "The people of the garage are not at home.";
  private static final String IN_LINE = "Please have your yellow bill at hand.";
  private static final String QUESTION = "How many stars does this call deserve?";
  private static final String FLOW =
      """
      flow: line
      start: top
      after: how
      nodes:
        top:
          menu:
            prompt: ["%s", "For a person, press zero."]
            choices: { 1: why, 3: wish }
            wait: 15 s
        garage: { transfer: "%s", ring: 20 s, failed: sorry }
        why: { set: { what: %s }, then: garage }
        sorry: { say: "{what}", then: top }
        wish: { note: Wants a refund., then: person }
        person:
          queue: people
          in-line: { say: %s, offer: [] }
        how: { survey: score, prompt: "%s", scale: 1..5, then: bye }
        bye: { end: }
      """
          .formatted(MENU, GARAGE, SORRY, IN_LINE, QUESTION);

  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            lines: [{number: "1000", flow: line}]
            queues:
              - name: people
                agents: ["101"]
                ring: 15 s
                wrap-up: 0 s
                message-when-nobody: false
            """,
            FlowKindsIT::save);
    scene = new Scene(rig);
  }

  private static void save(Path home) {
    try {
      Path flows = Files.createDirectories(home.resolve("flows"));
      Files.writeString(flows.resolve("line.yaml"), FLOW);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  private static void hears(Phone caller, String words) {
    caller.awaitSound(Hearing.words(Spoken.words(words).slice(0.2, 1.8)), Rig.PATIENCE);
  }

  private static Phone inMenu(String number) {
    Phone caller = scene.calls(number, CALLER_HZ);
    hears(caller, MENU);
    return caller;
  }

  @Test
  void aCallerIsPutThroughToANumberOutsideAndTheCallEndsWithIt() {
    String number = "+12025554001";
    try (Phone garage = rig.customer(GARAGE, GARAGE_HZ);
        Phone caller = inMenu(number)) {
      caller.press("1");
      PhoneEvent.Incoming shown = garage.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      assertThat(shown.number()).as("the line's own number is shown").contains("1000");
      garage.answer();
      scene.talk(garage, GARAGE_HZ, caller, CALLER_HZ);
      caller.press("0"); // is the garage's
      garage.hangUp();
      Scene.hungUpOn(caller);
    }
    scene.ended(number, "TRANSFERRED", "LINE");
    assertThat(Rig.types(rig.story(number))).contains("OutsideRung").doesNotContain("JoinedLine");
  }

  @Test
  void whereNobodyAnswersTheFlowGoesOn() {
    String number = "+12025554002";
    try (Phone busy = rig.phones().open(rig.customerSpec(GARAGE).rejecting());
        Phone caller = inMenu(number)) {
      caller.press("1");
      busy.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      hears(caller, SORRY);
    }
    rig.awaitEvent(number, "OutsideMissed");
    scene.ended(number, "LEFT_FLOW", "CALLER");
  }

  @Test
  void zeroWhileItRingsOutsideLeadsToAPerson() {
    String number = "+12025554003";
    try (Phone garage = rig.customer(GARAGE, GARAGE_HZ);
        Phone agent = rig.agent("101", AGENT_HZ);
        Phone caller = inMenu(number)) {
      caller.press("1");
      garage.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      caller.press("0");
      Scene.rung(agent, number);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      caller.hangUp();
    }
    scene.ended(number, "SERVED", "CALLER");
  }

  @Test
  void aNoteGoesAlongTheLineSaysItsWordsAndASurveyEndsTheCall() {
    String number = "+12025554004";
    try (Phone caller = inMenu(number)) {
      caller.press("3");
      hears(caller, IN_LINE);
      try (Phone agent = rig.agent("101", AGENT_HZ)) {
        Scene.rung(agent, number);
        agent.answer();
        scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
        agent.hangUp();
        hears(caller, QUESTION);
        caller.press("4");
        Scene.hungUpOn(caller);
      }
    }
    scene.ended(number, "SERVED", "AGENT");
    List<String> types = Rig.types(rig.story(number));
    assertThat(types).containsSubsequence("Noted", "JoinedLine", "Bridged", "AgentLeft", "Scored");
    assertThat(rig.awaitEvent(number, "Scored").path("score").asInt()).isEqualTo(4);
    assertThat(rig.awaitEvent(number, "Noted").path("text").asString())
        .isEqualTo("Wants a refund.");
  }
}
