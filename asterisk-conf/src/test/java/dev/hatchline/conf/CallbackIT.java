package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that we make: a key is dialled once, its end is written, and who answers meets people. */
class CallbackIT {
  private static final String CUSTOMER = "+4930123456";
  private static final int ORDERS = 20;

  @TempDir static Path home;
  private static RunningAsterisk asterisk;

  private final String key = UUID.randomUUID().toString();
  private AmiClient ami;

  @BeforeAll
  static void start() throws IOException {
    asterisk = RunningAsterisk.start(home.resolve("h"), OperatorConfig.defaults());
  }

  @AfterAll
  static void stop() {
    asterisk.close();
  }

  @BeforeEach
  void link() throws IOException {
    ami = new AmiClient(asterisk);
  }

  @AfterEach
  void unlink() throws IOException {
    ami.close();
  }

  /** The moment between looking a key up and writing it down is made long enough to fall into. */
  @Test
  void ofManyOrdersOfOneMomentOneIsDialled() throws IOException {
    String written = " same => n,Set(DB(hatchline-dialled/${EXTEN})=dialling ${EPOCH})";
    Path file = asterisk.installation.asteriskEtc().resolve("extensions.conf");
    String dialplan = Files.readString(file);
    assertThat(dialplan).containsOnlyOnce(written);
    startAnewWith(file, dialplan.replace(written, " same => n,Wait(0.5)\n" + written));
    try (TestPhone carrier = carrier(false)) {
      for (int i = 0; i < ORDERS; i++) {
        order(key, CUSTOMER);
      }
      carrier.rings(5_000);
      for (int i = 1; i < ORDERS; i++) {
        assertThat(ami.await("refusal " + i, this::ofKey)).containsEntry("Status", "refused");
      }
      assertThat(carrier.wasRung()).isFalse();
      assertThat(record()).startsWith("dialling ");
    } finally {
      startAnewWith(file, dialplan);
    }
  }

  private void startAnewWith(Path file, String text) throws IOException {
    Files.writeString(file, text);
    ami.close();
    asterisk.restart();
    ami = new AmiClient(asterisk);
  }

  @Test
  void aKeyIsNotDialledAgainAfterItsEndNorByAnAsteriskStartedAnew() throws IOException {
    try (TestPhone carrier = carrier(false)) {
      carrier.declines("486 Busy Here");
      order(key, CUSTOMER);
      carrier.rings(5_000);
      ended("busy");
      order(key, CUSTOMER);
      assertThat(ami.await("refusal", this::ofKey)).containsEntry("Status", "refused");
      ami.close();
      asterisk.restart();
      ami = new AmiClient(asterisk);
      order(key, CUSTOMER);
      assertThat(ami.await("refusal", this::ofKey)).containsEntry("Status", "refused");
      assertThat(carrier.wasRung()).isFalse();
      assertThat(record()).startsWith("busy ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "486 Busy Here, busy",
    "600 Busy Everywhere, busy",
    "603 Decline, busy",
    "480 Temporarily Unavailable, no-answer",
    "404 Not Found, failed",
    "503 Service Unavailable, failed",
  })
  void theEndIsWritten(String answer, String fate) throws IOException {
    try (TestPhone carrier = carrier(false)) {
      carrier.declines(answer);
      order(key, CUSTOMER);
      assertThat(carrier.rings(5_000).header("From")).contains("1000");
      ended(fate);
    }
  }

  @Test
  void aPhoneRingsAsLongAsOrderedAndNoLonger() throws IOException {
    try (TestPhone carrier = carrier(false)) {
      long from = System.nanoTime();
      order(key, CUSTOMER, "Variable", ordered(key, "15", "0"), "ChannelId", key);
      carrier.rings(5_000);
      ami.await("the ringing", event -> rings(event));
      assertThat(carrier.request("CANCEL", 18_000)).isNotNull();
      assertThat((System.nanoTime() - from) / 1_000_000).isBetween(14_500L, 18_000L);
      ended("no-answer");
    }
  }

  /** As the engine reads it: the dialling half of our channel, by its unique id. */
  private boolean rings(Map<String, String> event) {
    return "DialState".equals(event.get("Event"))
        && (key + ";2").equals(event.get("Uniqueid"))
        && "RINGING".equals(event.get("DialStatus"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+19001234567",
        "+88213123456",
        "4930123456",
        "+493012",
        "+4930123456789012",
        "+4930123456&PJSIP/101",
        "+4930123456@127.0.0.1:9",
        "+4930123456^5",
        "+4930123456)}",
        "+4930123456;x",
        "${SHELL(id)}",
        "",
        "h",
      })
  void aNumberThatMayNotBeDialledIsForbidden(String number) throws IOException {
    try (TestPhone carrier = carrier(true);
        TestPhone agent = TestPhone.agent(asterisk, "101", true)) {
      order(key, number);
      ended("forbidden");
      assertThat(carrier.wasRung()).isFalse();
      assertThat(agent.wasRung()).isFalse();
      agent.signOut();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1; x", "aaaaaaaa-1111-2222-3333-44444444444", "a&b", "abc,1,x"})
  void whatIsNoKeyDialsNothing(String odd) throws IOException {
    try (TestPhone carrier = carrier(true)) {
      order(odd, CUSTOMER, "ActionID", "odd");
      // The end of an earlier test's order may be told here, too.
      assertThat(ami.await("the order's end", CallbackIT::ofOddOrder))
          .containsEntry("Response", "Failure");
      assertThat(carrier.wasRung()).isFalse();
    }
  }

  private static boolean ofOddOrder(Map<String, String> event) {
    return "OriginateResponse".equals(event.get("Event")) && "odd".equals(event.get("ActionID"));
  }

  @Test
  void aHangUpByTheKeyWhileItRingsIsACancelling() throws IOException {
    try (TestPhone carrier = carrier(false)) {
      order(key, CUSTOMER, "ChannelId", key);
      carrier.rings(5_000);
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
      assertThat(agent.rings(5_000).header("From")).contains(CUSTOMER);
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
      agent.rings(2_000);
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
      Voice.say(carrier.rings(5_000), 150, 0);
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
      Voice.say(carrier.rings(5_000), 30, 70);
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
      agent.rings(5_000);
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
      agent.rings(5_000);
      ami.awaitEvent("AgentConnect");
      agent.hangUp();
      carrier.request("BYE");
      agent.signOut();
    }
  }

  @Test
  void aKeyIsForgottenWhenTold() throws IOException {
    try (TestPhone carrier = carrier(false)) {
      carrier.declines("486 Busy Here");
      order(key, CUSTOMER);
      ended("busy");
      done("hatchline-forget");
      assertThat(record()).isEmpty();
    }
  }

  @Test
  void aBarredKeyIsNeverDialledNotEvenWhenForgotten() throws IOException {
    try (TestPhone carrier = carrier(false)) {
      done("hatchline-bar");
      assertThat(record()).startsWith("barred ");
      order(key, CUSTOMER);
      assertThat(ami.await("refusal", this::ofKey)).containsEntry("Status", "refused");
      done("hatchline-forget");
      order(key, CUSTOMER);
      assertThat(ami.await("refusal", this::ofKey)).containsEntry("Status", "refused");
      assertThat(record()).startsWith("barred ");
      assertThat(carrier.wasRung()).isFalse();
    }
  }

  @Test
  void aKeyThatWasDialledCannotBeBarred() throws IOException {
    try (TestPhone carrier = carrier(false)) {
      carrier.declines("486 Busy Here");
      order(key, CUSTOMER);
      ended("busy");
      done("hatchline-bar");
      assertThat(record()).startsWith("busy ");
    }
  }

  /** The order to this place of the dialplan, about the key. */
  private void done(String context) {
    ami.call(key, context);
    ami.await(
        "the order to be done",
        event ->
            "OriginateResponse".equals(event.get("Event"))
                && "Success".equals(event.get("Response")));
  }

  /** The engine's order; later fields win over these. */
  private void order(String key, String number, String... more) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "Channel", "Local/" + key + "@hatchline-callback/n",
                "Context", "hatchline-called",
                "Exten", "1000",
                "Priority", "1",
                "Async", "true",
                "Timeout", "90000",
                "Variable", "HATCH_TO=" + number));
    fields.addAll(List.of(more));
    if (Stream.of(more).noneMatch(field -> field.startsWith("HATCH_ORDER="))) {
      fields.addAll(List.of("Variable", ordered(key, "", "0")));
    }
    ami.ask("Originate", fields.toArray(String[]::new));
  }

  private static String ordered(String key, String ring, String screening) {
    return "HATCH_ORDER=" + key + ":1000::" + ring + ":" + screening + ":1763800000:4711";
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

  private void ended(String fate) {
    assertThat(ami.await("the end", this::ofKey)).containsEntry("Status", fate);
    assertThat(record()).matches(fate + " [0-9]{10}");
  }

  private boolean ofKey(Map<String, String> event) {
    return "HatchlineDialled".equals(event.get("UserEvent")) && key.equals(event.get("Key"));
  }

  private String record() {
    return ami.database("hatchline-dialled", key);
  }

  private static TestPhone carrier(boolean answers) throws IOException {
    return new TestPhone(
        new InetSocketAddress(
            InetAddress.ofLiteral(Installation.LOOPBACK_CARRIER),
            asterisk.installation.trunkPort()),
        TestPhone.sip(asterisk),
        new String[] {"carrier", ""},
        answers);
  }
}
