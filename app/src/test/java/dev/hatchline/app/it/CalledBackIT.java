package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A callback is promised on the phone, and kept: a carrier's phone plays the public network. */
class CalledBackIT {
  private static final int AGENT_HZ = 1730;
  private static final int OTHER_HZ = 1930;
  private static final int CALLER_HZ = 1130;
  private static final Sound GREETING =
      Spoken.words("Hello. This is Test Company. You asked us to call you back.");
  private static final Sound OFFER =
      Spoken.words(
              "You asked us to call you back. To have your place on the line instead, stay here or"
                  + " press one. For anything else, two. To keep the call back, hang up.")
          .slice(0.3, 4);
  private static final Sound PROMISE =
      Spoken.words("We will call you as soon as a person is free. The call shows 1 0 0 0.")
          .slice(0.3, 4);
  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.upMeasured(
            """
            company: Test Company
            queues:
              - name: people
                agents: ["101", "102"]
                ring: 15 s
                wrap-up: 0 s
            callback:
              ring: 15 s
              again: [10 s, 10 s]
            """);
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    try {
      assertThat(LogFiles.withNumbers(rig.state())).isEmpty();
    } finally {
      rig.close();
    }
  }

  @Test
  void promisedOnThePhoneAndKept() {
    String number = "+12025551500";
    promised(number);
    try (Phone customer = rig.customer(number, CALLER_HZ);
        Phone agent = rig.agent("101", AGENT_HZ)) {
      PhoneEvent.Incoming shown = agent.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      assertThat(shown.name()).matches("Callback since \\d\\d:\\d\\d");
      customer.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      customer.answer();
      customer.awaitSound(Hearing.words(GREETING), Rig.PATIENCE);
      Hearing.awaitMusic(customer);
      agent.answer();
      scene.talk(agent, AGENT_HZ, customer, CALLER_HZ);
      agent.hangUp();
      Scene.hungUpOn(customer);
      rig.awaitAgent("101", "Available");
      assertThat(Scene.rings(customer)).isEqualTo(1);
      assertThat(Scene.rings(agent)).isEqualTo(1);
    }
    rig.awaitNoCalls();
    assertThat(Rig.types(rig.story(number)))
        .containsExactly("Arrived", "CalledBack", "AgentRung", "Bridged", "AgentLeft", "Ended");
  }

  @Test
  void agentWhoIsThereFirstHearsRingingAndIsJoinedAtOnce() {
    String number = "+12025551501";
    promised(number);
    try (Phone customer = rig.customer(number, CALLER_HZ);
        Phone agent = rig.agent("101", AGENT_HZ, Duration.ZERO)) {
      agent.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
      customer.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      customer.answer();
      scene.talk(agent, AGENT_HZ, customer, CALLER_HZ);
      customer.hangUp();
      Scene.hungUpOn(agent);
    }
    rig.awaitNoCalls();
  }

  @Test
  void customerWhoIsBusyIsCalledAgainAndTheAgentIsFree() {
    String number = "+12025551502";
    promised(number);
    try (Phone agent = rig.agent("101", AGENT_HZ)) {
      try (Phone busy = rig.phones().open(rig.customerSpec(number).rejecting())) {
        busy.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
        rig.awaitAgent("101", "Available");
      }
      try (Phone customer = rig.customer(number, CALLER_HZ)) {
        customer.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
        customer.answer();
        agent.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
        agent.answer();
        scene.talk(agent, AGENT_HZ, customer, CALLER_HZ);
        customer.hangUp();
      }
    }
    rig.awaitNoCalls();
  }

  @Test
  void agentWhoDoesNotComeIsMissedAndTheNextIsRung() {
    String number = "+12025551503";
    promised(number);
    try (Phone customer = rig.customer(number, CALLER_HZ);
        Phone deaf = rig.agent("101", AGENT_HZ)) {
      deaf.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      customer.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      customer.answer();
      customer.awaitSound(Hearing.words(GREETING), Rig.PATIENCE);
      try (Phone other = rig.agent("102", OTHER_HZ)) {
        Scene.rung(other, number);
        rig.awaitAgent("101", "Paused");
        Hearing.awaitMusic(customer);
        other.answer();
        scene.talk(other, OTHER_HZ, customer, CALLER_HZ);
        customer.hangUp();
        Scene.hungUpOn(other);
      }
      scene.available(deaf);
    }
    rig.awaitNoCalls();
  }

  @Test
  void whoeverRingsInAgainMayHaveThePlaceAtOnce() {
    String number = "+12025551504";
    try (Phone agent = rig.agent("101", AGENT_HZ)) {
      rig.awaitAgent("101", "Available");
      scene.paused(agent);
      promised(number);
      try (Phone caller = rig.caller(number, CALLER_HZ)) {
        caller.dial(rig.uri("1000"));
        caller.awaitSound(Hearing.words(OFFER), Rig.PATIENCE);
        caller.press("1");
        rig.awaitEvent(number, "JoinedLine");
        scene.pressesStarOne(agent);
        assertThat(Scene.rung(agent, number).name()).startsWith("waited ");
        agent.answer();
        scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
        caller.hangUp();
        Scene.hungUpOn(agent);
      }
    }
    rig.awaitNoCalls();
  }

  /** A time that is to come is no place in line, and hours before it nobody is to gain by it. */
  @Test
  void whoeverRingsInBeforeTheTimeThatWasNamedIsGreetedAsEver() {
    String number = "+12025551507";
    Instant later = Instant.now().plus(Duration.ofHours(2));
    String asked = "{\"number\": \"%s\", \"at\": \"%s\"}".formatted(number, later);
    String id = rig.post("/api/callbacks", asked, 202).get("id").asString();
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      JsonNode first = rig.awaitEvent(number, "PromptStarted");
      assertThat(first.get("node").asString()).isEqualTo("arrive");
      caller.hangUp();
    }
    rig.awaitNoCalls();
    rig.delete("/api/callbacks/" + id);
  }

  @Test
  void zeroAfterThePromiseLeadsToAPersonAndNobodyCalls() {
    String number = "+12025551505";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone caller = scene.calls(number, CALLER_HZ)) {
      rig.awaitAgent("101", "Available");
      caller.press("2");
      caller.press("1");
      caller.press("1");
      rig.awaitEvent(number, "Promised");
      caller.press("0");
      assertThat(Scene.rung(agent, number).name()).startsWith("waited ");
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      agent.hangUp();
      Scene.hungUpOn(caller);
    }
    assertThat(scene.ended(number, "SERVED", "AGENT"))
        .containsSubsequence("Promised", "ZeroOut", "PromiseWithdrawn", "JoinedLine", "Bridged");
  }

  @Test
  void cancelledWhileBothPhonesRing() {
    String number = "+12025551506";
    try (Phone customer = rig.customer(number, CALLER_HZ);
        Phone agent = rig.agent("101", AGENT_HZ)) {
      rig.awaitAgent("101", "Available");
      String asked =
          "{\"number\": \"" + number + "\", \"name\": \"Ann\", \"reason\": \"invoice 7\"}";
      String id = rig.post("/api/callbacks", asked, 202).get("id").asString();
      customer.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      assertThat(Scene.rung(agent, number).name())
          .matches("Callback Ann - invoice 7 since \\d\\d:\\d\\d");
      rig.delete("/api/callbacks/" + id);
      Scene.hungUpOn(customer);
      Scene.hungUpOn(agent);
      rig.awaitAgent("101", "Available");
      assertThat(rig.api("/api/callbacks/" + id).get("outcome").asString())
          .isEqualToIgnoringCase("cancelled");
    }
  }

  @Test
  void numberThatNobodyMayCallIsRefusedWithAReason() {
    for (String number : new String[] {"+19005550100", "911", "1000", "101", "+123", "sip:x@y"}) {
      JsonNode problem = rig.post("/api/callbacks", "{\"number\": \"" + number + "\"}", 400);
      assertThat(problem.get("detail").asString()).as(number).isNotBlank();
    }
  }

  /** The caller asks for it by keys, hears it, is said goodbye to, and stays until we hang up. */
  private static void promised(String number) {
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.press("2");
      caller.press("1");
      caller.press("1");
      JsonNode promised = rig.awaitEvent(number, "Promised");
      assertThat(promised.get("number").asString()).isEqualTo(number);
      caller.awaitSound(Hearing.words(PROMISE), Rig.PATIENCE);
      Scene.hungUpOn(caller);
    }
    List<String> story = scene.ended(number, "PROMISED", "LINE");
    assertThat(story).containsOnlyOnce("Promised").doesNotContain("JoinedLine");
  }
}
