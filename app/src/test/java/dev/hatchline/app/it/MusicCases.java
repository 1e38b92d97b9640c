package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.sound.Sound;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The music in line is one piece, whether the engine plays it or Asterisk. */
abstract class MusicCases extends Cases {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;

  /** Asterisk goes on with the nearest part, 0.4 s away at most; the rest is for a busy machine. */
  private static final double OFF_MAX_S = 0.6;

  /** Where one piece goes over into the other, so many stretches of 2 s, 0.5 s apart, have both. */
  private static final int SEAM_MAX = 6;

  @Test
  void musicGoesOnWhileAPhoneRingsAndWhenNobodyAnswers() {
    String number = "+12025550701";
    try (Phone first = rig.agent("101", AGENT_HZ);
        Phone second = rig.agent("102", AGENT_HZ)) {
      paused(first);
      paused(second);
      try (Phone caller = scene.waits(number, CALLER_HZ)) {
        Hearing.awaitMusic(caller);
        double from = caller.heard().seconds() - 2;
        missesACall(first, number);
        missesACall(second, number);
        double back = caller.heard().seconds();
        Sound heard = caller.awaitSound(s -> s.seconds() > back + 4, Rig.PATIENCE);
        isOnePiece(Hearing.musicAhead(heard, from, OFF_MAX_S));
      }
      scene.available(first);
      scene.available(second);
    }
    assertThat(scene.ended(number, "LEFT_LINE", "CALLER")).contains("AgentMissed");
  }

  private static void isOnePiece(List<Double> ahead) {
    assertThat(ahead).hasSizeGreaterThan(30);
    int seam = 0;
    for (double now : ahead) {
      seam = Double.isNaN(now) ? seam + 1 : 0;
      assertThat(seam)
          .as("music, or another place of it, in %s", ahead)
          .isLessThanOrEqualTo(SEAM_MAX);
    }
  }

  private static void paused(Phone agent) {
    rig.awaitAgent(agent.spec().identity().user(), "Available");
    scene.paused(agent);
  }

  /** The agent is available, the phone rings, and nobody answers. */
  private static void missesACall(Phone agent, String number) {
    scene.pressesStarOne(agent);
    Scene.rung(agent, number);
    rig.awaitAgent(agent.spec().identity().user(), "Paused");
  }
}
