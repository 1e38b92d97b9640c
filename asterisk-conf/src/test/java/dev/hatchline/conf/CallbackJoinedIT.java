package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that we make: customer and agent are joined, and what becomes of who is left. */
class CallbackJoinedIT extends CallbackOrders {
  @Test
  void joinedTheyTalkAndTheAgentsHangUpGivesTheCustomerBack() throws IOException {
    try (TestPhone carrier = carrier(true);
        TestPhone agent = TestPhone.agent(asterisk, "101", true);
        TestEngine engine = new TestEngine(asterisk)) {
      order(key, CUSTOMER, "ChannelId", key);
      String leg = agentLeg();
      try (TestEngine.Call call = engine.next().hello()) {
        Thread talk = join(call, leg);
        bridged(leg);
        agent.hangUp();
        talk.join();
        assertThat(call.say("GET VARIABLE BRIDGERESULT")).contains("(SUCCESS)");
        assertThat(carrier.requests).noneMatch(request -> request.method().equals("BYE"));
        call.say("SET VARIABLE HATCH_STATE done");
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      carrier.request("BYE");
      agent.signOut();
    }
  }

  @Test
  void whoseEngineDiesInTheConversationTalksOnAndIsNotRungThroughAgain() throws IOException {
    try (TestPhone carrier = carrier(true);
        TestPhone agent = TestPhone.agent(asterisk, "101", true);
        TestEngine engine = new TestEngine(asterisk)) {
      order(key, CUSTOMER, "ChannelId", key);
      String leg = agentLeg();
      agent.rings();
      try (TestEngine.Call call = engine.next().hello()) {
        join(call, leg);
        bridged(leg);
      }
      agent.hangUp();
      carrier.request("BYE");
      assertThat(agent.wasRung()).isFalse();
      agent.signOut();
    }
  }

  @Test
  void whoseAgentIsGoneAndWhoseEngineDiesMeetsAnother() throws IOException {
    try (TestPhone carrier = carrier(true);
        TestPhone agent = TestPhone.agent(asterisk, "101", true);
        TestEngine engine = new TestEngine(asterisk)) {
      order(key, CUSTOMER, "ChannelId", key);
      try (TestEngine.Call call = engine.next().hello()) {
        call.say("EXEC MSet \"HATCH_STATE=join,TIMEOUT(absolute)=0,BRIDGERESULT=\"");
        assertThat(call.say("EXEC Bridge \"" + key + "-101-agent,x\"")).startsWith("200");
        assertThat(call.say("GET VARIABLE BRIDGERESULT")).contains("(NONEXISTENT)");
      }
      agent.rings();
      ami.awaitEvent("AgentConnect");
      agent.hangUp();
      carrier.request("BYE");
      agent.signOut();
    }
  }

  private String agentLeg() {
    String leg = "agent-101-" + key;
    ami.ask(
        "Originate",
        "Channel",
        "PJSIP/101",
        "Context",
        "hatchline-agent-leg",
        "Exten",
        "s",
        "Priority",
        "1",
        "Async",
        "true",
        "ChannelId",
        leg,
        "Variable",
        "HATCH_KEY=" + key);
    Map<String, String> up =
        ami.await("the agent", event -> "HatchlineAgentLeg".equals(event.get("UserEvent")));
    assertThat(up).containsEntry("Uniqueid", leg);
    return leg;
  }

  private static Thread join(TestEngine.Call call, String leg) throws IOException {
    call.say("EXEC MSet \"HATCH_STATE=join,TIMEOUT(absolute)=0,BRIDGERESULT=\"");
    return Thread.ofVirtual()
        .start(() -> {
          try {
            call.say("EXEC Bridge \"" + leg + ",x\"");
          } catch (IOException _) {
            // The test killed the engine.
          }
        });
  }

  /** Both are in one bridge. */
  private void bridged(String leg) {
    List<String> inside = new ArrayList<>();
    String bridge =
        ami.await(
                "both in one bridge",
                event -> {
                  String who = event.getOrDefault("Uniqueid", "");
                  if ("BridgeEnter".equals(event.get("Event"))
                      && (who.equals(key) || who.equals(leg))) {
                    inside.add(event.getOrDefault("BridgeUniqueid", ""));
                  }
                  return inside.size() == 2;
                })
            .getOrDefault("BridgeUniqueid", "");
    assertThat(inside).containsOnly(bridge);
  }
}
