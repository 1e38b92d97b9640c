package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that we make: who answers meets people, and nobody else does. */
class CallbackAnsweredIT extends CallbackOrders {
  @Test
  void aHangUpByTheKeyWhileItRingsIsACancelling() throws IOException {
    try (TestPhone carrier = carrier(false)) {
      order(key, CUSTOMER, "ChannelId", key);
      carrier.rings();
      assertThat(ami.ask("Hangup", "Channel", key)).containsEntry("Response", "Success");
      carrier.request("CANCEL");
      ended("cancelled");
    }
  }

  @Test
  void aHangUpByTheKeyAfterTheAnswerEndsTheCall() throws IOException {
    try (TestPhone carrier = carrier(true);
        TestEngine engine = new TestEngine(asterisk)) {
      order(key, CUSTOMER, "ChannelId", key);
      ended("answered");
      try (TestEngine.Call _ = engine.next().hello()) {
        assertThat(ami.ask("Hangup", "Channel", key)).containsEntry("Response", "Success");
        carrier.request("BYE");
      }
      assertThat(record()).startsWith("answered ");
    }
  }

  @Test
  void whoAnswersComesToTheEngineInTheFirstPlace() throws IOException {
    try (TestPhone carrier = carrier(true);
        TestEngine engine = new TestEngine(asterisk)) {
      order(key, CUSTOMER, "ChannelId", key);
      ended("answered");
      try (TestEngine.Call call = engine.next().hello()) {
        assertThat(call.environment)
            .containsEntry("agi_uniqueid", key)
            .containsEntry("agi_callerid", CUSTOMER);
        List<String> arguments = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
          arguments.add(call.argument(i));
        }
        assertThat(arguments).containsExactly(key, "1763800000", "4711", "1000", "called");
        call.say("SET VARIABLE HATCH_STATE done");
      }
      carrier.request("BYE");
    }
  }

  @Test
  void whoAnswersWhileTheEngineIsDeadMeetsAPerson() throws IOException {
    try (TestPhone carrier = carrier(true);
        TestPhone agent = TestPhone.agent(asterisk, "102", true)) {
      order(key, CUSTOMER, "ChannelId", key);
      assertThat(agent.rings().header("From")).contains(CUSTOMER);
      Map<String, String> talking = ami.awaitEvent("AgentConnect");
      assertThat(talking).containsEntry("Uniqueid", key);
      assertThat(talking.get("ChanVariable"))
          .contains("HATCH_CALL=" + key, "T0=1763800000", "T0SEQ=4711", "HATCH_LINE=1000");
      agent.hangUp();
      carrier.request("BYE");
      agent.signOut();
    }
  }

  @Test
  void whoseEngineDiesAfterTheAnswerMeetsAPerson() throws IOException {
    try (TestPhone carrier = carrier(true);
        TestPhone agent = TestPhone.agent(asterisk, "103", true);
        TestEngine engine = new TestEngine(asterisk)) {
      order(key, CUSTOMER, "ChannelId", key);
      try (TestEngine.Call call = engine.next().hello()) {
        call.say("SET VARIABLE TIMEOUT(absolute) 60");
      }
      agent.rings();
      ami.awaitEvent("AgentConnect");
      agent.hangUp();
      carrier.request("BYE");
      agent.signOut();
    }
  }

  @Test
  void aMachineIsToldThatWeCallAgainAndMeetsNobody() throws IOException {
    try (TestPhone carrier = carrier(true);
        TestEngine engine = new TestEngine(asterisk)) {
      order(key, CUSTOMER, "Variable", ordered(key, "", "1"));
      Voice.say(carrier.rings(), 150, 0);
      ended("machine");
      carrier.request("BYE");
      assertThat(engine.taken()).isZero();
      assertThat(record()).startsWith("machine ");
    }
  }

  @Test
  void aPersonIsToldFromAMachine() throws IOException {
    try (TestPhone carrier = carrier(true);
        TestEngine engine = new TestEngine(asterisk)) {
      order(key, CUSTOMER, "Variable", ordered(key, "", "1"), "ChannelId", key);
      Voice.say(carrier.rings(), 30, 70);
      ended("answered");
      engine.next().hello().close();
    }
  }

  @Test
  void whoHasToPressAKeyAndDoesIsConnected() throws IOException {
    try (TestPhone carrier = carrier(true);
        TestEngine engine = new TestEngine(asterisk)) {
      order(key, CUSTOMER, "Variable", ordered(key, "", "key"));
      carrier.request("ACK");
      press(customersChannel(), "1");
      ended("answered");
      engine.next().hello().close();
    }
  }

  @Test
  void whoHasToPressAKeyAndDoesNotIsNotReached() throws IOException {
    try (TestPhone carrier = carrier(true);
        TestEngine engine = new TestEngine(asterisk)) {
      order(key, CUSTOMER, "Variable", ordered(key, "", "key"));
      carrier.request("ACK");
      press(customersChannel(), "7");
      ended("machine");
      carrier.request("BYE");
      assertThat(engine.taken()).isZero();
    }
  }

  /** The customer's own channel. */
  private String customersChannel() {
    return ami.await(
            "the customer to be dialled",
            event ->
                "DialBegin".equals(event.get("Event"))
                    && event.getOrDefault("DestChannel", "").startsWith("PJSIP/hatchline-trunk"))
        .getOrDefault("DestChannel", "");
  }

  /** As if the customer had pressed it. */
  private void press(String channel, String digit) {
    Map<String, String> done =
        ami.ask("PlayDTMF", "Channel", channel, "Digit", digit, "Receive", "true");
    assertThat(done).containsEntry("Response", "Success");
  }

  @Test
  void whoHangsUpBeforeAnybodyCouldSpeakWasNotReached() throws IOException {
    try (TestPhone carrier = carrier(true)) {
      order(key, CUSTOMER, "Variable", ordered(key, "", "1"));
      carrier.request("ACK");
      carrier.hangUp();
      ended("no-answer");
    }
  }
}
