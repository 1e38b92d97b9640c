package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Asterisk is killed with calls up, and comes back. */
class AsteriskDiesIT {
  private static final int CALLER_HERTZ = 2150;
  private static final int AGENT_HERTZ = 2350;
  private static final String TALKING = "+12025550401";
  private static final String IN_LINE = "+12025550402";
  private static final int CUSTOMER_HERTZ = 1930;
  private static final String IN_PROMPT = "+12025550403";
  private static final String AFTERWARDS = "+12025550404";
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
                agents: ['101', '102']
                wrap-up: 0 s
            """);
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @Test
  void itsCallsEndOnceWhoWaitedIsCalledBackAndTheNextOneIsTaken() throws Exception {
    try (Phone customer = rig.customer(IN_LINE, CUSTOMER_HERTZ);
        Phone paused = rig.agent("102", 440, Duration.ZERO);
        Phone agent = rig.agent("101", AGENT_HERTZ, Duration.ZERO)) {
      scene.atLunch(paused);
      rig.awaitAgent("101", "Available");
      try (Phone talking = rig.caller(TALKING, CALLER_HERTZ)) {
        Conversation.begin(rig, talking, agent, CALLER_HERTZ, AGENT_HERTZ);
        try (Phone _ = scene.waits(IN_LINE, CALLER_HERTZ);
            Phone _ = scene.calls(IN_PROMPT, CALLER_HERTZ)) {
          asteriskIsKilledAndComesBack(agent);
        }
      }
      isCalledBack(customer, agent);
      rig.awaitAgent("101", "Available");
      rig.awaitAgent("102", "Paused");
      assertThat(rig.pauseReason("102")).isEqualTo("lunch");
      aNewCallWorks(agent);
      assertThat(paused.events().all()).noneMatch(PhoneEvent.Incoming.class::isInstance);
    }
    StoredEvents.of(rig).assertSound();
  }

  /** Unasked, and once: our side dropped the call. */
  private static void isCalledBack(Phone customer, Phone agent) {
    customer.events().await(PhoneEvent.Incoming.class, Rig.ENGINE_PATIENCE);
    customer.answer();
    scene.talk(agent, AGENT_HERTZ, customer, CUSTOMER_HERTZ);
    customer.hangUp();
    rig.awaitNoCalls();
    assertThat(customer.events().all())
        .filteredOn(PhoneEvent.Incoming.class::isInstance)
        .hasSize(1);
    assertThat(rig.api("/api/callbacks").get(0).get("outcome").asString())
        .isEqualToIgnoringCase("kept");
  }

  private static void asteriskIsKilledAndComesBack(Phone agent) throws Exception {
    long asterisk = rig.pid("asterisk");
    long engine = rig.pid("engine");
    // It stays away until that has been seen, however late this test looks.
    rig.signal("STOP", rig.pid("supervisor"));
    try {
      rig.signal("KILL", asterisk);
      agent.hangUp(); // a person notices that nobody is there any more
      Rig.await("the engine to say so", () -> !rig.ready());
    } finally {
      rig.signal("CONT", rig.pid("supervisor"));
    }
    Rig.await("calls to be taken again", () -> rig.ready() && rig.pid("asterisk") != asterisk);
    for (String number : List.of(TALKING, IN_LINE, IN_PROMPT)) {
      rig.awaitEvent(number, "Ended");
      assertThat(StoredEvents.of(rig).from(number).end()).isEqualTo("NETWORK ASTERISK_LOST");
    }
    assertThat(rig.pid("engine")).as("the engine lives on").isEqualTo(engine);
    rig.awaitNoCalls();
  }

  private static void aNewCallWorks(Phone agent) {
    try (Phone caller = rig.caller(AFTERWARDS, CALLER_HERTZ)) {
      Conversation.begin(rig, caller, agent, CALLER_HERTZ, AGENT_HERTZ).assertUnbroken();
      agent.hangUp();
      rig.awaitEvent(AFTERWARDS, "Ended");
      assertThat(StoredEvents.of(rig).from(AFTERWARDS).end()).isEqualTo("AGENT SERVED");
    }
  }
}
