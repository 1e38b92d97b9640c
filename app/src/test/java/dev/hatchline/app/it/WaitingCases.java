package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More callers than agents. */
abstract class WaitingCases extends Cases {
  private static final int AGENT_HZ = 1730;
  private static final int FIRST_HZ = 1130;
  private static final int LATER_HZ = 1330;
  private static final int NEW_HZ = 1530;

  /** The first of three stays in the automation while the others ask for a person. */
  @Test
  void placeCountsFromTheFirstRing() {
    String first = "+12025550201";
    String later = "+12025550202";
    String newest = "+12025550203";
    try (Phone agent = rig.agent("101", AGENT_HZ)) {
      rig.awaitAgent("101", "Available");
      scene.paused(agent);
      try (Phone one = scene.calls(first, FIRST_HZ);
          Phone two = scene.calls(later, LATER_HZ);
          Phone three = scene.waits(newest, NEW_HZ)) {
        two.press("0");
        rig.awaitEvent(later, "JoinedLine");
        one.press("0");
        rig.awaitEvent(first, "JoinedLine");
        Hearing.awaitMusic(three);
        scene.pressesStarOne(agent);
        serve(agent, one, first, FIRST_HZ);
        Hearing.awaitMusic(three);
        serve(agent, two, later, LATER_HZ);
        serve(agent, three, newest, NEW_HZ);
      }
      assertThat(Scene.ringsOf(agent)).containsExactly(first, later, newest);
    }
    for (String number : List.of(first, later, newest)) {
      assertThat(scene.ended(number, "SERVED", "AGENT")).containsOnlyOnce("Bridged");
    }
  }

  private static void serve(Phone agent, Phone caller, String number, int hertz) {
    PhoneEvent.Incoming shown = Scene.rung(agent, number);
    assertThat(seconds(shown.name())).isCloseTo(waited(number), within(5L));
    agent.answer();
    scene.talk(agent, AGENT_HZ, caller, hertz);
    agent.hangUp();
    Scene.hungUpOn(caller);
  }

  /** What the display says: {@code waited 1:05} are 65. */
  private static long seconds(String shown) {
    assertThat(shown).matches("waited [0-9]+:[0-5][0-9]");
    String[] parts = shown.substring("waited ".length()).split(":", -1);
    return 60 * Long.parseLong(parts[0]) + Long.parseLong(parts[1]);
  }

  private static long waited(String number) {
    Instant from = Scene.at(rig.awaitEvent(number, "JoinedLine"));
    return Duration.between(from, Scene.at(rig.awaitEvent(number, "AgentRung"))).toSeconds();
  }
}
