package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.webhook.Receiver;
import dev.hatchline.phones.Phone;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What another system is told of a real call, and of the agent who takes it. */
class ToldIT {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  private static final String KEY = "a-key-of-the-test";
  private static final String NUMBER = "+12025550171";
  private static final JsonMapper JSON = new JsonMapper();

  private static Receiver receiver;
  private static Rig rig;

  @BeforeAll
  static void up() throws IOException {
    receiver = new Receiver();
    rig =
        Rig.up(
            """
            company: Test Company
            queues:
              - name: people
                agents: ["101"]
                wrap-up: 0 s
            webhooks:
              - {name: crm, url: "%s", secret: crm-webhook}
            """
                .formatted(receiver.url()),
            home -> Rig.secret(home, "crm-webhook", KEY));
  }

  @AfterAll
  static void down() {
    rig.close();
    receiver.close();
  }

  private static Optional<String> told(JsonNode event, String call) {
    JsonNode data = event.path("data");
    return switch (event.path("type").asString()) {
      case "agent.state" ->
          data.path("agent").asString().equals("101")
              ? Optional.of(data.path("from").asString() + ">" + data.path("state").asString())
              : Optional.empty();
      case "call.arrived" -> Optional.of("arrived from " + data.path("caller").asString());
      case "call.bridged" -> Optional.of("bridged to " + data.path("agent").asString());
      case "call.ended" ->
          Optional.of(
              "ended %s by %s of %s"
                  .formatted(
                      data.path("reason").asString(),
                      data.path("party").asString(),
                      data.path("call").asString().equals(call)));
      case "case.opened" -> Optional.of("opened for " + data.path("number").asString());
      case "case.changed" -> Optional.of("changed: " + data.path("what").asString());
      default -> throw new AssertionError("unexpected: " + event);
    };
  }

  @Test
  void aCallAndItsAgentAreToldInOrder() throws Exception {
    try (Phone _ = rig.agent("101", AGENT_HZ, Duration.ZERO)) {
      rig.awaitAgent("101", "Available");
      try (Phone caller = new Scene(rig).calls(NUMBER, CALLER_HZ)) {
        caller.press("0");
        caller.awaitSound(Hearing.voice(AGENT_HZ), Rig.PATIENCE);
      }
      new Scene(rig).ended(NUMBER, "SERVED", "CALLER");
      rig.awaitAgent("101", "Available");
    }
    rig.awaitAgent("101", "SignedOut");
    String call = rig.story(NUMBER).getFirst().get("call").asString();
    List<String> calls = new ArrayList<>();
    List<String> agents = new ArrayList<>();
    List<String> cases = new ArrayList<>();
    while (!agents.contains("available>signed-out")) {
      Receiver.Received received = receiver.next();
      assertThat(received.signedWith(KEY)).isTrue();
      JsonNode event = JSON.readTree(received.body());
      List<String> of =
          switch (event.path("type").asString().replaceFirst("[.].*", "")) {
            case "call" -> calls;
            case "case" -> cases;
            default -> agents;
          };
      told(event, call).ifPresent(of::add);
    }
    assertThat(calls)
        .containsExactly("arrived from ***171", "bridged to 101", "ended served by caller of true");
    assertThat(cases).startsWith("opened for ***171").contains("changed: contact");
    // The phone may hang up a moment after the call has ended: a call that is none of ours.
    agents.remove("on-call>on-call");
    assertThat(agents)
        .containsExactly(
            "signed-out>available",
            "available>reserved",
            "reserved>on-call",
            "on-call>available",
            "available>signed-out");
  }
}
