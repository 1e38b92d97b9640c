package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.Voice;
import dev.hatchline.phones.meter.IncomingCall;
import dev.hatchline.phones.meter.Meter;
import dev.hatchline.phones.meter.MeterCarrier;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * Many ask at once, by HTTP and by the page, and each is called once, when a person is there. The
 * fifty come last: their agents' phones go without signing out.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CalledBackOftenIT {
  private static final List<String> AGENTS = List.of("101", "102", "103", "104", "105");
  private static final int CUSTOMERS = 50;
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  private static final Duration ALL_MAX = Duration.ofMinutes(2);

  /** Longer than any pause in what is said to customers, or between that and the music. */
  private static final double SILENCE_MAX_S = 1;

  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            queues:
              - name: people
                agents: ["101", "102", "103", "104", "105"]
                ring: 15 s
                wrap-up: 0 s
            agents:
              - {extension: "101", name: One}
              - {extension: "102", name: Two}
              - {extension: "103", name: Three}
              - {extension: "104", name: Four}
              - {extension: "105", name: Five}
            callback:
              ring: 15 s
              limits: {address-hour: 1000}
            """);
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void fiftyAtOnceWithFiveAgentsAreCalledOnceEachAndNeverMoreThanFiveTogether() throws Exception {
    Map<String, IncomingCall> calls = new ConcurrentHashMap<>();
    Set<String> twice = ConcurrentHashMap.newKeySet();
    try (MeterCarrier _ = rig.carrier(call -> rung(call, calls, twice));
        Meter agents = Meter.at(rig.sip())) {
      AGENTS.forEach(who -> agents.agent(who, rig.password(who), IncomingCall::answer));
      AGENTS.forEach(who -> rig.awaitAgent(who, "Available"));
      List<String> numbers =
          IntStream.range(0, CUSTOMERS).mapToObj("+120255516%02d"::formatted).toList();
      try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
        numbers.forEach(number -> askers.execute(() -> scene.asked(number)));
      }
      Set<String> connected = new HashSet<>();
      Rig.await(
          "all connected",
          ALL_MAX,
          () -> {
            // Who talks has what they wanted, and hangs up.
            connected().stream().filter(connected::add).forEach(who -> calls.get(who).hangUp());
            return connected.containsAll(numbers);
          });
      assertThat(calls).containsOnlyKeys(numbers);
    }
    assertThat(twice).isEmpty();
    assertThat(mostTogether(List.copyOf(calls.values()))).isEqualTo(AGENTS.size());
    rig.awaitNoCalls();
  }

  private static void rung(IncomingCall call, Map<String, IncomingCall> calls, Set<String> twice) {
    if (calls.put(call.number(), call) != null) {
      twice.add(call.number());
    }
    call.answer();
  }

  private static List<String> connected() {
    List<String> numbers = new ArrayList<>();
    for (JsonNode callback : rig.api("/api/callbacks?limit=200")) {
      if (callback.get("state").asString().equals("connected")
          && callback.get("number").asString().startsWith("+120255516")) {
        numbers.add(callback.get("number").asString());
      }
    }
    return numbers;
  }

  /** How many customers' phones were rung or in a call at the same moment. */
  private static int mostTogether(List<IncomingCall> calls) {
    return calls.stream()
        .sorted(Comparator.comparingLong(IncomingCall::invited))
        .mapToInt(call ->
            (int)
                calls.stream()
                    .filter(other -> other.invited() <= call.invited())
                    .filter(other -> other.ended().orElseThrow() > call.invited())
                    .count())
        .max()
        .orElse(0);
  }

  @Test
  void whoseAgentTakesFourSecondsHearsAllTheTimeAndIsCountedAsUnmet() {
    String number = "+12025551701";
    double before = unmet();
    try (Phone customer = scene.answering(number, new Voice.Tone(CALLER_HZ));
        Phone agent = rig.agent("101", AGENT_HZ)) {
      rig.awaitAgent("101", "Available");
      scene.asked(number);
      agent.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      customer.awaitSound(heard -> heard.seconds() > 4, Rig.PATIENCE);
      agent.answer();
      scene.talk(agent, AGENT_HZ, customer, CALLER_HZ);
      assertThat(longestSilence(customer.heard())).isLessThan(SILENCE_MAX_S);
      agent.hangUp();
      Scene.hungUpOn(customer);
    }
    rig.awaitNoCalls();
    Rig.await("one more unmet", () -> unmet() == before + 1);
  }

  @Test
  void whoSaysNothingIsAPersonAllTheSame() {
    String number = "+12025551702";
    try (Phone customer = scene.answering(number, new Voice.Silence());
        Phone agent = rig.agent("102", AGENT_HZ, Duration.ZERO)) {
      rig.awaitAgent("102", "Available");
      String id =
          rig.post("/api/callbacks", "{\"number\": \"" + number + "\"}", 202).get("id").asString();
      customer.awaitSound(Hearing.voice(AGENT_HZ), Rig.PATIENCE);
      agent.hangUp();
      Scene.hungUpOn(customer);
      assertThat(rig.api("/api/callbacks/" + id).get("state").asString()).isEqualTo("connected");
    }
    rig.awaitNoCalls();
  }

  @Test
  void whoAsksOnThePageIsRungAndThePageSaysSo() {
    String number = "+12025551703";
    try (Phone customer = rig.customer(number, CALLER_HZ);
        Phone agent = rig.agent("103", AGENT_HZ)) {
      rig.awaitAgent("103", "Available");
      String page = rig.form("/call-me", "number=%2B12025551703&name=Ada+Brook&reason=order+40017");
      assertThat(Scene.rung(agent, number).name()).startsWith("Callback Ada Brook - order 40017 ");
      customer.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      Rig.await(
          "the page to say that it rings",
          () -> rig.api(page + "/state").toString().contains("ringing"));
      customer.answer();
      agent.answer();
      scene.talk(agent, AGENT_HZ, customer, CALLER_HZ);
      customer.hangUp();
      Scene.hungUpOn(agent);
    }
    rig.awaitNoCalls();
  }

  private static double unmet() {
    return rig.metrics()
        .lines()
        .filter(line -> line.startsWith("hatchline_callbacks_unmet"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** From the first sound to the last (s). */
  private static double longestSilence(Sound heard) {
    List<Span> spans = heard.spans();
    return IntStream.range(1, spans.size())
        .mapToDouble(n -> spans.get(n).from() - spans.get(n - 1).to())
        .max()
        .orElse(0);
  }
}
