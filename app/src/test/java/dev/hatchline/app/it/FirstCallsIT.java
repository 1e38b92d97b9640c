package dev.hatchline.app.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The shortest flow there is. */
class FirstCallsIT {
  @BeforeAll
  static void up() {
    Cases.in(
        Rig.up(
            """
            company: Test Company
            lines:
              - number: "1000"
                flow: first-call
            queues:
              - name: people
                agents: ["101"]
                wrap-up: 0 s
            hours:
              mon: ["08:00-12:00", "13:00-18:00"]
            """));
  }

  @AfterAll
  static void down() {
    Cases.rig.close();
  }

  @Nested
  class FirstCall extends FirstCallCases {}

  @Nested
  class HangUp extends HangUpCases {}
}
