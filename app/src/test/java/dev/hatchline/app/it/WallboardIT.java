package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.web.WallTab;
import dev.hatchline.phones.Phone;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The wallboard in a real browser, while real calls come and go, and the engine with them. */
class WallboardIT {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  private static final int OTHER_HZ = 1330;

  /** More than the page waits for a word of the engine. */
  private static final int STALE_MS = 5_001;

  private static Rig rig;
  private static Scene scene;
  private static WallTab wall;

  @BeforeAll
  static void up() throws Exception {
    rig =
        Rig.upToBeKilled(
            """
            company: Test Company
            hours: {zone: Europe/Madrid}
            queues:
              - name: people
                agents: ["101"]
                ring: 20 s
                wrap-up: 0 s
                answer-within: 10 min
            """,
            _ -> {});
    scene = new Scene(rig);
    String key = new JsonMapper().readTree(rig.info()).get("api_key").asString();
    wall = WallTab.open(rig.installation().httpPort(), key);
  }

  @AfterAll
  static void down() {
    wall.close();
    rig.close();
  }

  private static void shows(String tile, String... words) {
    try {
      Rig.await(
          tile + " with " + String.join(", ", words),
          () -> {
            String text = wall.text(tile);
            for (String word : words) {
              if (!text.contains(word)) {
                return false;
              }
            }
            return true;
          });
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + ", found " + wall.text("main"), late);
    }
  }

  @Test
  void figuresFollowTheCallsAndThoseOfAStoppedEngineAreSaidToBeOld() throws IOException {
    shows("#tile-level", "nobody has left the line yet");
    try (Phone agent = rig.agent("101", AGENT_HZ)) {
      shows("#tile-agents", "1 of 1 signed in");
      try (Phone caller = scene.calls("+12025552301", CALLER_HZ)) {
        isAnswered(agent, caller, "+12025552301");
        givesUp("+12025552302");
        isOwedACall("+12025552303");
        agent.hangUp();
      }
      rig.awaitNoCalls();
      shows("#tile-agents", "1 of 1 signed in");
      stopsAndComesBack();
    }
  }

  private static void isAnswered(Phone agent, Phone caller, String number) {
    shows("#tile-flows", "In the automation 1 1 company-line");
    caller.press("0");
    Scene.rung(agent, number);
    shows("#tile-line", "In line 1 wait for a person");
    shows("#tile-wait", "within T");
    shows("#tile-agents", "0 ▲ nobody is free, of 1 signed in 1 Reserved");
    shows("#tile-flows", "In the automation 0 0 company-line");
    agent.answer();
    scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
    shows("#tile-line", "In line 0 nobody waits");
    shows("#tile-agents", "1 On call");
    shows("#tile-level", "100 %", "T = 600 s: 1 of 1 answered, 0 gave up");
    shows("#tile-human", "0:");
    assertThat(wall.text("#clock")).endsWith("Europe/Madrid");
  }

  private static void givesUp(String number) {
    try (Phone caller = scene.waits(number, OTHER_HZ)) {
      shows("#tile-line", "In line 1 wait for a person");
      shows("#spoken", "1 caller in line. 0 of 1 agent available.");
      wall.photo("wall-calls");
      caller.hangUp();
    }
    shows("#tile-line", "In line 0 nobody waits");
    shows("#tile-level", "50 %", "1 of 2 answered, 1 gave up");
  }

  /** While the only agent talks. */
  private static void isOwedACall(String number) {
    String callback = scene.asked(number);
    shows("#tile-callbacks", "Callbacks due 1 no promise at risk");
    shows("#tile-line", "In line 0");
    rig.delete("/api/callbacks/" + callback);
    shows("#tile-callbacks", "Callbacks due 0");
  }

  private static void stopsAndComesBack() throws IOException {
    long engine = rig.pid("engine");
    rig.signal("STOP", engine);
    Rig.await(
        "old figures",
        () -> {
          wall.later(STALE_MS);
          return wall.text("#old").startsWith("Old figures No news since ");
        });
    assertThat(wall.text("#feed")).isEqualTo("Not connected");
    wall.photo("wall-stopped");
    rig.signal("KILL", engine);
    rig.awaitEngineOtherThan(engine);
    Rig.await(
        "live again",
        () -> {
          boolean live = wall.text("#feed").equals("Live");
          if (!live) {
            wall.later(1_000);
          }
          return live;
        });
    assertThat(wall.text("#old")).isEmpty();
    // What was before the start is read.
    shows("#tile-level", "50 %", "1 of 2 answered, 1 gave up");
    shows("#tile-agents", "1 of 1 signed in");
    assertThat(wall.text("#tile-level")).doesNotContain("since");
  }
}
