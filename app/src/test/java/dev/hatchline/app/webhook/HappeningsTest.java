package dev.hatchline.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.Webhook;
import dev.hatchline.conf.Webhook.Numbers;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.Promise;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told, to the letter: receivers are written against it, and against the document. */
class HappeningsTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "webhooks.md");
  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final JsonMapper JSON = new JsonMapper();

  private static final Instant AT = Instant.parse("2026-11-27T09:15:30.123456789Z");
  private static final UUID ID = UUID.fromString("7d1e7f0a-3c5b-4a35-9d4e-2f6f0a8f1c11");
  private static final CallId CALL = CallId.of("0b9f6a52-6f0e-4f6b-8a52-1f2b3c4d5e6f");
  private static final AgentId ANN = new AgentId("101");
  private static final AgentLimits LIMITS =
      new AgentLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30));

  private static final Callback WAITING =
      Callback.fresh(
          CallbackId.of("42a1886d-8574-40f6-a147-e41782d43b3f"),
          new Request(
              new PhoneNumber("+12025550123"),
              "people",
              "1000",
              new FirstRing(AT, 7),
              Source.API,
              "Ada Brook",
              "order 40017"),
          new Promise(AT, AT.plusSeconds(480), "We will call you.", Duration.ofSeconds(90)),
          new CallbackState.Waiting(CALL, AT));

  private static Callback in(CallbackState state, int attempts) {
    return new Callback(WAITING.id(), WAITING.request(), WAITING.promise(), state, attempts, 1);
  }

  private static String body(Happening happening, Numbers numbers) {
    return new EventBody().write(ID, happening, numbers);
  }

  private static List<String> told(CallbackNews news) {
    return Happenings.of(news, AT).stream().map(each -> data(each)).toList();
  }

  private static String data(Happening happening) {
    JsonNode json = JSON.readTree(body(happening, Numbers.FULL));
    assertThat(json.path("id").asString()).isEqualTo(ID.toString());
    assertThat(json.path("at").asString()).isEqualTo("2026-11-27T09:15:30.123456Z");
    return json.path("type").asString() + " " + json.path("data");
  }

  private static String told(CallEvent event) {
    return Happenings.of(event).map(HappeningsTest::data).orElse("nothing");
  }

  private static CallEvent arrived(@Nullable String caller) {
    Instant rang = Instant.parse("2026-11-27T09:15:28Z");
    return new CallEvent.Arrived(CALL, AT, new FirstRing(rang, 7), "1000", caller);
  }

  @Test
  void aCallArrivesIsBridgedAndEnds() {
    assertThat(told(arrived("+12025550123")))
        .isEqualTo(
            "call.arrived {\"call\":\"0b9f6a52-6f0e-4f6b-8a52-1f2b3c4d5e6f\",\"line\":\"1000\","
                + "\"caller\":\"+12025550123\",\"firstRing\":\"2026-11-27T09:15:28Z\"}");
    assertThat(told(arrived(null))).contains("\"caller\":null");
    assertThat(told(new CallEvent.Bridged(CALL, AT, ANN)))
        .isEqualTo(
            "call.bridged {\"call\":\"0b9f6a52-6f0e-4f6b-8a52-1f2b3c4d5e6f\",\"agent\":\"101\"}");
    assertThat(
            told(
                new CallEvent.Ended(
                    CALL, AT, new CallEnd(CallEnd.Party.NETWORK, CallEnd.Reason.ASTERISK_LOST))))
        .isEqualTo(
            "call.ended {\"call\":\"0b9f6a52-6f0e-4f6b-8a52-1f2b3c4d5e6f\",\"party\":\"network\","
                + "\"reason\":\"asterisk-lost\"}");
    assertThat(told(new CallEvent.KeyPressed(CALL, AT, '4'))).isEqualTo("nothing");
  }

  @Test
  void aPromiseIsToldWithoutWhatTheCustomerSaid() {
    assertThat(told(new CallbackNews.Promised(WAITING)))
        .containsExactly(
            "callback.promised {\"callback\":\"42a1886d-8574-40f6-a147-e41782d43b3f\","
                + "\"number\":\"+12025550123\",\"line\":\"1000\",\"queue\":\"people\","
                + "\"source\":\"api\",\"deadline\":\"2026-11-27T09:23:30.123456Z\","
                + "\"estimateSeconds\":90}");
    assertThat(told(new CallbackNews.StoreBack())).isEmpty();
  }

  @Test
  void eachStepOfACallbackIsTold() {
    Callback dialling = in(new CallbackState.Dialling(CALL, ANN, AT), 1);
    assertThat(told(new CallbackNews.Moved(WAITING, dialling)))
        .containsExactly(
            "callback.state {\"callback\":\"42a1886d-8574-40f6-a147-e41782d43b3f\","
                + "\"number\":\"+12025550123\",\"from\":\"waiting\",\"state\":\"dialling\","
                + "\"due\":null,\"call\":\"0b9f6a52-6f0e-4f6b-8a52-1f2b3c4d5e6f\","
                + "\"agent\":\"101\",\"attempts\":1}");
    assertThat(told(new CallbackNews.Moved(dialling, in(new CallbackState.Waiting(CALL, AT), 1))))
        .containsExactly(
            "callback.state {\"callback\":\"42a1886d-8574-40f6-a147-e41782d43b3f\","
                + "\"number\":\"+12025550123\",\"from\":\"dialling\",\"state\":\"waiting\","
                + "\"due\":\"2026-11-27T09:15:30.123456Z\",\"call\":null,\"agent\":null,"
                + "\"attempts\":1}");
  }

  @Test
  void theEndOfACallbackIsToldAfterItsLastStep() {
    Callback answered = in(new CallbackState.Answered(CALL, AT), 1);
    CallbackState connected = new CallbackState.Connected(CALL, ANN, AT);
    assertThat(told(new CallbackNews.Moved(answered, in(connected, 1))))
        .containsExactly(
            "callback.state {\"callback\":\"42a1886d-8574-40f6-a147-e41782d43b3f\","
                + "\"number\":\"+12025550123\",\"from\":\"answered\",\"state\":\"connected\","
                + "\"due\":null,\"call\":\"0b9f6a52-6f0e-4f6b-8a52-1f2b3c4d5e6f\","
                + "\"agent\":\"101\",\"attempts\":1}",
            "callback.closed {\"callback\":\"42a1886d-8574-40f6-a147-e41782d43b3f\","
                + "\"number\":\"+12025550123\",\"outcome\":\"kept\",\"state\":\"connected\","
                + "\"promised\":\"2026-11-27T09:15:30.123456Z\","
                + "\"deadline\":\"2026-11-27T09:23:30.123456Z\",\"attempts\":1,"
                + "\"agent\":\"101\",\"why\":null}");
    assertThat(closed(new CallbackState.Connected(CALL, ANN, AT.plusSeconds(481))))
        .contains("\"outcome\":\"late\"");
    assertThat(closed(new CallbackState.GivenUp("busy", AT)))
        .contains("\"outcome\":\"broken\",\"state\":\"given-up\"", "\"why\":\"busy\"");
    assertThat(closed(new CallbackState.Unknown(CALL, AT)))
        .contains("\"outcome\":\"broken\",\"state\":\"unknown\"");
    assertThat(closed(new CallbackState.Cancelled(AT)))
        .contains("\"outcome\":\"cancelled\",\"state\":\"cancelled\"");
    assertThat(closed(new CallbackState.TakenOver(AT)))
        .contains("\"outcome\":\"cancelled\",\"state\":\"taken-over\"");
  }

  private static String closed(CallbackState end) {
    return told(new CallbackNews.Moved(WAITING, in(end, 1))).getLast();
  }

  private static Agent agent(AgentState state) {
    return new Agent(ANN, Agent.unknown(ANN, LIMITS, AT).standing(), state, LIMITS);
  }

  private static String told(AgentState before, AgentState after) {
    return Happenings.of(new AgentMove(agent(before), agent(after), AT))
        .map(HappeningsTest::data)
        .orElse("nothing");
  }

  @Test
  void agentsAreToldByTheirStates() {
    AgentState free = new AgentState.Available(AT);
    AgentState reserved = new AgentState.Reserved(CALL, AT, AT.plusSeconds(20), AT);
    assertThat(told(new AgentState.SignedOut(AT), free))
        .isEqualTo(
            "agent.state {\"agent\":\"101\",\"from\":\"signed-out\",\"state\":\"available\","
                + "\"call\":null,\"reason\":null,\"until\":null}");
    assertThat(told(free, reserved))
        .contains("\"state\":\"reserved\",\"call\":\"0b9f6a52-6f0e-4f6b-8a52-1f2b3c4d5e6f\"");
    assertThat(told(reserved, new AgentState.OnCall(CALL, AT)))
        .contains("\"from\":\"reserved\",\"state\":\"on-call\"");
    assertThat(told(free, new AgentState.WrapUp(AT, AT.plusSeconds(10))))
        .contains("\"state\":\"wrap-up\"", "\"until\":\"2026-11-27T09:15:40.123456");
    assertThat(told(free, new AgentState.Paused("no-answer", AT)))
        .contains("\"state\":\"paused\"", "\"reason\":\"no-answer\"");
    assertThat(told(reserved, new AgentState.Reserved(CALL, AT, AT.plusSeconds(60), AT)))
        .as("a deadline of ours")
        .isEqualTo("nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "+12025550123, ***123",
    "00 49 (30) 123-456, ***456",
    "1234567, ***567",
    "123456, ***",
    "101, ***",
    "anonymous, ***",
    "'', ***"
  })
  void numbersAreMaskedToTheLastThreeDigits(String number, String masked) {
    assertThat(new CustomerNumber(number).masked()).isEqualTo(masked);
    String body = body(Happenings.of(arrived(number)).orElseThrow(), Numbers.MASKED);
    assertThat(JSON.readTree(body).path("data").path("caller").asString()).isEqualTo(masked);
  }

  @Test
  void noPartOfAMaskedEventHoldsTheNumber() {
    List<Happening> all = new ArrayList<>(Happenings.of(new CallbackNews.Promised(WAITING), AT));
    all.addAll(
        Happenings.of(
            new CallbackNews.Moved(WAITING, in(new CallbackState.GivenUp("busy", AT), 3)), AT));
    Happenings.of(arrived("+12025550123")).ifPresent(all::add);
    assertThat(all).hasSize(4);
    for (Happening happening : all) {
      assertThat(body(happening, Numbers.MASKED)).contains("***123").doesNotContain("5550");
      assertThat(body(happening, Numbers.FULL)).contains("+12025550123");
    }
  }

  /** What the network shows may be long; a body has its place in the outbox all the same. */
  @Test
  void whatIsToldIsBounded() {
    String body =
        body(Happenings.of(arrived("\"\\u0001".repeat(5_000))).orElseThrow(), Numbers.FULL);
    assertThat(body).hasSizeLessThan(1_000);
  }

  @Test
  void theOperatorsFileKnowsEveryTypeAndTheDocumentShowsIt() throws IOException {
    List<String> types = new ArrayList<>();
    List<Optional<Happening>> calls =
        List.of(
            Happenings.of(arrived(null)),
            Happenings.of(new CallEvent.Bridged(CALL, AT, ANN)),
            Happenings.of(
                new CallEvent.Ended(
                    CALL, AT, new CallEnd(CallEnd.Party.AGENT, CallEnd.Reason.SERVED))));
    List<Happening> all = new ArrayList<>();
    calls.forEach(each -> all.add(each.orElseThrow()));
    all.addAll(Happenings.of(new CallbackNews.Promised(WAITING), AT));
    all.addAll(
        Happenings.of(new CallbackNews.Moved(WAITING, in(new CallbackState.Cancelled(AT), 0)), AT));
    all.add(
        Happenings.of(
                new AgentMove(
                    agent(new AgentState.SignedOut(AT)), agent(new AgentState.Available(AT)), AT))
            .orElseThrow());
    all.addAll(CaseHappeningsTest.oneOfEach());
    all.forEach(each -> types.add(each.data().type()));
    assertThat(types).isEqualTo(Webhook.EVENTS);
    assertThat(EventData.class.getPermittedSubclasses()).hasSameSizeAs(types);

    List<JsonNode> examples =
        EXAMPLE
            .matcher(Files.readString(DOCUMENT))
            .results()
            .map(found -> JSON.readTree(found.group(1)))
            .toList();
    assertThat(examples).extracting(example -> example.path("type").asString()).isEqualTo(types);
    for (int i = 0; i < all.size(); i++) {
      JsonNode sent = JSON.readTree(body(all.get(i), Numbers.MASKED));
      assertThat(List.copyOf(examples.get(i).propertyNames()))
          .isEqualTo(List.copyOf(sent.propertyNames()));
      assertThat(List.copyOf(examples.get(i).path("data").propertyNames()))
          .as(types.get(i))
          .isEqualTo(List.copyOf(sent.path("data").propertyNames()));
    }
  }
}
