package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.telephony.prompt.Pcm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Callbacks of a queue whose agents answer before the customer is dialled. */
class AgentFirstIT {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;

  private static Rig rig;
  private static Scene scene;

  /** Whoever is available again within {@link Rig#PATIENCE} had no wrap-up. */
  @BeforeAll
  static void up() {
    rig =
        Rig.upMeasured(
            """
            company: Test Company
            queues:
              - name: people
                agents: ["101"]
                ring: 15 s
                wrap-up: 5 min
                callback: agent-first
            callback:
              ring: 15 s
              again: [1 h]
            """);
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @AfterEach
  void nobodyIsLeft() {
    rig.awaitNoCalls();
  }

  /** The tone of the US ("ring" in indications.conf), half a second of it. */
  private static Sound ringing() {
    short[] samples = new short[Pcm.RATE / 2];
    for (int n = 0; n < samples.length; n++) {
      double turns = 2 * Math.PI * n / Pcm.RATE;
      samples[n] = (short) (4_000 * (Math.sin(440 * turns) + Math.sin(480 * turns)));
    }
    return new Sound(samples, Pcm.RATE);
  }

  /** The agent's phone rings, and says whom the answer dials. */
  private static void isRungFor(String number, Phone agent) {
    rig.awaitAgent("101", "Available");
    rig.post(
        "/api/callbacks", "{\"number\": \"%s\", \"name\": \"Ada (Brook)\"}".formatted(number), 202);
    assertThat(Scene.rung(agent, number).name())
        .matches("Callback when you answer - Ada Brook - since \\d\\d:\\d\\d");
  }

  private static boolean rung(Phone customer) {
    return customer.events().all().stream().anyMatch(PhoneEvent.Incoming.class::isInstance);
  }

  @Test
  void theCustomerIsDialledWhenTheAgentHasAnsweredAndHearsRinging() {
    String number = "+12025551701";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone customer = rig.customer(number, CALLER_HZ)) {
      isRungFor(number, agent);
      assertThat(rung(customer)).isFalse();
      agent.answer();
      customer.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      agent.awaitSound(Hearing.words(ringing()), Rig.PATIENCE);
      customer.answer();
      scene.talk(agent, AGENT_HZ, customer, CALLER_HZ);
      customer.hangUp();
      Scene.hungUpOn(agent);
      rig.awaitAgent("101", "WrapUp");
      scene.pressesStarOne(agent);
    }
  }

  @Test
  void anAgentWhoseCustomerIsBusyIsFreeWithoutWrapUp() {
    String number = "+12025551702";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone busy = rig.phones().open(rig.customerSpec(number).rejecting())) {
      isRungFor(number, agent);
      agent.answer();
      busy.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      Scene.hungUpOn(agent);
      rig.awaitAgent("101", "Available");
    }
  }

  @Test
  void anAgentWhoseCustomerDoesNotAnswerIsFreeWithoutWrapUp() {
    String number = "+12025551703";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone silent = rig.customer(number, CALLER_HZ)) {
      isRungFor(number, agent);
      agent.answer();
      agent.awaitSound(Hearing.words(ringing()), Rig.PATIENCE);
      silent.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      Scene.hungUpOn(silent);
      Scene.hungUpOn(agent);
      rig.awaitAgent("101", "Available");
    }
  }
}
