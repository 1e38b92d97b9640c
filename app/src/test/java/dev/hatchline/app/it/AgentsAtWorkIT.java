package dev.hatchline.app.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** What agents and their phones do, in the shipped flow. */
class AgentsAtWorkIT {
  @BeforeAll
  static void up() {
    Cases.in(
        Rig.up(
            """
            company: Test Company
            queues:
              - name: people
                agents: ["101", "102", "103"]
                ring: 5 s
                wrap-up: 0 s
              - name: others
                agents: ["104"]
                ring: 5 s
                wrap-up: 0 s
            agents:
              - {extension: "101", name: Agent 101}
              - {extension: "102", name: Agent 102}
              - {extension: "103", name: Agent 103}
              - {extension: "104", name: Agent 104}
            systems:
              - {name: orders, address: demo}
              - {name: network, address: "http://127.0.0.1:1"}
            """));
  }

  @AfterAll
  static void down() {
    Cases.rig.close();
  }

  @Nested
  class Agents extends AgentsCases {}

  @Nested
  class KnownCaller extends KnownCallerCases {}

  @Nested
  class Music extends MusicCases {}

  @Nested
  class Transfer extends TransferCases {}

  @Nested
  class Waiting extends WaitingCases {}
}
