package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.monitor.Monitoring;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.PhoneSpec;
import dev.hatchline.phones.Voice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A real Prometheus that looks at the engine every 2 s, while callers are served, give up, are
 * called back, are not understood and speak: each question of ours to it has an answer.
 */
class MonitoredLineIT {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  private static final int OTHER_HZ = 1330;

  /** What the engine tells of the last days is read anew every 30 s. */
  private static final Duration FIGURES_MAX = Duration.ofMinutes(2);

  /** Asks for what was told a moment ago, as no flow should, so that it can be counted. */
  private static final String ASKS =
      """
      flow: asks
      queue: people
      start: welcome
      nodes:
        welcome:
          menu:
            prompt: For a person, press zero. For your order, one.
            choices: {1: {to: first, words: [sales]}}
            wait: 4s
            tries: 3
        first:
          ask: {prompt: Please key in your order number., into: order, length: 5}
          then: second
        second:
          ask: {prompt: And your order number once more., into: order, length: 5, again: yes}
          then: look-up
        look-up:
          lookup: {system: orders, get: "/orders/{order}"}
          then: welcome
          failed: welcome
      """;

  @TempDir private static Path folder;
  private static Rig rig;
  private static Scene scene;
  private static Phone agent;
  private static PrometheusApi prometheus;

  @BeforeAll
  static void up() throws IOException {
    rig =
        Rig.upWatched(
            """
            company: Test Company
            lines:
              - {number: "1000", flow: company-line}
              - {number: "1001", flow: asks}
            queues:
              - name: people
                agents: ["101"]
                ring: 5 s
                wrap-up: 0 s
                message-when-nobody: false
            callback: {ring: 15 s, again: [10 s]}
            systems:
              - {name: orders, address: "http://127.0.0.1:1"}
              - {name: network, address: "http://127.0.0.1:1"}
            webhooks:
              - {name: crm, url: "http://127.0.0.1:1", secret: crm-webhook}
            speech: {hear: true}
            """,
            MonitoredLineIT::files);
    scene = new Scene(rig);
    prometheus = new PrometheusApi(HttpClient.newHttpClient(), rig.installation().prometheusPort());
    assertThat(rig.hatchline(Rig.ENGINE_PATIENCE, "up", "--detach", "--monitor"))
        .contains("http://127.0.0.1:" + prometheus.port() + "/");
    Rig.await("a first look", () -> Rig.quietly(() -> prometheus.figure("up") == 1));
    agent = rig.agent("101", AGENT_HZ);
    rig.awaitAgent("101", "Available");
    // The first time of what had no series before is not seen by increase().
    calls(1);
    calls(2);
  }

  private static void files(Path home) {
    Rig.secret(home, "crm-webhook", "a-key-of-the-test");
    try {
      Files.writeString(Files.createDirectories(home.resolve("flows")).resolve("asks.yaml"), ASKS);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @AfterAll
  static void down() {
    agent.close();
    rig.close();
  }

  private static void calls(int turn) throws IOException {
    String number = "+1202555220" + turn;
    servedAfterMuch(number, "+1202555221" + turn);
    givesUp("+1202555222" + turn);
    calledBack("+1202555223" + turn);
    speaks("+1202555224" + turn);
    var _ = rig.post("/api/callbacks", "{\"number\": \"911\"}", 400);
    rig.awaitNoCalls();
    Rig.await(
        "a look at all of it",
        () ->
            prometheus.figure("sum(hatchline_callbacks_total{outcome=\"kept\"})") == turn
                && prometheus.figure("sum(hatchline_calls_total)") == 5 * turn);
  }

  /** The second caller stands in line until the first has been served. */
  private static void servedAfterMuch(String number, String behind) {
    try (Phone caller = rig.caller(number, CALLER_HZ)) {
      caller.dial(rig.uri("1001"));
      caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
      rig.awaitEvent(number, "NoInput");
      caller.press("9");
      rig.awaitEvent(number, "NoMatch");
      caller.press("1");
      asks(number, "first");
      caller.press("40017");
      asks(number, "second");
      caller.press("40017");
      rig.awaitEvent(number, "LookedUp");
      caller.press("0");
      Scene.rung(agent, number);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      try (Phone next = scene.waits(behind, OTHER_HZ)) {
        rig.awaitEvent(behind, "PlaceTold");
        agent.hangUp();
        Scene.rung(agent, behind);
        agent.answer();
        scene.talk(agent, AGENT_HZ, next, OTHER_HZ);
      }
    }
    scene.ended(behind, "SERVED", "CALLER");
    rig.awaitAgent("101", "Available");
  }

  private static void asks(String number, String node) {
    rig.awaitEvent(number, e -> e.path("node").asString("").equals(node), node);
  }

  /** When the only agent's phone has rung in vain. */
  private static void givesUp(String number) {
    try (Phone caller = scene.waits(number, CALLER_HZ)) {
      rig.awaitEvent(number, "AgentMissed");
      rig.awaitAgent("101", "Paused");
      caller.hangUp();
    }
    scene.ended(number, "LEFT_LINE", "CALLER");
    scene.available(agent);
  }

  private static void calledBack(String number) {
    try (Phone customer = scene.answering(number, new Voice.Tone(OTHER_HZ))) {
      scene.asked(number);
      Scene.rung(agent, number);
      agent.answer();
      scene.talk(agent, AGENT_HZ, customer, OTHER_HZ);
    }
    rig.awaitEvent(number, "Ended");
    rig.awaitAgent("101", "Available");
  }

  private static void speaks(String number) throws IOException {
    try (Phone caller =
        rig.phones().open(PhoneSpec.caller(number, rig.sip()).saying(new Voice.Silence()))) {
      caller.dial(rig.uri("1001"));
      caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
      rig.awaitEvent(number, "NoInput");
      Path wav = folder.resolve("sales.wav");
      Spoken.words("sales").write(wav);
      caller.say(new Voice.Wav(wav));
      assertThat(rig.awaitEvent(number, "Chose").get("key").asString()).isEqualTo("1");
    }
    scene.ended(number, "LEFT_FLOW", "CALLER");
  }

  /** Those of the questions to which there is no figure, or none with these labels. */
  private static void allAnswered(List<Question> questions) {
    List<Question> open = new ArrayList<>(questions);
    assertThat(open).isNotEmpty();
    try {
      Rig.await(
          "answers",
          FIGURES_MAX,
          () -> {
            open.removeIf(MonitoredLineIT::isAnswered);
            return open.isEmpty();
          });
    } catch (AssertionError late) {
      throw new AssertionError("expected a figure, found none: " + open, late);
    }
  }

  private record Question(String of, String promql, Set<String> labels) {}

  private static boolean isAnswered(Question question) {
    return prometheus.query(question.promql()).stream()
        .anyMatch(sample ->
            !Double.isNaN(sample.value())
                && sample.labels().keySet().containsAll(question.labels()));
  }

  @Test
  void eachQueryOfEachDashboardHasAnAnswer() {
    allAnswered(
        Monitoring.queries().stream()
            .map(query ->
                new Question(
                    query.board() + ", " + query.panel(), query.over("1h"), query.mentioned()))
            .toList());
  }

  @Test
  void theFiguresOfEachAlertAreThere() {
    allAnswered(
        Monitoring.rules().stream()
            .map(rule -> new Question(rule.alert(), rule.figures(), rule.mentioned()))
            .toList());
  }

  @Test
  void eachAlertIsWatched() {
    List<String> watched = new ArrayList<>();
    for (JsonNode group : prometheus.get("rules").get("groups")) {
      for (JsonNode rule : group.get("rules")) {
        watched.add(rule.get("name").asString());
        assertThat(rule.get("health").asString()).as(rule.toString()).isIn("ok", "unknown");
      }
    }
    assertThat(watched)
        .containsExactlyInAnyOrderElementsOf(
            Monitoring.rules().stream().map(Monitoring.Rule::alert).toList());
  }

  @Test
  void operatorsAreToldWhereItIsAndWhatFires() throws IOException {
    assertThat(rig.hatchline(Rig.PATIENCE, "info", "--json"))
        .contains("\"prometheus\" : \"http://127.0.0.1:" + prometheus.port() + "\"");
    assertThat(rig.hatchline(Rig.PATIENCE, "status"))
        .contains("  prometheus  pid ")
        .containsPattern("  alerts? +\\w")
        .doesNotContain("nobody looks");
  }

  @Test
  void whatIsTurnedIntoPromqlIsWhatHappened() {
    assertThat(prometheus.figure("sum(hatchline_calls_total{outcome=\"left-line\"})")).isEqualTo(2);
    assertThat(prometheus.figure("sum(hatchline_calls_total{outcome=\"left-flow\"})")).isEqualTo(2);
    assertThat(prometheus.figure("sum(hatchline_calls_total{outcome=\"served\"})")).isEqualTo(6);
    assertThat(prometheus.figure("hatchline_repeats_total")).isEqualTo(2);
    assertThat(prometheus.figure("hatchline_agents_missed_total")).isEqualTo(2);
  }
}
