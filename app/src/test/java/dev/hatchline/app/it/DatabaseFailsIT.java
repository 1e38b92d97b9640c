package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.webhook.Receiver;
import dev.hatchline.phones.Phone;
import dev.hatchline.routing.store.MySqlForTests;
import dev.hatchline.routing.store.MySqlServer;
import dev.hatchline.routing.store.Proxy;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Callers reach people whatever the database does; when it is back all is written, and told. */
class DatabaseFailsIT {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  private static final int CALLS = 3;

  /** The shortest time for which anything of ours waits for a database. */
  private static final Duration TIMEOUT_LEAST = Duration.ofSeconds(2);

  private static final long SLOW_MS = 3_000;
  private static final MySqlForTests MYSQL = MySqlForTests.server();
  private static final String KEY = "a-key-of-the-test";
  private static final JsonMapper JSON = new JsonMapper();

  /** A claim that nobody could settle while the database was away has to end by itself first. */
  private static final Duration TOLD_MAX = Duration.ofMinutes(2);

  private static Receiver receiver;
  private static MySqlServer database;
  private static Proxy wire;
  private static Rig rig;
  private static Scene scene;
  private static final List<String> called = new ArrayList<>();
  private Phone agent;

  @BeforeAll
  static void up() throws IOException, SQLException {
    receiver = new Receiver();
    database = MYSQL.database();
    wire = new Proxy(MYSQL.port());
    rig =
        Rig.up(
            """
            company: Test Company
            queues:
              - name: people
                agents: ["101"]
                wrap-up: 0 s
            database:
              mysql: {host: 127.0.0.1, port: %d, database: %s, user: %s}
            webhooks:
              - name: crm
                url: %s
                events: [call.arrived, call.bridged, call.ended]
                secret: crm-webhook
            """
                .formatted(wire.port(), database.database(), database.user(), receiver.url()),
            home -> {
              Rig.databasePassword(home, database);
              Rig.secret(home, "crm-webhook", KEY);
            });
    scene = new Scene(rig);
  }

  /** What was claimed while the database was away is told half a minute later: all at once. */
  @AfterAll
  static void othersAreToldOfAll() throws IOException {
    try (Receiver _ = receiver;
        Proxy _ = wire;
        Rig _ = rig) {
      for (String number : called) {
        String call = callOf(rig.story(number));
        Rig.await(
            "another system to be told of " + number,
            TOLD_MAX,
            () -> told(call).equals(List.of("call.arrived", "call.bridged", "call.ended")));
      }
    }
  }

  @BeforeEach
  void agentIsThere() {
    agent = rig.agent("101", AGENT_HZ, Duration.ZERO);
    rig.awaitAgent("101", "Available");
    Rig.await("the database", () -> "UP".equals(database()));
  }

  @AfterEach
  void agentLeaves() {
    agent.close();
  }

  @Test
  void killed() throws Exception {
    MYSQL.kill();
    List<String> callers = callsReachPeople("DOWN");
    MYSQL.startAgain();
    allIsWritten(callers);
  }

  @Test
  void stopped() throws Exception {
    MYSQL.freeze();
    List<String> callers = callsReachPeople("DOWN");
    MYSQL.thaw();
    allIsWritten(callers);
  }

  @Test
  void slow() throws Exception {
    wire.delay(SLOW_MS);
    List<String> callers = callsReachPeople("UP", "DOWN");
    wire.delay(0);
    allIsWritten(callers);
  }

  /** A full disk makes MySQL refuse writes; so does this, and can be taken back. */
  @Test
  void refusingWrites() throws Exception {
    MYSQL.root("SET GLOBAL super_read_only = ON");
    List<String> callers = callsReachPeople("DOWN");
    MYSQL.root("SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");
    allIsWritten(callers);
  }

  private List<String> callsReachPeople(String... health) {
    List<String> callers = new ArrayList<>();
    List<Duration> silent = new ArrayList<>();
    List<Duration> alone = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      String number = "+120255513%02d".formatted(called.size());
      callers.add(number);
      called.add(number);
      try (Phone caller = scene.calls(number, CALLER_HZ)) {
        caller.press("0");
        caller.awaitSound(Hearing.voice(AGENT_HZ), Rig.PATIENCE);
      }
      scene.ended(number, "SERVED", "CALLER");
      // Each look at a story waits for the database.
      List<JsonNode> story = rig.story(number);
      silent.add(between(story, "Arrived", "PromptStarted"));
      alone.add(between(story, "ZeroOut", "Bridged"));
      rig.awaitAgent("101", "Available");
    }
    // A machine that stands still is waited for by one of them, a database by all.
    for (List<Duration> waits : List.of(silent, alone)) {
      assertThat(waits).anyMatch(wait -> wait.compareTo(TIMEOUT_LEAST) < 0);
    }
    Rig.await(
        "the database to be told as " + List.of(health),
        () -> List.of(health).contains(database()));
    return callers;
  }

  private static Duration between(List<JsonNode> story, String from, String to) {
    return Duration.between(first(story, from), first(story, to));
  }

  private static Instant first(List<JsonNode> story, String type) {
    return Scene.at(story.get(Rig.types(story).indexOf(type)));
  }

  /** Each event once, in its order, and the call's summary. */
  private static void allIsWritten(List<String> callers) throws SQLException {
    for (String number : callers) {
      List<JsonNode> story = rig.story(number);
      String call = callOf(story);
      Rig.await(
          "the summary of " + number,
          Duration.ofMinutes(1),
          () -> !select("SELECT reason FROM %s.call_summary WHERE call_id = '%s'", call).isEmpty());
      assertThat(select("SELECT type FROM %s.call_event WHERE call_id = '%s' ORDER BY seq", call))
          .isEqualTo(Rig.types(story));
    }
    movesAreWritten(callers);
  }

  /** What the agent did is there, too, from the start on. */
  private static void movesAreWritten(List<String> callers) {
    Rig.await("the agent's moves", Duration.ofMinutes(1), () -> talks().size() >= callers.size());
    assertThat(select("SELECT state FROM %s.agent_move WHERE agent = '%s' ORDER BY at", "101"))
        .startsWith("Unknown");
  }

  private static List<String> talks() {
    return select("SELECT state FROM %s.agent_move WHERE agent = '%s' AND state = 'OnCall'", "101");
  }

  private static String callOf(List<JsonNode> story) {
    return story.getFirst().get("call").asString();
  }

  /** Each event once, in the order of the first receipts: a repetition is allowed. */
  private static List<String> told(String call) {
    return receiver.all().stream()
        .map(received -> JSON.readTree(received.body()))
        .filter(event -> event.path("data").path("call").asString().equals(call))
        .map(event -> event.path("id").asString() + " " + event.path("type").asString())
        .distinct()
        .map(event -> event.substring(event.indexOf(' ') + 1))
        .toList();
  }

  private static List<String> select(String sql, String call) {
    try {
      return MYSQL.query(sql.formatted(database.database(), call));
    } catch (SQLException _) {
      return List.of();
    }
  }

  /** What the health says of the database, UP or DOWN. */
  private static String database() {
    return rig.healthOf("database");
  }
}
