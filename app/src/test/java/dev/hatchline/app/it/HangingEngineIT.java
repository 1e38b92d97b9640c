package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine stands still and says nothing: everybody reaches a person, also who calls then. */
class HangingEngineIT {
  private static final Duration ALL_SERVED_MAX = Duration.ofMinutes(3);
  private static Rig rig;

  @BeforeAll
  static void up() {
    rig = Rig.up(Rush.OPERATOR_FILE);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @Test
  void hungItLeavesNobodyBehindAndIsReplaced() throws Exception {
    try (Turn _ = Turn.ofMany();
        Rush rush = Rush.begin(rig)) {
      long engine = rig.pid("engine");
      rush.twoAgentsEnd();
      long hung = System.nanoTime();
      rig.signal("STOP", engine);
      rush.another(90);
      rush.awaitRungSince(hung);
      assertThat(rush.rungSince(hung).getFirst().number())
          .isEqualTo(rush.waiting().getFirst().number());
      rush.awaitServed(9);
      rush.assertTalkedOn();
      rush.talker().talkBriefly();
      rush.talker().phone().hangUp();

      rush.awaitAllServed(ALL_SERVED_MAX);
      rush.assertOrderOfFirstRings(hung);
      rush.assertEachTalkedOnce();
      rush.assertNobodyAwayWasRung();
      rig.awaitEngineOtherThan(engine);
      rig.awaitAgent("104", "Paused");
    }
    rig.awaitNoCalls();
    StoredEvents.of(rig).assertSound();
  }
}
