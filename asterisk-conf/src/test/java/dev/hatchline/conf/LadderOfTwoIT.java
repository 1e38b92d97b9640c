package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ladder of two engines in the real Asterisk: the other one is tried, once, before people. */
class LadderOfTwoIT {
  @TempDir Path home;
  private RunningAsterisk asterisk;
  private AmiClient ami;

  /** Who came to which engine. */
  private record Came(EngineName engine, TestEngine.Call call) {}

  /** Both engines, whoever is asked first. */
  private static final class Both implements AutoCloseable {
    private final List<TestEngine> engines;
    private final BlockingQueue<Came> came = new LinkedBlockingQueue<>();

    Both(RunningAsterisk asterisk) throws IOException {
      engines =
          List.of(new TestEngine(asterisk, EngineName.A), new TestEngine(asterisk, EngineName.B));
      for (EngineName name : EngineName.values()) {
        Thread.ofVirtual().start(() -> pass(name));
      }
    }

    private void pass(EngineName name) {
      TestEngine engine = engines.get(name.number());
      while (true) {
        try {
          came.add(new Came(name, engine.next()));
        } catch (IOException _) {
          return; // Nobody came for long, or the test is over.
        }
      }
    }

    Came next() throws InterruptedException {
      Came next = came.poll(60, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("expected a call at one of the engines, found none");
      }
      return next;
    }

    @Override
    public void close() throws IOException {
      for (TestEngine engine : engines) {
        engine.close();
      }
    }
  }

  @BeforeEach
  void start() throws Exception {
    Path file = home.resolve("hatchline.yaml");
    Files.writeString(file, "engines: 2\ndatabase: {mysql: {host: nowhere}}\n");
    Path secrets = Files.createDirectories(home.resolve("h/secrets"));
    OwnFiles.onlyOwner(Files.writeString(secrets.resolve("database-password"), "none"));
    asterisk = RunningAsterisk.start(home.resolve("h"), OperatorFile.read(file));
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
  void callersAreSpreadOverBoth() throws Exception {
    try (Both both = new Both(asterisk)) {
      boolean a = false;
      boolean b = false;
      for (int calls = 0; !(a && b) && calls < 30; calls++) {
        ami.call("1000", "hatchline-in");
        Came came = both.next();
        a |= came.engine() == EngineName.A;
        b |= came.engine() == EngineName.B;
        came.call().hello();
        came.call().say("SET VARIABLE HATCH_STATE done");
        came.call().close();
      }
      assertThat(a && b).isTrue();
    }
  }

  @Test
  void whomADyingEngineLeavesComesToTheOtherAndIsNotGreetedAgain() throws Exception {
    try (Both both = new Both(asterisk)) {
      ami.call("1000", "hatchline-in");
      Came first = both.next();
      held(first);
      assertThat(first.call().argument(5)).isEmpty();
      first.call().close();
      Came second = both.next();
      second.call().hello();
      assertThat(second.engine()).isNotEqualTo(first.engine());
      assertThat(second.call().argument(5)).isEqualTo("1");
      for (int i = 1; i <= 4; i++) {
        assertThat(second.call().argument(i)).isEqualTo(first.call().argument(i));
      }
    }
  }

  @Test
  void whomARefusingEngineNeverGreetedIsGreetedByTheOther() throws Exception {
    for (EngineName alone : EngineName.values()) {
      try (TestEngine engine = new TestEngine(asterisk, alone)) {
        for (int calls = 0; calls < 8; calls++) {
          ami.call("1000", "hatchline-in");
          try (TestEngine.Call call = engine.next().hello()) {
            assertThat(call.argument(5))
                .as(() -> alone + ", call " + call.environment + asterisk.log())
                .isEmpty();
            call.say("SET VARIABLE HATCH_STATE done");
          }
        }
      }
    }
  }

  @Test
  void aSilentEngineLosesTheCallerToTheOther() throws Exception {
    try (Both both = new Both(asterisk)) {
      ami.call("1000", "hatchline-in");
      Came first = both.next();
      Came second = both.next();
      assertThat(second.engine()).isNotEqualTo(first.engine());
    }
  }

  @Test
  void whenBothFailThePeopleAreRungAndNoEngineIsAskedAgain() throws Exception {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        Both both = new Both(asterisk)) {
      ami.call("1000", "hatchline-in");
      for (int falls = 0; falls < 2; falls++) {
        Came came = both.next();
        held(came);
        came.call().close();
      }
      phone.rings();
      ami.awaitEvent("AgentConnect");
      assertThat(both.came).isEmpty();
    }
  }

  @Test
  void whomAnEngineSendsToPeopleIsNotSentToTheOther() throws Exception {
    try (TestPhone phone = TestPhone.agent(asterisk, "101", true);
        Both both = new Both(asterisk)) {
      ami.call("1000", "hatchline-in");
      Came came = both.next();
      held(came);
      came.call().say("SET VARIABLE HATCH_STATE people");
      came.call().close();
      phone.rings();
      assertThat(both.came).isEmpty();
    }
  }

  @Test
  void theEngineThatTakesACallerBackIsTheOneThatGetsTheCaller() throws Exception {
    for (EngineName taker : List.of(EngineName.B, EngineName.A, EngineName.B)) {
      try (TestPhone phone = TestPhone.agent(asterisk, "101", true)) {
        ami.ask("QueuePause", "Interface", "PJSIP/101", "Paused", "true");
        ami.call("1000", "hatchline-in", "CallerID", "<111>");
        String channel = channelInLine();
        try (Both both = new Both(asterisk)) {
          ami.ask("PlayDTMF", "Channel", channel, "Digit", "" + taker.key(), "Receive", "true");
          Came came = both.next();
          assertThat(came.engine()).isEqualTo(taker);
          came.call().hello();
          assertThat(came.call().argument(5)).isEqualTo("1");
          came.call().say("SET VARIABLE HATCH_STATE done");
        }
        assertThat(phone.wasRung()).isFalse();
      }
    }
  }

  private String channelInLine() {
    Map<String, String> joined =
        ami.await(
            "111 in line",
            event ->
                "QueueCallerJoin".equals(event.get("Event"))
                    && "111".equals(event.get("CallerIDNum")));
    return String.valueOf(joined.get("Channel"));
  }

  /** The first word, without which the dialplan waits for no end. */
  private static void held(Came came) throws IOException {
    came.call().hello();
    came.call().say("SET VARIABLE TIMEOUT(absolute) 60");
  }
}
