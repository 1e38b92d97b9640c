package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who publishes something bad has the version before at once, and it stays. */
class RollbackTest {
  @TempDir Path folder;

  private final MemoryVersions store = new MemoryVersions();
  private Desk desk;

  @BeforeEach
  void twoWerePublished() throws Exception {
    desk = new Desk(folder, store);
    desk.saves(Desk.says("One."));
    desk.starts();
    desk.saves(Desk.says("Two."));
    desk.looksAgain();
  }

  private Rollback back(OptionalInt wanted) throws Exception {
    return desk.publisher().rollBack(Desk.FLOW, wanted, new Rollback.By("ops", desk.now()));
  }

  @Test
  void theVersionBeforeIsHeardByTheNextCallAndWhoIsUpGoesOn() throws Exception {
    CallId up = desk.rings();
    assertThat(desk.hears(up)).isEqualTo("2 Two.");
    assertThat(back(OptionalInt.empty())).isInstanceOf(Rollback.Planned.class);
    assertThat(desk.hears()).isEqualTo("1 One.");
    assertThat(desk.hears(up)).isEqualTo("2 Two.");
    assertThat(store.pointer(Desk.FLOW).moves().getLast())
        .isEqualTo(new Move(desk.now(), "ops", 2, 1, Move.Why.ROLLED_BACK));
  }

  @Test
  void theSavedFileIsNotTakenAgainBeforeItIsChanged() throws Exception {
    back(OptionalInt.empty());
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("1 One.");
    desk.starts();
    assertThat(desk.hears()).as("after a start").isEqualTo("1 One.");
    desk.saves(Desk.says("Two."));
    desk.looksAgain();
    assertThat(desk.hears()).as("saved as it was").isEqualTo("1 One.");
    desk.saves(Desk.says("Three."));
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("3 Three.");
  }

  @Test
  void backAndForthByNumber() throws Exception {
    back(OptionalInt.of(1));
    assertThat(desk.hears()).isEqualTo("1 One.");
    back(OptionalInt.of(2));
    assertThat(desk.hears()).isEqualTo("2 Two.");
  }

  @Test
  void whatWasHeardBeforeAnOldTextThatIsSavedAgainIsHeardAgain() throws Exception {
    desk.saves(Desk.says("Three."));
    desk.looksAgain();
    desk.saves(Desk.says("Two."));
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("2 Two.");
    back(OptionalInt.empty());
    assertThat(desk.hears()).isEqualTo("3 Three.");
  }

  @Test
  void theFirstTextSavedAgainHasOneBeforeIt() throws Exception {
    desk.saves(Desk.says("One."));
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("1 One.");
    back(OptionalInt.empty());
    assertThat(desk.hears()).isEqualTo("2 Two.");
  }

  @Test
  void whatWasTakenBackIsNotHeardAgainAfterTheNext() throws Exception {
    back(OptionalInt.empty());
    desk.saves(Desk.says("Three."));
    desk.looksAgain();
    back(OptionalInt.empty());
    assertThat(desk.hears()).isEqualTo("1 One.");
  }

  @Test
  void aTrialEndsAndWhatAllOthersHearIsHeardByAll() throws Exception {
    desk.saves("canary: 50 %\n" + Desk.says("Three."));
    desk.looksAgain();
    back(OptionalInt.empty());
    for (int i = 0; i < 100; i++) {
      assertThat(desk.hears()).isEqualTo("2 Two.");
    }
    desk.saves(Desk.says("Four."));
    desk.looksAgain();
    back(OptionalInt.empty());
    assertThat(desk.hears()).as("not the one that was only tried").isEqualTo("2 Two.");
  }

  @Test
  void whatCannotBeDoneIsSaidAndNothingChanges() throws Exception {
    assertThat(back(OptionalInt.of(2)))
        .isEqualTo(new Rollback.Refused("All calls hear version 2 of line already."));
    assertThat(back(OptionalInt.of(7)))
        .isEqualTo(new Rollback.Unknown("No version 7 of line is kept."));
    back(OptionalInt.empty());
    assertThat(back(OptionalInt.empty()))
        .isEqualTo(new Rollback.Refused("There is no version of line before version 1."));
    assertThat(
            desk.publisher()
                .rollBack("other", OptionalInt.empty(), new Rollback.By("ops", desk.now())))
        .isEqualTo(new Rollback.Unknown("No line has a flow 'other'."));
    assertThat(desk.hears()).isEqualTo("1 One.");
  }

  /** A command does it in the store alone, while an engine runs or none does. */
  @Test
  void anEngineSeesWhatAnotherOneHasDone() throws Exception {
    Rollback.Planned planned =
        (Rollback.Planned)
            Rollback.plan(
                store, Desk.FLOW, OptionalInt.empty(), new Rollback.By("ada", desk.now()));
    assertThat(store.point(Desk.FLOW, planned.next())).isTrue();
    desk.looks();
    assertThat(desk.hears()).isEqualTo("1 One.");
    assertThat(desk.faults()).isEmpty();
  }
}
