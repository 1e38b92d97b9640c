package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.Voice;
import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom a flow asks skills for is answered by who has them. */
class SkilledCallersIT {
  private static final int CALLER_HZ = 1130;
  private static final int OTHER_HZ = 1330;
  private static final int ANN_HZ = 1730;
  private static final int BOB_HZ = 1530;
  private static final int CAT_HZ = 1930;
  private static final Sound OFFER =
      Spoken.words(
              "You asked us to call you back. To have your place on the line instead, stay here or"
                  + " press one. For anything else, two. To keep the call back, hang up.")
          .slice(0.3, 4);

  /** Keys that are pressed at once in line were meant for the flow. */
  private static final double KEYS_COUNT_S = 6;

  private static final String FLOW =
      """
      flow: line
      start: top
      callback: number
      nodes:
        top:
          menu:
            prompt: For a bill, press one. For a letter, two. For a person, press zero.
            choices: { 1: bill, 2: letter }
            wait: 15 s
        bill: { queue: people, skills: { billing: 3 } }
        letter: { queue: letters }
        number:
          ask:
            prompt: Key in your number, and then the pound key. For a person, star and zero.
            into: number
            as: phone
            own: yes
            confirm: ["We call {number}.", "One for yes, two for no."]
          then: promise
        promise: { callback: number, sound: One moment., unavailable: top }
      """;

  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            lines: [{number: "1000", flow: line}]
            agents:
              - {extension: "101"}
              - {extension: "102", skills: {billing: 5}}
              - {extension: "103"}
            queues:
              - name: people
                agents: ["101", "102"]
                ring: 15 s
                wrap-up: 0 s
                message-when-nobody: false
              - name: letters
                agents: ["102", "103"]
                ring: 15 s
                wrap-up: 0 s
                message-when-nobody: false
            """,
            SkilledCallersIT::save);
    scene = new Scene(rig);
  }

  private static void save(Path home) {
    try {
      Path flows = Files.createDirectories(home.resolve("flows"));
      Files.writeString(flows.resolve("line.yaml"), FLOW);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @AfterEach
  void nobodyIsLeft() {
    rig.awaitNoCalls();
  }

  /** Ann, who can do nothing special, has been free longer. */
  private static Phone[] bothAtWork() {
    Phone ann = rig.agent("101", ANN_HZ);
    rig.awaitAgent("101", "Available");
    Phone bob = rig.agent("102", BOB_HZ);
    rig.awaitAgent("102", "Available");
    return new Phone[] {ann, bob};
  }

  @Test
  void whoAsksAboutABillGetsBobThoughAnnIsFreeLongerAndTheOtherGetsAnn() {
    String bill = "+12025557001";
    String plain = "+12025557002";
    Phone[] agents = bothAtWork();
    try (Phone ann = agents[0];
        Phone bob = agents[1];
        Phone one = scene.calls(bill, CALLER_HZ)) {
      one.press("1");
      Scene.rung(bob, bill);
      bob.answer();
      scene.talk(bob, BOB_HZ, one, CALLER_HZ);
      try (Phone other = scene.waits(plain, OTHER_HZ)) {
        Scene.rung(ann, plain);
        ann.answer();
        scene.talk(ann, ANN_HZ, other, OTHER_HZ);
      }
      assertThat(Scene.ringsOf(ann)).containsExactly(plain);
      assertThat(Scene.ringsOf(bob)).containsExactly(bill);
    }
  }

  /** The callback is asked for in line, while Bob talks; Ann is free all the time. */
  @Test
  void theCallbackWantsWhatTheCallerInLineWanted() {
    String talks = "+12025557003";
    String waits = "+12025557004";
    Phone[] agents = bothAtWork();
    try (Phone ann = agents[0];
        Phone bob = agents[1];
        Phone one = scene.calls(talks, CALLER_HZ)) {
      one.press("1");
      Scene.rung(bob, talks);
      bob.answer();
      scene.talk(bob, BOB_HZ, one, CALLER_HZ);
      promised(waits, "1");
      try (Phone customer = scene.answering(waits, new Voice.Tone(OTHER_HZ))) {
        bob.hangUp();
        Scene.rung(bob, waits);
        bob.answer();
        scene.talk(bob, BOB_HZ, customer, OTHER_HZ);
      }
      assertThat(Scene.ringsOf(ann)).isEmpty();
    }
  }

  /** Bob does not come; Ann, who serves others, is free. */
  @Test
  void whoIsCalledBackAndNotComeToIsAnsweredByThoseWhoWerePromised() {
    String number = "+12025557005";
    try (Phone ann = rig.agent("101", ANN_HZ)) {
      rig.awaitAgent("101", "Available");
      promised(number, "2");
      try (Phone customer = scene.answering(number, new Voice.Tone(CALLER_HZ));
          Phone bob = rig.agent("102", BOB_HZ)) {
        Scene.rung(bob, number);
        rig.awaitEvent(number, "AgentMissed");
        try (Phone cat = rig.agent("103", CAT_HZ)) {
          Scene.rung(cat, number);
          cat.answer();
          scene.talk(cat, CAT_HZ, customer, CALLER_HZ);
        }
        scene.available(bob);
      }
      assertThat(Scene.ringsOf(ann)).isEmpty();
    }
  }

  @Test
  void whoTakesThePlaceInsteadOfTheCallIsAnsweredByThoseWhoWerePromised() {
    String number = "+12025557006";
    try (Phone ann = rig.agent("101", ANN_HZ);
        Phone bob = rig.agent("102", BOB_HZ)) {
      rig.awaitAgent("101", "Available");
      scene.paused(bob);
      promised(number, "2");
      try (Phone caller = rig.caller(number, CALLER_HZ)) {
        caller.dial(rig.uri("1000"));
        caller.awaitSound(Hearing.words(OFFER), Rig.PATIENCE);
        caller.press("1");
        scene.pressesStarOne(bob);
        Scene.rung(bob, number);
        bob.answer();
        scene.talk(bob, BOB_HZ, caller, CALLER_HZ);
      }
      assertThat(Scene.ringsOf(ann)).isEmpty();
    }
  }

  /** The key leads to a line, in which the call is asked for; Ann is free. */
  private static void promised(String number, String key) {
    try (Phone caller = scene.calls(number, OTHER_HZ)) {
      caller.press(key);
      rig.awaitEvent(number, "JoinedLine");
      double from = caller.heard().seconds();
      caller.awaitSound(heard -> heard.seconds() >= from + KEYS_COUNT_S, Rig.PATIENCE);
      rig.awaitAgent("101", "Available");
      caller.press("2");
      rig.awaitEvent(number, "AutomationMeanwhile");
      caller.press("11");
      rig.awaitEvent(number, "Promised");
      caller.events().await(PhoneEvent.Ended.class, Rig.PATIENCE);
    }
  }
}
