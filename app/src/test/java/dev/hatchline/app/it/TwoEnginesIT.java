package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.web.OpenDesk;
import dev.hatchline.conf.EngineName;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.meter.IncomingCall;
import dev.hatchline.phones.meter.Meter;
import dev.hatchline.phones.meter.MeterCall;
import dev.hatchline.phones.meter.MeterCarrier;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.routing.store.MySqlForTests;
import dev.hatchline.routing.store.MySqlServer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two engines on one database and one Asterisk, and either is killed at work. */
class TwoEnginesIT {
  private static final List<String> AGENTS = List.of("101", "102");
  private static final int IN_LINE_EACH = 2;
  private static final int CALLERS_MAX = 20;
  private static final Duration TALK = Duration.ofMillis(500);

  /** Two agents may be free at once, and either engine may be the quicker one to ring. */
  private static final Duration SAME_MOMENT = Duration.ofMillis(400);

  private static final int CALLER_HZ = 1130;
  private static final Sound GO_ON =
      Spoken.words("To go on where you were, press one.").slice(0.2, 1.8);

  private static Rig rig;
  private static BothEngines both;
  private static int numbers;

  /** The public network, by the number that was dialled. */
  private final Map<String, List<IncomingCall>> carried = new ConcurrentHashMap<>();

  /** What came to each agent's phone, in order. */
  private final Map<String, List<IncomingCall>> rung = new ConcurrentHashMap<>();

  private final List<Waiting> callers = new ArrayList<>();
  private volatile boolean brief;

  @BeforeAll
  static void up() throws IOException, SQLException {
    MySqlServer database = MySqlForTests.server().database();
    rig =
        Rig.up(
            """
            company: Test Company
            engines: 2
            database:
              mysql: {host: 127.0.0.1, port: %d, database: %s, user: %s}
            queues:
              - name: people
                agents: ["101", "102"]
                ring: 15 s
                wrap-up: 0 s
            callback: {ring: 15 s, limits: {address-hour: 1000}}
            """
                .formatted(database.port(), database.database(), database.user()),
            home -> Rig.databasePassword(home, database));
    both = BothEngines.of(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  private static String number() {
    return "+1202555%04d".formatted(1800 + numbers++);
  }

  /** A caller who waits for a person. */
  private record Waiting(String number, MeterCall call) {}

  @ParameterizedTest
  @EnumSource(EngineName.class)
  void whateverAKilledEngineHadGoesOnAtTheOther(EngineName killed) throws IOException {
    try (MeterCarrier _ = rig.carrier(this::carried);
        Meter phones = phones()) {
      AGENTS.forEach(who -> phones.agent(who, rig.password(who), call -> rung(who, call)));
      AGENTS.forEach(TwoEnginesIT::awaitAvailable);
      try {
        atWork(killed, phones);
      } finally {
        rig.signal("CONT", rig.pid("supervisor"));
        callers.forEach(caller -> caller.call().close());
      }
      both.awaitReady(killed);
      rig.awaitNoCalls();
    }
  }

  @Test
  void theEldestOfAllIsServedFirstWhicheverEngineHasThem() {
    try (Meter phones = phones()) {
      AGENTS.forEach(who -> phones.agent(who, rig.password(who), call -> rung(who, call)));
      AGENTS.forEach(TwoEnginesIT::awaitAvailable);
      try {
        var _ = List.of(talks(phones, 1), talks(phones, 2));
        List<Waiting> line = fillTheLine(phones);
        serve(line);
        assertServed(line);
      } finally {
        callers.forEach(caller -> caller.call().close());
      }
      rig.awaitNoCalls();
    }
  }

  /**
   * Where the second call comes to is chance: those that come to the same engine count for none.
   */
  @Test
  void whoLeftTheLineOfOneEngineGoesOnAtTheOtherBeforeWhoCameMeanwhile() {
    try (Meter phones = phones()) {
      phones.agent("101", rig.password("101"), call -> rung("101", call));
      awaitAvailable("101");
      try {
        var _ = talks(phones, 1);
        boolean elsewhere = false;
        for (int tries = 0; !elsewhere; tries++) {
          assertThat(tries).as("calls that came to the same engine again").isLessThan(CALLERS_MAX);
          elsewhere = goesOnElsewhere(phones);
        }
      } finally {
        callers.forEach(caller -> caller.call().close());
      }
      rig.awaitNoCalls();
    }
  }

  /** False if the caller came to the engine that had the call before. */
  private boolean goesOnElsewhere(Meter phones) {
    Waiting left = waits(phones);
    String number = left.number();
    EngineName had = both.inLineAt(number).orElseThrow();
    EngineName has = BothEngines.other(had);
    String before = both.event(number, "Arrived").orElseThrow().get("call").asString();
    left.call().close();
    Rig.await("what was left is known to all", () -> brokeOff(has, number));
    Waiting between = waits(phones);
    try (Phone again = rig.caller(number, CALLER_HZ)) {
      again.dial(rig.uri("1000"));
      again.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
      Rig.await(
          "the second call",
          () -> hasAnother(had, number, before) || hasAnother(has, number, before));
      if (hasAnother(had, number, before)) {
        between.call().close();
        return false;
      }
      again.awaitSound(Hearing.words(GO_ON), Rig.PATIENCE);
      again.press("1");
      Rig.await("in line again", () -> Rig.types(both.story(has, number)).contains("JoinedLine"));
      serve(List.of(new Waiting(number, left.call()), between));
      assertThat(Rig.types(both.story(has, number)))
          .containsSubsequence("Arrived", "GoOnOffered", "WentOn", "JoinedLine", "Bridged");
      JsonNode went = both.event(number, "WentOn").orElseThrow();
      assertThat(went.get("from").asString()).isEqualTo(before);
      assertThat(Scene.at(both.event(number, "Bridged").orElseThrow()))
          .isBefore(Scene.at(both.event(between.number(), "Bridged").orElseThrow()));
      return true;
    }
  }

  /** Whether the end of the call, and where the caller was, can be read by this engine. */
  private static boolean brokeOff(EngineName engine, String number) {
    return both.api(engine, "/api/cases?number=" + number.replace("+", "%2B"))
        .path("cases")
        .path(0)
        .path("contacts")
        .valueStream()
        .anyMatch(contact -> contact.path("outcome").asString("").equals("LEFT_LINE"));
  }

  /** Whether this engine has a call from this number that is not the one before. */
  private static boolean hasAnother(EngineName engine, String number, String before) {
    List<JsonNode> story = both.story(engine, number);
    return !story.isEmpty() && !story.getFirst().get("call").asString().equals(before);
  }

  /** From memory, as callers hear of it. */
  @Test
  void anOutageEnteredAtOneIsKnownAtTheOther() {
    String entered =
        both.http(EngineName.A)
            .post(
                "/api/outages",
                "{\"area\": {\"lines\": [\"1000\"]}, \"sentence\": \"It is down.\"}",
                201);
    String outage = new JsonMapper().readTree(entered).get("id").asString();
    Rig.await("the outage at b", () -> outages(EngineName.B) == 1);
    both.http(EngineName.B)
        .post("/api/outages/" + outage + "/clear", "{\"sentence\": \"It is up.\"}", 200);
    Rig.await("its end at a", () -> outages(EngineName.A) == 0);
  }

  /** From the database, as the other engine has the call. */
  @Test
  void theDeskAtOneShowsTheCallersOfTheOther() {
    try (Meter phones = phones()) {
      List<IncomingCall> rings = new CopyOnWriteArrayList<>();
      AGENTS.forEach(who -> phones.agent(who, rig.password(who), rings::add));
      AGENTS.forEach(TwoEnginesIT::awaitAvailable);
      try {
        Waiting caller = ringsForACallerOf(EngineName.B, phones, rings);
        shownAt(EngineName.A, rings.getLast(), caller);
      } finally {
        callers.forEach(caller -> caller.call().close());
      }
      rig.awaitNoCalls();
    }
  }

  /** Before the answer, while they talk, and after the end. */
  private static void shownAt(EngineName engine, IncomingCall rings, Waiting caller) {
    String agent = rings.number();
    String number = caller.number();
    try (OpenDesk desk = both.desk(engine, agent);
        OpenDesk.Feed feed = desk.live()) {
      do {
        feed.awaitNews();
      } while (!number.equals(both.poppedAt(engine, agent)));
      assertThat(desk.page("/desk")).contains("Coming", number, "Your phone rings", "id=\"note\"");
      assertThat(rings.answered()).as("before the answer").isEmpty();
      rings.answer();
      Rig.await("talking", () -> desk.page("/desk").matches("(?s).*Talking.*On the line.*"));
      assertThat(desk.page("/desk")).contains(number);
      caller.call().close();
      Rig.await("the end", () -> desk.page("/desk").contains("Your last customer"));
      assertThat(desk.page("/desk?last")).contains("Was here last", number);
      assertThat(both.poppedAt(engine, agent)).isEmpty();
    }
  }

  /** The agent's phone rings, and nobody has answered. */
  private Waiting ringsForACallerOf(EngineName engine, Meter phones, List<IncomingCall> rings) {
    for (int tries = 1; tries <= CALLERS_MAX; tries++) {
      Waiting caller = dials(phones);
      int times = tries;
      Rig.await("a phone to ring", () -> rings.size() == times);
      if (both.inLineAt(caller.number()).orElseThrow() == engine) {
        return caller;
      }
      caller.call().close();
      Rig.await("no more ringing", () -> rings.getLast().ended().isPresent());
      AGENTS.forEach(TwoEnginesIT::awaitAvailable);
    }
    throw new AssertionError("expected a caller of " + engine + ", found none");
  }

  private static int outages(EngineName engine) {
    return both.http(engine)
        .text("/actuator/prometheus")
        .lines()
        .filter(line -> line.startsWith("hatchline_outages "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private void atWork(EngineName killed, Meter phones) throws IOException {
    EngineName other = BothEngines.other(killed);
    List<Waiting> talking = List.of(talks(phones, 1), talks(phones, 2));
    List<Waiting> line = fillTheLine(phones);
    String customer = number();
    both.http(killed).post("/api/callbacks", "{\"number\": \"" + customer + "\"}", 202);

    // Started anew at once, it would find all that it had before its lease is over.
    rig.signal("STOP", rig.pid("supervisor"));
    rig.signal("KILL", rig.pid(BothEngines.process(killed)));
    for (Waiting caller : line) {
      Rig.await(
          caller.number() + " in line at " + other,
          () -> Rig.types(both.story(other, caller.number())).contains("JoinedLine"));
    }
    Rig.await("the callback passes to " + other, () -> both.owed(other) == 1);
    assertThat(carried).isEmpty();
    assertThat(rung.values()).allSatisfy(calls -> assertThat(calls).hasSize(1));
    assertThat(rung.values().stream().flatMap(List::stream))
        .as("conversations")
        .allMatch(call -> call.ended().isEmpty());

    serve(line);
    talking.forEach(caller -> caller.call().awaitEnd(Rig.PATIENCE));
    Rig.await("the customer is called", () -> carried.containsKey(customer));
    Rig.await("connected", () -> connected(other, customer));
    assertThat(carried.get(customer)).as("calls to the customer").hasSize(1);
    assertServed(line);
  }

  /** The agents hang up, and talk briefly from now on. */
  private void serve(List<Waiting> line) {
    brief = true;
    rung.values().stream().flatMap(List::stream).forEach(IncomingCall::hangUp);
    Rig.await(
        "all served",
        Rig.ENGINE_PATIENCE,
        () -> line.stream().allMatch(c -> both.event(c.number(), "Bridged").isPresent()));
  }

  private void assertServed(List<Waiting> line) {
    assertInOrder(line);
    Rig.await(
        "nobody talks",
        () -> rung.values().stream().flatMap(List::stream).allMatch(c -> c.ended().isPresent()));
    rung.values().forEach(TwoEnginesIT::assertOneAfterTheOther);
  }

  /** Callers at both engines, in the order of their first rings. */
  private List<Waiting> fillTheLine(Meter phones) {
    List<Waiting> line = new ArrayList<>();
    Map<EngineName, Integer> spread = new EnumMap<>(EngineName.class);
    while (spread.size() < 2 || spread.values().stream().anyMatch(n -> n < IN_LINE_EACH)) {
      assertThat(line).as("callers spread over %s", spread).hasSizeLessThan(CALLERS_MAX);
      line.add(waits(phones));
      EngineName at = both.inLineAt(line.getLast().number()).orElseThrow();
      spread.merge(at, 1, Integer::sum);
    }
    return line;
  }

  private void carried(IncomingCall call) {
    carried.computeIfAbsent(call.number(), _ -> new CopyOnWriteArrayList<>()).add(call);
    call.answer();
  }

  private void rung(String agent, IncomingCall call) {
    rung.computeIfAbsent(agent, _ -> new CopyOnWriteArrayList<>()).add(call);
    call.answer();
    if (brief) {
      CompletableFuture.delayedExecutor(TALK.toMillis(), TimeUnit.MILLISECONDS)
          .execute(call::hangUp);
    }
  }

  /** Neither engine takes the phones of the test before for ours. */
  private static Meter phones() {
    AGENTS.forEach(agent -> awaitState(agent, "SignedOut"));
    return Meter.at(rig.sip());
  }

  private static void awaitAvailable(String agent) {
    awaitState(agent, "Available");
  }

  private static void awaitState(String agent, String state) {
    for (EngineName engine : EngineName.values()) {
      Rig.await(
          agent + " " + state + " at " + engine,
          () -> both.agentState(engine, agent).equals(state));
    }
  }

  private Waiting dials(Meter phones) {
    String number = number();
    MeterCall call = phones.call("1000", number);
    Waiting caller = new Waiting(number, call);
    callers.add(caller);
    call.awaitAnswer(Rig.PATIENCE);
    call.press('0', Rig.PATIENCE);
    return caller;
  }

  /** The so many-th agent answers. */
  private Waiting talks(Meter phones, int agents) {
    Waiting caller = dials(phones);
    Rig.await("bridged", () -> both.event(caller.number(), "Bridged").isPresent());
    assertThat(rung).hasSize(agents);
    return caller;
  }

  private Waiting waits(Meter phones) {
    Waiting caller = dials(phones);
    Rig.await(caller.number() + " in line", () -> both.inLineAt(caller.number()).isPresent());
    return caller;
  }

  private static boolean connected(EngineName engine, String number) {
    return both.api(engine, "/api/callbacks?limit=20")
        .valueStream()
        .anyMatch(callback ->
            callback.get("number").asString().equals(number)
                && callback.get("state").asString().equals("connected"));
  }

  /**
   * No phone rang for anybody before one rang for an elder one, but in the moment in which both
   * did. How soon a phone then answers is not the line's.
   */
  private static void assertInOrder(List<Waiting> line) {
    Instant last = Instant.EPOCH;
    for (Waiting caller : line) {
      Instant at = Scene.at(both.event(caller.number(), "AgentRung").orElseThrow());
      assertThat(at).as(() -> served(line)).isAfter(last.minus(SAME_MOMENT));
      last = at.isAfter(last) ? at : last;
    }
  }

  private static String served(List<Waiting> line) {
    return line.stream()
        .map(caller ->
            both.inLineAt(caller.number())
                .map(at -> at + " " + both.story(at, caller.number()))
                .orElse("nowhere " + caller.number()))
        .collect(Collectors.joining("\n", "in the order of their first rings:\n", ""));
  }

  /** Nobody's phone rings for two at once. */
  private static void assertOneAfterTheOther(List<IncomingCall> calls) {
    for (int n = 1; n < calls.size(); n++) {
      assertThat(calls.get(n - 1).ended().orElseThrow())
          .isLessThanOrEqualTo(calls.get(n).invited());
    }
  }
}
