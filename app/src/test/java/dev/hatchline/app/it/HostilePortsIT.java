package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.Installation;
import dev.hatchline.phones.Phone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Garbage at every port while a call is up: it goes on, and a new one works. */
class HostilePortsIT {
  private static final int CALLER_HERTZ = 2150;
  private static final int AGENT_HERTZ = 2350;
  private static final int OTHER_HERTZ = 2550;
  private static final int ROUNDS = 100;
  private static final int CROWD = 500;
  private static final String TALKING = "+12025550701";
  private static final String FAKE = "+12025550666";

  /** A JVM's memory breathes; what strangers leave behind would be more than this. */
  private static final long MEMORY_GROWTH_MAX_KB = 150_000;

  private static final int FILES_GROWTH_MAX = 30;
  private static Rig rig;
  private static Scene scene;
  private static Phone agent;
  private static Phone otherAgent;
  private static Phone caller;
  private static Conversation conversation;
  private static long engine;
  private static int calls;

  private final Stranger stranger = new Stranger();

  @BeforeAll
  static void aCallIsUp() throws IOException {
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
    engine = rig.pid("engine");
    agent = rig.agent("101", AGENT_HERTZ, Duration.ZERO);
    rig.awaitAgent("101", "Available");
    caller = rig.caller(TALKING, CALLER_HERTZ);
    conversation = Conversation.begin(rig, caller, agent, CALLER_HERTZ, AGENT_HERTZ);
    otherAgent = rig.agent("102", OTHER_HERTZ, Duration.ZERO);
    rig.awaitAgent("102", "Available");
    aNewCallWorks();
  }

  @AfterAll
  static void itEndsAsCallsDo() {
    try {
      agent.hangUp();
      rig.awaitEvent(TALKING, "Ended");
      assertThat(StoredEvents.of(rig).from(TALKING).end()).isEqualTo("AGENT SERVED");
      assertThat(StoredEvents.of(rig).ofType("Arrived")).hasSize(1 + calls);
      StoredEvents.of(rig).assertSound();
    } finally {
      rig.close();
    }
  }

  @AfterEach
  void nobodyIsHarmed() throws IOException {
    aNewCallWorks();
    stranger.close();
    conversation.assertUnbroken();
    assertThat(rig.pid("engine")).as("the same engine").isEqualTo(engine);
  }

  private static void aNewCallWorks() {
    String number = "+120255507%02d".formatted(10 + calls++);
    try (Phone next = rig.caller(number, CALLER_HERTZ)) {
      Conversation.begin(rig, next, otherAgent, CALLER_HERTZ, OTHER_HERTZ);
      otherAgent.hangUp();
      rig.awaitEvent(number, "Ended");
      rig.awaitAgent("102", "Available");
    }
  }

  private static int[] ports() {
    Installation own = rig.installation();
    return new int[] {own.agiPort(), own.audioSocketPort(), own.httpPort(), own.amiPort()};
  }

  @Test
  void noiseAndHalfRequestsLeaveNothingBehind() throws IOException {
    long memory = memoryKb();
    long files = openFiles();
    for (int round = 0; round < ROUNDS; round++) {
      for (int port : ports()) {
        stranger.leaves(port, stranger.noise());
      }
      stranger.leaves(rig.installation().agiPort(), half(fakeCall("line")));
      stranger.leaves(rig.installation().httpPort(), half("POST /api/drain HTTP/1.1\r\nHost: x"));
      stranger.leaves(rig.installation().amiPort(), half("Action: Login\r\nUsername: hatchline"));
    }
    Rig.await("connections to be closed", () -> openFiles() < files + FILES_GROWTH_MAX);
    assertThat(memoryKb() - memory).isLessThan(MEMORY_GROWTH_MAX_KB);
  }

  @Test
  void aCrowdThatSaysNothingKeepsNobodyOut() {
    long files = openFiles();
    int http = rig.installation().httpPort();
    stranger.crowds(rig.installation().agiPort(), CROWD, "agi_network: yes\n");
    stranger.crowds(rig.installation().audioSocketPort(), CROWD, "");
    stranger.crowds(rig.installation().amiPort(), CROWD, "");
    stranger.crowds(http, CROWD, "GET / HTTP/1.1\r\n");
    stranger.crowds(
        http, CROWD, "POST /api/drain HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{");
    aNewCallWorks();
    rig.agentState("101"); // the API answers in the crowd
    Rig.await("strangers to be sent away", () -> openFiles() < files + FILES_GROWTH_MAX);
  }

  @Test
  void whoOnlyClaimsToBeACallIsNone() {
    String real = StoredEvents.of(rig).from(TALKING).all().getFirst().get("call").asString();
    for (String script : new String[] {"line", "line/00000000000000000000000000000000"}) {
      for (String id : new String[] {real, UUID.randomUUID().toString()}) {
        assertThat(stranger.says(rig.installation().agiPort(), fakeCall(script, id))).isEmpty();
      }
    }
    assertThat(StoredEvents.of(rig).from(FAKE).all()).isEmpty();
    assertThat(rig.agentState("101")).isEqualTo("OnCall");
  }

  @Test
  void aTicketThatIsUnknownOrUsedLetsNobodyIn() throws IOException {
    int port = rig.installation().audioSocketPort();
    assertThat(stranger.isLetIn(port, UUID.randomUUID())).isFalse();
    String number = "+120255507%02d".formatted(10 + calls++);
    try (Phone inPrompt = scene.calls(number, CALLER_HERTZ)) {
      assertThat(stranger.isLetIn(port, ticketInUse())).isFalse();
      double from = inPrompt.heard().seconds();
      inPrompt.awaitSound(heard -> heard.seconds() > from + 1, Rig.PATIENCE);
      assertThat(StoredEvents.of(rig).from(number).types())
          .containsOnly("Arrived", "PromptStarted");
      inPrompt.hangUp();
      rig.awaitEvent(number, "Ended");
    }
  }

  /** The ticket of the caller in the prompt, as the operator of Asterisk can see it. */
  private UUID ticketInUse() throws IOException {
    String secret = Files.readString(rig.installation().secrets().resolve("ami-password")).strip();
    String channels =
        stranger.says(
            rig.installation().amiPort(),
            """
            Action: Login\r
            Username: hatchline\r
            Secret: %s\r
            Events: off\r
            \r
            Action: CoreShowChannels\r
            \r
            Action: Logoff\r
            \r
            """
                .formatted(secret));
    Matcher ticket = Pattern.compile("ApplicationData: ([0-9a-f-]{36}),").matcher(channels);
    assertThat(ticket.find()).as(channels).isTrue();
    return UUID.fromString(ticket.group(1));
  }

  private static byte[] half(String request) {
    return request.substring(0, request.length() / 2).getBytes(StandardCharsets.UTF_8);
  }

  private static String fakeCall(String script) {
    return fakeCall(script, UUID.randomUUID().toString());
  }

  private static String fakeCall(String script, String call) {
    return """
    agi_network: yes
    agi_network_script: %1$s
    agi_request: agi://127.0.0.1/%1$s
    agi_channel: PJSIP/hatchline-loopback-00000666
    agi_language: en
    agi_type: PJSIP
    agi_uniqueid: 1700000000.666
    agi_version: 22.10.1
    agi_callerid: %2$s
    agi_calleridname: unknown
    agi_context: hatchline-line
    agi_extension: 1000
    agi_priority: 1
    agi_arg_1: %3$s
    agi_arg_2: 1700000000
    agi_arg_3: 666
    agi_arg_4: 1000

    """
        .formatted(script, FAKE, call);
  }

  private static long memoryKb() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + engine + "/status"))) {
      String resident = lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(resident.replaceAll("[^0-9]", ""));
    }
  }

  private static long openFiles() {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + engine + "/fd"))) {
      return files.count();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
