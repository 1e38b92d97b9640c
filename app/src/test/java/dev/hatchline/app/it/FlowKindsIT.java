package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.callback.TimeWords;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What a flow can do besides asking for digits, on the phone: transfer, note, words in line,
 * priority, call back, survey; numbers, times and patterns.
 */
class FlowKindsIT {
  private static final int CALLER_HZ = 1130;
  private static final int AGENT_HZ = 1730;
  private static final int GARAGE_HZ = 1530;
  private static final int BELL_HZ = 930;
  private static final String GARAGE = "+12025550188";
  private static final String MENU = "Good morning from our green garden.";
  private static final String SORRY = "The people of the garage are not at home.";
  private static final String IN_LINE = "Please have your yellow bill at hand.";
  private static final String QUESTION = "How many stars does this call deserve?";
  private static final String OFFER =
      "You can stay on the line. To use our automated service and keep your place, press one.";

  /** Where the callers' numbers are. */
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static final Duration OFFER_AFTER = Duration.ofSeconds(20);

  /** DAY is when the callback is due. */
  private static final String FLOW =
      """
      flow: line
      start: top
      after: how
      nodes:
        top:
          menu:
            prompt: ["%s", "For a person, press zero."]
            choices: { 1: why, 2: haste, 3: wish, 4: which, 5: many }
            wait: 15 s
        garage: { transfer: "%s", ring: 20 s, failed: sorry }
        why: { set: { what: %s }, then: garage }
        sorry: { say: "{what}", then: top }
        wish: { note: Wants a refund., then: person }
        person:
          queue: people
          in-line: { say: %s, offer: [] }
        haste:
          queue: people
          priority: 5 min
          in-line: { offer: [automation], offer-after: 20 s }
        which:
          ask:
            prompt: For a person, press star zero. Key in your number.
            into: number
            as: phone
            own: yes
            confirm: "{number}. For yes, one. For no, two."
          then: when
        when: { set: { slot: 09:30, slot_day: DAY }, then: promise }
        promise: { callback: number, at: slot, on: slot_day, unavailable: person }
        many:
          ask:
            prompt: [{ file: bell.wav, says: A bell. }, "How many? For a person, press star zero."]
            into: many
            as: number
            to: 50
            wait: 15 s
          then: hour
        hour: { ask: { prompt: At what time?, into: hour, as: time, wait: 15 s }, then: part }
        part:
          ask:
            prompt: Which part?
            into: part
            pattern: "47##"
            wrong: It begins with four seven.
            wait: 15 s
          then: told
        told: { say: "{many} of {part} at {hour}.", then: leave }
        leave: { message: "For a person, press zero, or say after the tone what it is." }
        how: { survey: score, prompt: "%s", scale: 1..5, then: bye }
        bye: { end: }
      """
          .formatted(MENU, GARAGE, SORRY, IN_LINE, QUESTION);

  private static Rig rig;
  private static Scene scene;
  private static LocalDate day;

  @BeforeAll
  static void up() {
    day = LocalDate.now(NEW_YORK).plusDays(2);
    rig =
        Rig.up(
            """
            company: Test Company
            lines: [{number: "1000", flow: line}]
            queues:
              - name: people
                agents: ["101"]
                ring: 15 s
                wrap-up: 0 s
                message-when-nobody: false
                offer-after: 10 s
                tell-every: 30 min
            cases: {messages: desk}
            """,
            home -> {
              bell(home);
              Designer.at(home).save("line.yaml", FLOW.replace("DAY", day.toString()));
            });
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  /** A tone of a second, as a designer may have recorded it. */
  private static void bell(Path home) {
    short[] samples = new short[Sound.PHONE_RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8000 * Math.sin(2 * Math.PI * BELL_HZ * i / Sound.PHONE_RATE));
    }
    try {
      Path recordings = Files.createDirectories(home.resolve("recordings"));
      new Sound(samples, Sound.PHONE_RATE).write(recordings.resolve("bell.wav"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** A recording with a text after it, a number, a part's number by its pattern, and a time. */
  @Test
  void aNumberATimeAndAPatternAreTypedAndTold() {
    String number = "+12025554008";
    try (Phone caller = inMenu(number)) {
      caller.press("5");
      caller.awaitSound(
          sound -> sound.toneSpans(BELL_HZ).stream().anyMatch(span -> span.seconds() > 0.8),
          Rig.PATIENCE);
      hears(caller, "How many? For a person, press star zero.");
      caller.press("12#");
      hears(caller, "At what time?");
      caller.press("0930");
      hears(caller, "Which part?");
      caller.press("4811");
      hears(caller, "It begins with four seven.");
      caller.press("4711");
      caller.awaitSound(Hearing.words(Spoken.end("12 of 4 7 1 1 at 9:30 A M.")), Rig.PATIENCE);
      rig.awaitEvent(number, "MessageStarted");
    }
    scene.ended(number, "MESSAGE", "CALLER");
  }

  /** While it is asked for, which is the flow's, and while it is recorded. */
  @Test
  void zeroInAMessageLeadsToAPerson() {
    try (Phone agent = rig.agent("101", AGENT_HZ)) {
      zeroLeadsToAPerson("+12025554009", "leave", agent);
      zeroLeadsToAPerson("+12025554010", "message", agent);
    }
  }

  /** Where is a node of the flow, or the recording. */
  private static void zeroLeadsToAPerson(String number, String where, Phone agent) {
    try (Phone caller = inMenu(number)) {
      caller.press("5");
      Map<String, String> typed = new LinkedHashMap<>();
      typed.put("many", "12#");
      typed.put("hour", "0930");
      typed.put("part", "4711");
      typed.forEach((node, keys) -> {
        comesTo(number, node);
        caller.press(keys);
      });
      if (where.equals("message")) {
        rig.awaitEvent(number, "MessageStarted");
      } else {
        comesTo(number, where);
      }
      caller.press("0");
      assertThat(rig.awaitEvent(number, "ZeroOut").path("node").asString()).isEqualTo(where);
      Scene.rung(agent, number);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      caller.hangUp();
    }
    scene.ended(number, "SERVED", "CALLER");
  }

  private static void comesTo(String number, String node) {
    rig.awaitEvent(number, e -> e.path("node").asString("").equals(node), node);
  }

  private static void hears(Phone caller, String words) {
    caller.awaitSound(Hearing.words(Spoken.words(words).slice(0.2, 1.8)), Rig.PATIENCE);
  }

  private static Phone inMenu(String number) {
    Phone caller = scene.calls(number, CALLER_HZ);
    hears(caller, MENU);
    return caller;
  }

  @Test
  void aCallerIsPutThroughToANumberOutsideAndTheCallEndsWithIt() {
    String number = "+12025554001";
    try (Phone garage = rig.customer(GARAGE, GARAGE_HZ);
        Phone caller = inMenu(number)) {
      caller.press("1");
      PhoneEvent.Incoming shown = garage.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      assertThat(shown.number()).as("the line's own number is shown").contains("1000");
      garage.answer();
      scene.talk(garage, GARAGE_HZ, caller, CALLER_HZ);
      caller.press("0"); // is the garage's
      garage.hangUp();
      Scene.hungUpOn(caller);
    }
    scene.ended(number, "TRANSFERRED", "LINE");
    assertThat(Rig.types(rig.story(number))).contains("OutsideRung").doesNotContain("JoinedLine");
  }

  @Test
  void whereNobodyAnswersTheFlowGoesOn() {
    String number = "+12025554002";
    try (Phone busy = rig.phones().open(rig.customerSpec(GARAGE).rejecting());
        Phone caller = inMenu(number)) {
      caller.press("1");
      busy.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      hears(caller, SORRY);
    }
    rig.awaitEvent(number, "OutsideMissed");
    scene.ended(number, "LEFT_FLOW", "CALLER");
  }

  @Test
  void zeroWhileItRingsOutsideLeadsToAPerson() {
    String number = "+12025554003";
    try (Phone garage = rig.customer(GARAGE, GARAGE_HZ);
        Phone agent = rig.agent("101", AGENT_HZ);
        Phone caller = inMenu(number)) {
      caller.press("1");
      garage.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      caller.press("0");
      Scene.rung(agent, number);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      caller.hangUp();
    }
    scene.ended(number, "SERVED", "CALLER");
  }

  @Test
  void aNoteGoesAlongTheLineSaysItsWordsAndASurveyEndsTheCall() {
    String number = "+12025554004";
    try (Phone caller = inMenu(number)) {
      caller.press("3");
      hears(caller, IN_LINE);
      try (Phone agent = rig.agent("101", AGENT_HZ)) {
        Scene.rung(agent, number);
        agent.answer();
        scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
        agent.hangUp();
        hears(caller, QUESTION);
        caller.press("4");
        Scene.hungUpOn(caller);
      }
    }
    scene.ended(number, "SERVED", "AGENT");
    List<String> types = Rig.types(rig.story(number));
    assertThat(types).containsSubsequence("Noted", "JoinedLine", "Bridged", "AgentLeft", "Scored");
    assertThat(rig.awaitEvent(number, "Scored").path("score").asInt()).isEqualTo(4);
    assertThat(rig.awaitEvent(number, "Noted").path("text").asString())
        .isEqualTo("Wants a refund.");
  }

  /** Where the queue offers everything after 10 s, the flow decides what is offered to whom. */
  @Test
  void whoIsToGoBeforeIsServedBeforeAndOnlyWhatIsOfferedIsThere() {
    String calm = "+12025554005";
    String hasty = "+12025554006";
    try (Phone one = inMenu(calm)) {
      one.press("3");
      rig.awaitEvent(calm, "JoinedLine");
      try (Phone two = inMenu(hasty)) {
        two.press("2");
        Instant joined = Scene.at(rig.awaitEvent(hasty, "JoinedLine"));
        two.awaitSound(Hearing.words(Spoken.end(OFFER)), Rig.PATIENCE);
        List<JsonNode> told = told(hasty);
        assertThat(told).hasSize(2);
        assertThat(Duration.between(joined, Scene.at(told.getLast())))
            .isGreaterThanOrEqualTo(OFFER_AFTER);
        assertThat(told(calm)).as("no offer to who is longer in line").hasSize(1);
        pressInVain(one, calm, "123");
        pressInVain(two, hasty, "23");
        two.press("1");
        rig.awaitEvent(hasty, "AutomationMeanwhile");
        try (Phone agent = rig.agent("101", AGENT_HZ)) {
          Scene.rung(agent, hasty);
          agent.answer();
          scene.talk(agent, AGENT_HZ, two, CALLER_HZ);
          two.hangUp();
          Scene.rung(agent, calm);
          assertThat(Scene.ringsOf(agent)).containsExactly(hasty, calm);
        }
      }
    }
    scene.ended(hasty, "SERVED", "CALLER");
  }

  private static List<JsonNode> told(String number) {
    return rig.story(number).stream()
        .filter(e -> e.path("type").asString().equals("PlaceTold"))
        .toList();
  }

  /** Keys in line that do nothing. */
  private static void pressInVain(Phone caller, String number, String keys) {
    List<String> before = Rig.types(rig.story(number));
    caller.press(keys);
    List<String> expected = new ArrayList<>(before);
    expected.addAll(Collections.nCopies(keys.length(), "KeyPressed"));
    Rig.await("the keys of " + number, () -> rig.story(number).size() >= expected.size());
    assertThat(Rig.types(rig.story(number))).isEqualTo(expected);
  }

  @Test
  void aCallBackIsPromisedAtTheTimeThatTheFlowNames() {
    String number = "+12025554007";
    Instant due = day.atTime(9, 30).atZone(NEW_YORK).toInstant();
    try (Phone caller = inMenu(number)) {
      caller.press("4");
      rig.awaitEvent(number, e -> e.path("node").asString("").equals("which"), "the number");
      caller.press("1");
      String when = TimeWords.SPOKEN.of(due, NEW_YORK, Instant.now());
      String promise = "We will call you " + when + ". The call shows 1 0 0 0.";
      caller.awaitSound(Hearing.words(Spoken.words(promise).slice(1, 4)), Rig.PATIENCE);
      rig.awaitEvent(number, "Promised");
    }
    scene.ended(number, "PROMISED", "CALLER");
    JsonNode promised = rig.api("/api/callbacks").get(0);
    assertThat(promised.get("number").asString()).isEqualTo(number);
    assertThat(Instant.parse(promised.get("due").asString())).isEqualTo(due);
    rig.delete("/api/callbacks/" + promised.get("id").asString());
  }
}
