package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.Voice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who goes before whom, who answers whom only after a while, and who rests after which call. */
class PriorityIT {
  private static final String VIP = "+12025550666";
  private static final int ANN_HZ = 1730;
  private static final int EARLY_HZ = 1130;
  private static final int VIP_HZ = 1330;
  private static final double LATER_S = 30;
  private static final Duration WIDEN = Duration.ofSeconds(8);

  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.upToBeKilled(
            """
            company: Test Company
            lines:
              - number: "1000"
                flow: first-call
              - number: "2000"
                flow: first-call
                queue: spanish
              - number: "3000"
                flow: first-call
                queue: claims
            queues:
              - name: people
                agents: ["101"]
                wrap-up: 0 s
              - name: spanish
                agents: ["102", "103"]
                skills: {spanish: 3}
                widen:
                  - {after: 8 s, skills: {spanish: 1}}
                wrap-up: 0 s
              - {name: claims, agents: ["101"], wrap-up: 30 min}
            agents:
              - {extension: "101"}
              - {extension: "102", skills: {spanish: 5}}
              - {extension: "103", skills: {spanish: 1}}
            priority:
              callers:
                - {number: "+12025550666", credit: 60 s}
            """,
            _ -> {});
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @Test
  void whoIsToGoBeforeIsServedBeforeWhoRangHalfAMinuteEarlier() {
    String early = "+12025550661";
    try (Phone ann = rig.agent("101", ANN_HZ)) {
      rig.awaitAgent("101", "Available");
      scene.paused(ann);
      try (Phone one = scene.waits(early, EARLY_HZ)) {
        double from = one.heard().seconds();
        one.awaitSound(heard -> heard.seconds() >= from + LATER_S, Rig.ENGINE_PATIENCE);
        try (Phone vip = scene.waits(VIP, VIP_HZ)) {
          scene.pressesStarOne(ann);
          Scene.rung(ann, VIP);
          assertThat(Scene.ringsOf(ann)).containsExactly(VIP);
          ann.answer();
          scene.talk(ann, ANN_HZ, vip, VIP_HZ);
        }
        Scene.rung(ann, early);
        assertThat(Scene.ringsOf(ann)).containsExactly(VIP, early);
      }
    }
    rig.awaitNoCalls();
  }

  /** Taken over from an engine that died, they stand as before. */
  @Test
  void theirPlaceIsKnownToTheNextEngine() throws Exception {
    String early = "+12025550662";
    try (Phone ann = rig.agent("101", ANN_HZ)) {
      rig.awaitAgent("101", "Available");
      scene.paused(ann);
      try (Phone one = scene.waits(early, EARLY_HZ);
          Phone vip = scene.waits(VIP, VIP_HZ)) {
        long engine = rig.pid("engine");
        rig.signal("KILL", engine);
        rig.awaitEngineOtherThan(engine);
        Rig.await("both are in line again", () -> readopted(early) && readopted(VIP));
        scene.pressesStarOne(ann);
        Scene.rung(ann, VIP);
        assertThat(Scene.ringsOf(ann)).containsExactly(VIP);
        ann.answer();
        scene.talk(ann, ANN_HZ, vip, VIP_HZ);
        assertThat(one.calls()).hasSize(1);
      }
    }
    rig.awaitNoCalls();
  }

  private static boolean readopted(String number) {
    List<String> types = Rig.types(rig.story(number));
    return types.lastIndexOf("JoinedLine") > types.indexOf("Readopted")
        && types.contains("Readopted");
  }

  @Test
  void theirCallbacksGoBeforeToo() {
    String early = "+12025550663";
    try (Phone ann = rig.agent("101", ANN_HZ)) {
      rig.awaitAgent("101", "Available");
      scene.paused(ann);
      String waits = scene.asked(early);
      scene.asked(VIP);
      try (Phone vip = scene.answering(VIP, new Voice.Tone(VIP_HZ))) {
        scene.pressesStarOne(ann);
        Scene.rung(ann, VIP);
        assertThat(Scene.ringsOf(ann)).containsExactly(VIP);
        ann.answer();
        scene.talk(ann, ANN_HZ, vip, VIP_HZ);
        rig.delete("/api/callbacks/" + waits);
      }
    }
    rig.awaitNoCalls();
  }

  @Test
  void theRestIsThatOfTheCallsQueueInTheNextEngineToo() throws Exception {
    try (Phone ann = rig.agent("101", ANN_HZ)) {
      rig.awaitAgent("101", "Available");
      try (Phone claims = talksTo(ann, "+12025550667", "3000")) {
        long engine = rig.pid("engine");
        rig.signal("KILL", engine);
        rig.awaitEngineOtherThan(engine);
        rig.awaitAgent("101", "OnCall");
        claims.hangUp();
      }
      rig.awaitAgent("101", "WrapUp");
      scene.available(ann);
      try (Phone people = talksTo(ann, "+12025550668", "1000")) {
        people.hangUp();
      }
      rig.awaitAgent("101", "Available");
    }
    rig.awaitNoCalls();
  }

  private static Phone talksTo(Phone agent, String number, String line) {
    Phone caller = rig.caller(number, EARLY_HZ);
    caller.dial(rig.uri(line));
    rig.awaitEvent(number, "PromptStarted");
    caller.press("0");
    Scene.rung(agent, number);
    agent.answer();
    scene.talk(agent, ANN_HZ, caller, EARLY_HZ);
    return caller;
  }

  @Test
  void whoKnowsLessIsRungOnlyAfterAWhile() {
    String number = "+12025550664";
    try (Phone less = rig.agent("103", ANN_HZ)) {
      rig.awaitAgent("103", "Available");
      try (Phone caller = rig.caller(number, EARLY_HZ)) {
        caller.dial(rig.uri("2000"));
        rig.awaitEvent(number, "PromptStarted");
        caller.press("0");
        JsonNode joined = rig.awaitEvent(number, "JoinedLine");
        JsonNode rung = rig.awaitEvent(number, "AgentRung");
        assertThat(rung.path("agent").asString()).isEqualTo("103");
        Scene.rung(less, number);
        assertThat(Duration.between(Scene.at(joined), Scene.at(rung)))
            .isGreaterThanOrEqualTo(WIDEN);
      }
    }
    rig.awaitNoCalls();
  }
}
