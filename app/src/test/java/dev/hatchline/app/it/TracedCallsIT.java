package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hatchline.app.tracing.TraceCollector;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.Voice;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real calls, and what a collector is told of them. */
class TracedCallsIT {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  private static final String ORDER = "40017";
  private static final List<String> PARENTS = new CopyOnWriteArrayList<>();
  private static TraceCollector collector;
  private static HttpServer office;
  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() throws IOException {
    collector = new TraceCollector();
    office = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    office.createContext("/orders/", TracedCallsIT::shipped);
    office.start();
    rig =
        Rig.up(
            """
            company: Test Company
            log: json
            queues:
              - name: people
                agents: ["101"]
                wrap-up: 0 s
            systems:
              - {name: orders, address: "http://127.0.0.1:%d"}
              - {name: network, address: "http://127.0.0.1:1"}
            notices:
              hours: ["00:00-24:00"]
            otlp:
              traces: %s
            """
                .formatted(office.getAddress().getPort(), collector.address()));
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    try {
      assertThat(LogFiles.withNumbers(rig.state())).isEmpty();
    } finally {
      rig.close();
      office.stop(0);
      collector.close();
    }
  }

  private static void shipped(HttpExchange exchange) throws IOException {
    try (exchange) {
      PARENTS.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
      byte[] body = "{\"state\": \"shipped\"}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String call(String number) {
    return rig.story(number).getFirst().get("call").asString();
  }

  /** All spans of the call from this number, once it is over. */
  private static List<Span> trace(String number) {
    String trace = call(number).replace("-", "");
    Rig.await("the trace of " + number, () -> collector.span(trace, "call").isPresent());
    return collector.spans(trace);
  }

  private static Span only(List<Span> trace, String name) {
    List<Span> found = trace.stream().filter(span -> span.getName().equals(name)).toList();
    assertThat(found).as(name + " among " + names(trace)).hasSize(1);
    return found.getFirst();
  }

  private static List<String> names(List<Span> trace) {
    return trace.stream().map(Span::getName).toList();
  }

  private static Instant began(Span span) {
    return Instant.EPOCH.plusNanos(span.getStartTimeUnixNano());
  }

  private static Instant ended(Span span) {
    return Instant.EPOCH.plusNanos(span.getEndTimeUnixNano());
  }

  private static Instant at(String number, String type) {
    return Scene.at(rig.awaitEvent(number, type)).truncatedTo(ChronoUnit.MILLIS);
  }

  private static void assertTimes(Span span, Instant began, Instant ended) {
    assertThat(began(span).truncatedTo(ChronoUnit.MILLIS)).as(span.getName()).isEqualTo(began);
    assertThat(ended(span).truncatedTo(ChronoUnit.MILLIS)).as(span.getName()).isEqualTo(ended);
  }

  /** Nothing hangs in the air, or reaches beyond its call. */
  private static void assertWhole(List<Span> trace) {
    Map<String, Span> byId =
        trace.stream().collect(Collectors.toMap(TraceCollector::id, span -> span));
    Span call = only(trace, "call");
    assertThat(TraceCollector.parent(call)).isEmpty();
    for (Span span : trace) {
      if (!span.equals(call)) {
        assertThat(byId).as(span.getName()).containsKey(TraceCollector.parent(span));
        assertThat(began(span)).as(span.getName()).isAfterOrEqualTo(began(call));
        assertThat(began(span)).as(span.getName()).isBeforeOrEqualTo(ended(span));
      }
    }
  }

  @Test
  void aCallIsATraceWithItsPromptsLookupWaitAndLeg() {
    String number = "+12025551701";
    try (Phone agent = rig.agent("101", AGENT_HZ, Duration.ofSeconds(1));
        Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.press("12" + ORDER + "#");
      rig.awaitEvent(number, "LookedUp");
      caller.press("0");
      rig.awaitEvent(number, "Bridged");
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      caller.hangUp();
      scene.ended(number, "SERVED", "CALLER");
    }
    List<Span> trace = trace(number);
    assertWhole(trace);
    Span call = only(trace, "call");
    assertThat(TraceCollector.id(call)).isEqualTo(call(number).replace("-", "").substring(16));
    JsonNode arrived = rig.awaitEvent(number, "Arrived");
    assertThat(began(call)).isBeforeOrEqualTo(Scene.at(arrived));
    assertThat(began(call)).isAfter(Scene.at(arrived).minusSeconds(30));
    assertThat(ended(call).truncatedTo(ChronoUnit.MILLIS)).isEqualTo(at(number, "Ended"));
    assertThat(names(trace)).contains("prompt");
    Span lookup = only(trace, "lookup");
    assertThat(PARENTS)
        .contains("00-" + call(number).replace("-", "") + "-" + TraceCollector.id(lookup) + "-01");
    assertThat(TraceCollector.attributes(lookup))
        .containsEntry("hatchline.system", "orders")
        .containsEntry("hatchline.outcome", "found");
    Span line = only(trace, "wait in line");
    assertTimes(line, at(number, "JoinedLine"), at(number, "Bridged"));
    Span ring = only(trace, "wait for agent");
    assertTimes(ring, at(number, "AgentRung"), at(number, "Bridged"));
    assertThat(TraceCollector.parent(ring)).isEqualTo(TraceCollector.id(line));
    Span leg = only(trace, "leg to agent");
    assertThat(began(leg)).isEqualTo(began(ring));
    assertThat(ended(leg)).isAfterOrEqualTo(ended(ring));
    assertThat(TraceCollector.attributes(leg)).containsEntry("hatchline.agent", "101");
    assertThat(trace.stream().map(TraceCollector::attributes).toList().toString())
        .doesNotContain("2025551", ORDER, "shipped");
  }

  @Test
  void aCallBackIsATraceFromItsDialling() {
    String number = "+12025551702";
    try (Phone agent = rig.agent("101", AGENT_HZ, Duration.ZERO);
        Phone customer = scene.answering(number, new Voice.Tone(CALLER_HZ))) {
      scene.asked(number);
      rig.awaitEvent(number, "Bridged");
      scene.talk(agent, AGENT_HZ, customer, CALLER_HZ);
      customer.hangUp();
      rig.awaitEvent(number, "Ended");
    }
    List<Span> trace = trace(number);
    assertWhole(trace);
    Span dialled = only(trace, "dial callback");
    assertThat(TraceCollector.parent(dialled)).isEqualTo(TraceCollector.id(only(trace, "call")));
    assertThat(began(dialled)).isEqualTo(began(only(trace, "call")));
    assertThat(TraceCollector.attributes(dialled)).containsEntry("hatchline.outcome", "answered");
    only(trace, "leg to agent");
  }

  @Test
  void aCallWithNewsIsATraceFromItsDialling() {
    String number = "+12025551705";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.hangUp();
    }
    rig.awaitNoCalls();
    String path = scene.caseOf(number);
    rig.post(path + "/tell-by", "{\"way\": \"call\"}", 200);
    try (Phone customer = scene.answering(number, new Voice.Silence())) {
      rig.post(path + "/news", "{\"sentence\": \"It is on its way.\"}", 202);
      customer.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
      Rig.await("the dialling", () -> dialledWithNews().isPresent());
    }
    Rig.await("its call", () -> dialledWithNews().flatMap(TracedCallsIT::call).isPresent());
    List<Span> trace = collector.spans(TraceCollector.trace(dialledWithNews().orElseThrow()));
    assertWhole(trace);
    Span dialled = only(trace, "dial news");
    assertThat(TraceCollector.parent(dialled)).isEqualTo(TraceCollector.id(only(trace, "call")));
    assertThat(began(dialled)).isEqualTo(began(only(trace, "call")));
    assertThat(TraceCollector.attributes(dialled)).containsEntry("hatchline.outcome", "answered");
  }

  private static Optional<Span> dialledWithNews() {
    return collector.spans().stream()
        .filter(span -> span.getName().equals("dial news"))
        .findFirst();
  }

  private static Optional<Span> call(Span part) {
    return collector.span(TraceCollector.trace(part), "call");
  }

  @Test
  void eachLineOfTheLogIsAnObjectAndThoseOfACallHaveItsIdAndItsTrace() throws Exception {
    String number = "+12025551704";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      // The network's system is not there: who asked it is said by another thread.
      caller.press("1320500");
      rig.awaitEvent(number, "LookedUp");
    }
    scene.ended(number, "LEFT_FLOW", "CALLER");
    String call = call(number);
    JsonMapper json = new JsonMapper();
    List<JsonNode> lines =
        Files.readAllLines(rig.state().resolve("log/engine.log")).stream()
            .map(json::readTree)
            .toList();
    assertThat(lines).allMatch(line -> line.has("@timestamp") && line.has("message"));
    List<JsonNode> ours =
        lines.stream().filter(line -> line.path("call").asString("").equals(call)).toList();
    assertThat(ours)
        .extracting(line -> line.get("message").asString())
        .anyMatch(text -> text.startsWith("call " + call + " from …704 on 1000"))
        .anyMatch(text -> text.startsWith("system network: expected an answer"));
    assertThat(ours).allMatch(line -> line.toString().contains(call.replace("-", "")));
  }

  /** It answers nothing while a call is answered and served from its beginning to its end. */
  @Test
  void aCollectorThatHangsHoldsNoCall() {
    String number = "+12025551703";
    CountDownLatch held = collector.hold();
    try (Phone agent = rig.agent("101", AGENT_HZ, Duration.ZERO);
        Phone caller = scene.waits(number, CALLER_HZ)) {
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      caller.hangUp();
      scene.ended(number, "SERVED", "CALLER");
    } finally {
      held.countDown();
    }
    assertWhole(trace(number).stream().distinct().toList());
    assertThat(rig.metrics())
        .containsPattern("hatchline_spans_total\\{outcome=\"taken\"} [1-9]")
        .contains("hatchline_spans_total{outcome=\"dropped\"} 0.0");
    assertThat(rig.healthOf("traces")).isEqualTo("UP");
  }
}
