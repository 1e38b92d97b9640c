package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two installations on one machine know nothing of each other. */
class TwoInstancesIT {
  private static final int CALLER_HERTZ = 2150;
  private static final int ONE_HERTZ = 2350;
  private static final int OTHER_HERTZ = 2550;
  private static final String OPERATOR_FILE =
      """
      company: Test Company
      queues:
        - name: people
          agents: ['101']
          wrap-up: 0 s
      """;

  @Test
  void oneIsKilledAndStoppedAndTheOtherTakesCalls() throws Exception {
    try (Rig other = Rig.up(OPERATOR_FILE);
        Phone otherAgent = other.agent("101", OTHER_HERTZ, Duration.ZERO);
        Phone otherCaller = other.caller("+12025550602", CALLER_HERTZ)) {
      other.awaitAgent("101", "Available");
      long engine = other.pid("engine");
      Conversation conversation;
      try (Rig one = Rig.up(OPERATOR_FILE);
          Phone agent = one.agent("101", ONE_HERTZ, Duration.ZERO);
          Phone caller = one.caller("+12025550601", CALLER_HERTZ)) {
        one.awaitAgent("101", "Available");
        assertThat(one.password("101")).isNotEqualTo(other.password("101"));
        Conversation.begin(one, caller, agent, CALLER_HERTZ, ONE_HERTZ);
        conversation =
            Conversation.begin(other, otherCaller, otherAgent, CALLER_HERTZ, OTHER_HERTZ);
        one.signal("KILL", one.pid("asterisk"));
        one.signal("KILL", one.pid("engine"));
        conversation.assertUnbroken();
      }
      conversation.assertUnbroken();
      assertThat(other.pid("engine")).isEqualTo(engine);
      otherAgent.hangUp();
      other.awaitEvent("+12025550602", "Ended");
      other.awaitAgent("101", "Available");
      try (Phone next = other.caller("+12025550603", CALLER_HERTZ)) {
        Conversation.begin(other, next, otherAgent, CALLER_HERTZ, OTHER_HERTZ);
        next.hangUp();
        other.awaitEvent("+12025550603", "Ended");
      }
      StoredEvents.of(other).assertSound();
      assertThat(StoredEvents.of(other).ofType("Arrived")).hasSize(2);
    }
  }
}
