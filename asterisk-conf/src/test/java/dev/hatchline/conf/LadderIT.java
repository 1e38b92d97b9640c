package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The failure ladder in the real Asterisk: whatever the engine does, a person's phone rings. */
class LadderIT {
  /** The promise, of which Asterisk waits for the engine; the rest is to ring (s). */
  private static final int HANG_MAX_SECONDS = 5;

  @TempDir Path home;
  private RunningAsterisk asterisk;
  private AmiClient ami;

  @BeforeEach
  void start() throws IOException {
    asterisk = RunningAsterisk.start(home.resolve("h"), OperatorConfig.defaults());
    ami = new AmiClient(asterisk);
  }

  @AfterEach
  void stop() throws IOException {
    try (RunningAsterisk _ = asterisk;
        AmiClient _ = ami) {
      // Both end, also when only one came up.
    }
  }

  @Test
  void withoutAnEngineTheCallerReachesAPerson() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true)) {
      ami.call("1000", "hatchline-in", "CallerID", "<5551234>");
      assertThat(phone.rings().header("From")).contains("5551234");
      Map<String, String> talking = ami.awaitEvent("AgentConnect");
      assertThat(talking).containsEntry("Interface", "PJSIP/101").containsEntry("Queue", "people");
      assertThat(talking.get("ChanVariable"))
          .contains("HATCH_LINE=1000", "HATCH_STATE=people", "T0=", "T0SEQ=", "HATCH_CALL=");
    }
  }

  @Test
  void anEngineThatSaysNothingLosesTheCallerToAPerson() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        TestEngine engine = new TestEngine(asterisk)) {
      ami.call("1000", "hatchline-in");
      engine.next();
      phone.rings();
      assertThat(AsteriskFiles.ENGINE_SILENCE_MAX_SECONDS).isLessThan(HANG_MAX_SECONDS);
    }
  }

  @Test
  void untilTheEngineAnswersTheCallerHearsRinging() throws Exception {
    try (TestPhone caller = TestPhone.stranger(asterisk, "127.0.0.1", "5551234");
        TestEngine engine = new TestEngine(asterisk)) {
      Future<SipMessage> answer = dialled(caller);
      try (TestEngine.Call call = engine.next().hello()) {
        caller.hearsRinging();
        call.say("SET VARIABLE TIMEOUT(absolute) 60");
        assertThat(answer.isDone()).as("answered before the engine is ready").isFalse();
        assertThat(call.say("ANSWER")).startsWith("200");
        assertThat(answer.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void whomASilentEngineNeverAnsweredIsAnsweredByThePeople() throws Exception {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        TestPhone caller = TestPhone.stranger(asterisk, "127.0.0.1", "5551234");
        TestEngine engine = new TestEngine(asterisk)) {
      Future<SipMessage> answer = dialled(caller);
      engine.next();
      caller.hearsRinging();
      phone.rings();
      assertThat(answer.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
      ami.awaitEvent("AgentConnect");
    }
  }

  private static Future<SipMessage> dialled(TestPhone caller) {
    FutureTask<SipMessage> dial = new FutureTask<>(() -> caller.dial("1000"));
    Thread.ofVirtual().start(dial);
    return dial;
  }

  @Test
  void anEngineThatDiesLosesTheCallerToAPersonAtOnce() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        TestEngine engine = new TestEngine(asterisk)) {
      ami.call("1000", "hatchline-in");
      try (TestEngine.Call call = engine.next().hello()) {
        assertThat(call.environment.get("agi_network_script")).matches("line/[0-9a-f]{32}");
        assertThat(call.argument(1)).matches("[0-9a-f-]{36}");
        assertThat(call.argument(2)).matches("[0-9]{10}");
        assertThat(call.argument(3)).matches("[0-9]+");
        assertThat(call.argument(4)).isEqualTo("1000");
        assertThat(call.say("SET VARIABLE TIMEOUT(absolute) 60")).startsWith("200");
        assertThat(phone.wasRung()).isFalse();
      }
      phone.rings();
    }
  }

  @Test
  void aFinishedCallIsHungUp() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        TestEngine engine = new TestEngine(asterisk)) {
      ami.call("1000", "hatchline-in");
      try (TestEngine.Call call = engine.next().hello()) {
        call.say("SET VARIABLE HATCH_STATE done");
      }
      ami.await("the caller's end", LadderIT::callerGone);
      assertThat(phone.wasRung()).isFalse();
    }
  }

  @Test
  void whoseAgentHungUpIsNotRungThroughAgain() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        TestEngine engine = new TestEngine(asterisk)) {
      ami.call("1000", "hatchline-in");
      try (TestEngine.Call call = engine.next().hello()) {
        call.say("SET VARIABLE TIMEOUT(absolute) 0");
        call.say("SET VARIABLE HATCH_STATE dial");
        Thread.ofVirtual().start(() -> dial(call, "PJSIP/101,20,g"));
        phone.rings();
        ami.awaitEvent("BridgeEnter");
      }
      phone.hangUp();
      ami.await("the caller's end", LadderIT::callerGone);
      assertThat(phone.wasRung()).isFalse();
    }
  }

  @Test
  void whoseAgentDidNotAnswerReachesAnother() throws IOException {
    restartWithRingOf5Seconds();
    try (TestPhone silent = TestPhone.agent(asterisk, "101", false);
        TestEngine engine = new TestEngine(asterisk)) {
      ami.call("1000", "hatchline-in");
      try (TestEngine.Call call = engine.next().hello()) {
        call.say("SET VARIABLE TIMEOUT(absolute) 0");
        call.say("SET VARIABLE HATCH_STATE dial");
        Thread.ofVirtual().start(() -> dial(call, "PJSIP/101,2,gm(hatchline)"));
        silent.rings();
      }
      // The engine died while 101 rang; Asterisk lets it ring out and then asks the queue.
      try (TestPhone second = TestPhone.agent(asterisk, "102", true)) {
        assertThat(second.rings().start()).contains("102");
      }
    }
  }

  @Test
  void theFirstToRingIsTheFirstToBeServed() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        TestEngine engine = new TestEngine(asterisk)) {
      ami.ask("QueuePause", "Interface", "PJSIP/101", "Paused", "true");
      ami.call("1000", "hatchline-in", "CallerID", "<111>");
      TestEngine.Call first = engine.next().hello();
      ami.call("1000", "hatchline-in", "CallerID", "<222>");
      TestEngine.Call second = engine.next().hello();
      for (TestEngine.Call call : new TestEngine.Call[] {first, second}) {
        call.say("SET VARIABLE TIMEOUT(absolute) 0");
      }
      second.close();
      ami.await("222 in line", event -> joined(event, "222"));
      first.close();
      Map<String, String> join = ami.await("111 in line", event -> joined(event, "111"));
      assertThat(join).containsEntry("Position", "1").containsEntry("Count", "2");
      ami.ask("QueuePause", "Interface", "PJSIP/101", "Paused", "false");
      assertThat(phone.rings().header("From")).contains("111");
    }
  }

  @Test
  void whenAllArePausedTheCallerWaits() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true)) {
      ami.ask("QueuePause", "Interface", "PJSIP/101", "Paused", "true");
      ami.call("1000", "hatchline-in", "CallerID", "<111>");
      ami.await("in line", event -> joined(event, "111"));
      assertThat(phone.wasRung()).isFalse();
      ami.ask("QueuePause", "Interface", "PJSIP/101", "Paused", "false");
      phone.rings();
    }
  }

  @Test
  void whoDoesNotAnswerDoesNotKeepOthersFromBeingRung() throws IOException {
    restartWithRingOf5Seconds();
    try (TestPhone one = TestPhone.agent(asterisk, "101", false);
        TestPhone two = TestPhone.agent(asterisk, "102", false);
        TestPhone three = TestPhone.agent(asterisk, "103", false)) {
      ami.call("1000", "hatchline-in");
      for (TestPhone phone : new TestPhone[] {one, two, three}) {
        phone.rings();
      }
    }
  }

  private void restartWithRingOf5Seconds() throws IOException {
    stop();
    Path file = home.resolve("hatchline.yaml");
    Files.writeString(file, "queues: [{name: people, ring: 5 s}]");
    try {
      asterisk = RunningAsterisk.start(home.resolve("q"), OperatorFile.read(file));
    } catch (ConfigException e) {
      throw new IOException(e);
    }
    ami = new AmiClient(asterisk);
  }

  @Test
  void nobodySignedInTakesAMessageAndKeepsItWhenTheCallerHangsUp() throws IOException {
    ami.ask(
        "Originate",
        "Channel",
        "Local/1000@hatchline-in/n",
        "Application",
        "Playback",
        "Data",
        asterisk.installation.music().resolve("hatchline").toString(),
        "CallerID",
        "<5551234>",
        "Async",
        "true");
    Map<String, String> told =
        ami.await("the message", event -> "HatchlineMessage".equals(event.get("UserEvent")));
    String name = String.valueOf(told.get("Name"));
    assertThat(name).matches("[0-9]{10}_1000_5551234_[0-9a-f-]{36}");
    assertThat(asterisk.installation.messages().resolve(name + ".wav"))
        .isRegularFile()
        .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(44));
  }

  @Test
  void whenTheLastAgentSignsOutTheWaitingLeaveAMessage() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true)) {
      ami.ask("QueuePause", "Interface", "PJSIP/101", "Paused", "true");
      ami.call("1000", "hatchline-in", "CallerID", "<111>");
      ami.await("in line", event -> joined(event, "111"));
      phone.signOut();
      ami.awaitEvent("QueueCallerLeave");
    }
  }

  @Test
  void aDrainedLineTakesNoNewCall() throws IOException {
    ami.ask("Setvar", "Variable", "HATCH_DRAIN", "Value", "1");
    try (TestPhone caller = TestPhone.stranger(asterisk, "127.0.0.1", "5551234")) {
      assertThat(caller.dial("1000").start()).contains("503");
    }
    ami.ask("Setvar", "Variable", "HATCH_DRAIN", "Value", "0");
    try (TestPhone caller = TestPhone.stranger(asterisk, "127.0.0.1", "5551234")) {
      assertThat(caller.dial("1000").start()).contains("200");
    }
  }

  @Test
  void aCallerTakenBackKeepsThePlace() throws IOException {
    try (TestEngine engine = new TestEngine(asterisk)) {
      ami.call("1000", "hatchline-in");
      TestEngine.Call first = engine.next().hello();
      ami.ask(
          "Redirect",
          "Channel",
          String.valueOf(first.environment.get("agi_channel")),
          "Context",
          "hatchline-back",
          "Exten",
          "s",
          "Priority",
          "1");
      TestEngine.Call again = engine.next().hello();
      for (int i = 1; i <= 4; i++) {
        assertThat(again.argument(i)).isEqualTo(first.argument(i));
      }
    }
  }

  @Test
  void nothingOfThisIsWorthAWarning() throws IOException {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true)) {
      ami.call("1000", "hatchline-in");
      phone.rings();
      ami.awaitEvent("AgentConnect");
      phone.hangUp();
      ami.await("the caller's end", LadderIT::callerGone);
    }
    // The closed port of the engine is the one thing an operator must see.
    assertThat(asterisk.complaints()).allMatch(line -> line.contains("res_agi.c"));
  }

  private static void dial(TestEngine.Call call, String data) {
    try {
      call.say("EXEC Dial \"" + data + "\"");
    } catch (IOException _) {
      // The test killed the engine.
    }
  }

  private static boolean joined(Map<String, String> event, String caller) {
    return "QueueCallerJoin".equals(event.get("Event")) && caller.equals(event.get("CallerIDNum"));
  }

  private static boolean callerGone(Map<String, String> event) {
    return "Hangup".equals(event.get("Event"))
        && event.getOrDefault("ChanVariable", "").contains("HATCH_LINE=1000");
  }
}
