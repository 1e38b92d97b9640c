package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An outage from its entry to the all-clear, by phone, and news of a case. */
class OutageIT {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String SENTENCE = "The network in Springfield is down.";
  private static final String ALL_CLEAR = "The network in Springfield is up again.";
  private static final Sound OUTAGE =
      Spoken.words(SENTENCE + " To be called when it is over, press one. For a person, press zero.")
          .slice(0.3, 3);
  private static final Sound OVER =
      Spoken.words(
              "This is Test Company. "
                  + ALL_CLEAR
                  + " If it works again, press one. If it does not, press two. For a person, press"
                  + " zero.")
          .slice(0.3, 3);
  private static final Sound SUBSCRIBED =
      Spoken.words(
              "We will call you as soon as it is over. For anything else, please stay on the line.")
          .slice(0.3, 2.3);
  private static final Sound GO_ON =
      Spoken.words("To go on where you were, press one.").slice(0.2, 1.8);
  private static final Sound THANKS = Spoken.words("Thank you. Goodbye.").slice(0.2, 0.9);
  private static final Sound WILL_CALL =
      Spoken.node("company-line", "will-call", "").slice(0.2, 1.5);
  private static final String PROGRESS = "Your new modem was sent today.";

  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.upMeasured(
            """
            company: Test Company
            queues:
              - name: people
                agents: ["101", "102"]
                ring: 15 s
                wrap-up: 0 s
            callback:
              ring: 15 s
            notices:
              at-once: 3
              per-minute: 30
              again: [10 s, 10 s]
              hours: ["00:00-24:00"]
            systems:
              - {name: orders, address: "http://127.0.0.1:1"}
              - {name: network, address: demo}
            """);
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @AfterEach
  void nobodyIsLeft() {
    rig.awaitNoCalls();
  }

  private static String entered(String prefix) {
    JsonNode outage =
        rig.post(
            "/api/outages",
            "{\"area\": {\"prefixes\": [\"%s\"]}, \"sentence\": \"%s\"}"
                .formatted(prefix, SENTENCE),
            201);
    assertThat(outage.get("state").asString()).isEqualTo("open");
    return outage.get("id").asString();
  }

  /** The caller hears it first, presses 1, and hears that they will be called. */
  private static void subscribes(String number) {
    try (Phone caller = rig.caller(number, CALLER_HZ)) {
      caller.dial(rig.uri("1000"));
      caller.awaitSound(Hearing.words(OUTAGE), Rig.PATIENCE);
      assertThat(rig.awaitEvent(number, "PromptStarted").get("node").asString())
          .isEqualTo("outage");
      caller.press("1");
      caller.awaitSound(Hearing.words(SUBSCRIBED), Rig.PATIENCE);
      caller.hangUp();
    }
    rig.awaitNoCalls();
  }

  private static void clear(String outage) {
    JsonNode cleared =
        rig.post(
            "/api/outages/" + outage + "/clear",
            "{\"sentence\": \"%s\"}".formatted(ALL_CLEAR),
            200);
    assertThat(cleared.get("allClear").asString()).isEqualTo(ALL_CLEAR);
  }

  /** The case about outages of this customer. */
  private static JsonNode outageCase(String number) {
    String asked = URLEncoder.encode(number, StandardCharsets.UTF_8);
    return StreamSupport.stream(
            rig.api("/api/cases?number=" + asked).get("cases").spliterator(), false)
        .filter(c -> c.path("subject").asString("").equals("outage"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode notice(String number) {
    return StreamSupport.stream(rig.api("/api/notices?limit=100").spliterator(), false)
        .filter(notice -> notice.get("number").asString().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private static void awaitNotice(String number, String state) {
    Rig.await(
        "the notice of " + number + " " + state,
        LONG,
        () -> notice(number).get("state").asString().equals(state));
  }

  @Test
  void whoSubscribedHearsTheAllClearAndTheCaseIsClosedByAKey() {
    String number = "+12025551601";
    String outage = entered("+1202555160");
    subscribes(number);
    assertThat(rig.api("/api/outages/" + outage).get("subscribers").asInt()).isEqualTo(1);
    assertThat(outageCase(number).get("state").asString()).isEqualTo("open");
    try (Phone customer = rig.customer(number, CALLER_HZ)) {
      clear(outage);
      customer.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      customer.answer();
      customer.awaitSound(Hearing.words(OVER), Rig.PATIENCE);
      customer.press("1");
      customer.awaitSound(Hearing.words(THANKS), Rig.PATIENCE);
      Scene.hungUpOn(customer);
      awaitNotice(number, "confirmed");
      Rig.await(
          "the case is solved", () -> outageCase(number).get("state").asString().equals("solved"));
      assertThat(outageCase(number).get("disposition").asString())
          .isEqualTo("confirmed by the customer");
      assertThat(Scene.rings(customer)).isEqualTo(1);
    }
    assertThat(rig.api("/api/outages/" + outage).get("state").asString()).isEqualTo("cleared");
  }

  @Test
  void whoDoesNotAnswerIsCalledAgainAndTheCaseStaysOpen() {
    String number = "+12025551611";
    String outage = entered("+1202555161");
    subscribes(number);
    try (Phone busy = rig.phones().open(rig.customerSpec(number).rejecting())) {
      clear(outage);
      busy.events().await(_ -> Scene.rings(busy) == 3, LONG);
      awaitNotice(number, "given-up");
    }
    assertThat(notice(number).get("why").asString()).isEqualTo("busy, after 3 attempts");
    assertThat(outageCase(number).get("state").asString()).isEqualTo("open");
  }

  @Test
  void whoPressesZeroGetsAPersonWhoSeesTheCase() {
    String number = "+12025551621";
    String outage = entered("+1202555162");
    subscribes(number);
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone customer = rig.customer(number, CALLER_HZ)) {
      rig.awaitAgent("101", "Available");
      clear(outage);
      customer.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      customer.answer();
      customer.awaitSound(Hearing.words(OVER), Rig.PATIENCE);
      customer.press("0");
      Scene.rung(agent, number);
      assertThat(rig.api("/api/agents/101/pop").get("id").asString())
          .isEqualTo(outageCase(number).get("id").asString());
      agent.answer();
      scene.talk(agent, AGENT_HZ, customer, CALLER_HZ);
      agent.hangUp();
      Scene.hungUpOn(customer);
    }
    awaitNotice(number, "with-person");
    assertThat(outageCase(number).get("state").asString()).isEqualTo("open");
  }

  @Test
  void zeroUnderTheSentenceLeadsToAPersonAtOnce() {
    String number = "+12025551631";
    String outage = entered("+1202555163");
    try (Phone agent = rig.agent("102", AGENT_HZ);
        Phone caller = rig.caller(number, CALLER_HZ)) {
      rig.awaitAgent("102", "Available");
      caller.dial(rig.uri("1000"));
      rig.awaitEvent(number, "PromptStarted");
      caller.press("0");
      Scene.rung(agent, number);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      agent.hangUp();
      Scene.hungUpOn(caller);
    }
    assertThat(scene.ended(number, "SERVED", "AGENT"))
        .containsSubsequence("PromptStarted", "ZeroOut", "JoinedLine", "Bridged");
    assertThat(rig.awaitEvent(number, "ZeroOut").get("node").asString()).isEqualTo("outage");
    clear(outage);
  }

  @Test
  void whoWasCutOffHearsTheOutageAndIsThenOfferedToGoOn() {
    String number = "+12025551671";
    try (Phone agent = rig.agent("101", AGENT_HZ)) {
      rig.awaitAgent("101", "Available");
      scene.paused(agent);
      scene.waits(number, CALLER_HZ).close();
      scene.ended(number, "LEFT_LINE", "CALLER");
      String outage = entered("+1202555167");
      try (Phone caller = rig.caller(number, CALLER_HZ)) {
        caller.dial(rig.uri("1000"));
        caller.awaitSound(Hearing.words(OUTAGE), Rig.PATIENCE);
        rig.awaitEvent(number, "GoOnOffered");
        caller.awaitSound(Hearing.words(GO_ON), Rig.PATIENCE);
        caller.press("1");
        rig.awaitEvent(number, "JoinedLine");
      }
      assertThat(scene.ended(number, "LEFT_LINE", "CALLER"))
          .containsSubsequence("PromptStarted", "GoOnOffered", "WentOn", "JoinedLine");
      clear(outage);
      scene.pressesStarOne(agent);
      rig.awaitAgent("101", "Available");
    }
  }

  @Test
  void whoDoesNotPressHearsTheLineAndWhoIsElsewhereHearsNothingOfIt() {
    String there = "+12025551641";
    String elsewhere = "+12025551651";
    String outage = entered("+1202555164");
    for (String number : new String[] {there, elsewhere}) {
      try (Phone caller = rig.caller(number, CALLER_HZ)) {
        caller.dial(rig.uri("1000"));
        rig.awaitEvent(
            number, event -> event.path("node").asString("").equals("arrive"), "the line's flow");
        caller.hangUp();
      }
      rig.awaitNoCalls();
    }
    assertThat(rig.story(there).toString()).contains("\"outage\"");
    assertThat(rig.story(elsewhere).toString()).doesNotContain("\"outage\"");
    clear(outage);
  }

  @Test
  void whoChoseToBeToldIsCalledWhenTheirCaseChanges() {
    String number = "+12025551661";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.hangUp();
    }
    rig.awaitNoCalls();
    String path = scene.caseOf(number);
    rig.post(path + "/news", "{\"sentence\": \"%s\"}".formatted(PROGRESS), 409);
    assertThat(rig.post(path + "/tell-by", "{\"way\": \"call\"}", 200).get("tellBy").asString())
        .isEqualTo("call");
    toldOf(path, number);
    hearsOfTheOutageAndIsNotAsked(number);
  }

  /** The flow knows what was chosen: behind the outage comes the menu that takes the last key. */
  private static void hearsOfTheOutageAndIsNotAsked(String number) {
    try (Phone again = scene.calls(number, CALLER_HZ)) {
      again.press("1320500" + "3");
      rig.awaitEvent(
          number, event -> event.path("node").asString("").equals("area-again"), "the menu");
    }
    rig.awaitNoCalls();
    assertThat(rig.story(number).toString()).contains("\"may-tell\"").doesNotContain("\"tell-by\"");
  }

  /** In the line's own flow, after it has told of an outage in the caller's area. */
  @Test
  void whoChoseByKeyToBeToldIsCalledWhenTheirCaseChanges() {
    String number = "+12025551681";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.press("1320500" + "1");
      caller.awaitSound(Hearing.words(WILL_CALL), Rig.PATIENCE);
      caller.hangUp();
    }
    rig.awaitNoCalls();
    String path = scene.caseOf(number);
    Rig.await("they chose", () -> rig.api(path).get("tellBy").asString().equals("call"));
    toldOf(path, number);
  }

  /** An agent writes a note, and the customer is called with what is said beside it. */
  private static void toldOf(String path, String number) {
    String note =
        "{\"agent\": \"101\", \"text\": \"sent a modem\", \"tell\": \"%s\"}".formatted(PROGRESS);
    try (Phone customer = rig.customer(number, CALLER_HZ)) {
      rig.post(path + "/notes", note, 200);
      customer.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      customer.answer();
      customer.awaitSound(
          Hearing.words(
              Spoken.words(
                      "This is Test Company. "
                          + PROGRESS
                          + " If you have understood, press one. For a person, press zero.")
                  .slice(0.3, 3)),
          Rig.PATIENCE);
      customer.press("1");
      Scene.hungUpOn(customer);
    }
    awaitNotice(number, "confirmed");
    assertThat(rig.api(path).get("state").asString()).isEqualTo("open");
  }
}
