package dev.hatchline.routing.cases;

import static dev.hatchline.routing.cases.CaseSamples.account;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What was read in the store, and what this engine knows beyond it. */
class LatestCaseTest extends CaseHouse {
  private final CaseId id = desk.ring(number).now().id();

  private Case latest(Case read) {
    return desk.desk.latest(read);
  }

  private static List<String> notes(Case c) {
    return c.dossier().notes().stream().map(Note::text).toList();
  }

  /** Another engine knows the case, and has written this down. */
  private void writtenElsewhere(String text) {
    TestDesk other = engine();
    other.ring(number);
    var _ = other.note(id, text);
    other.work();
  }

  @Test
  void whatIsNotYetWrittenIsLaterThanWhatWasRead() {
    var _ = desk.note(id, "of ours");
    assertThat(notes(row(id))).isEmpty();
    assertThat(notes(latest(row(id)))).containsExactly("of ours");
  }

  @Test
  void whatAnotherEngineWroteIsLaterThanWhatWeRemember() {
    writtenElsewhere("of theirs");
    assertThat(notes(desk.now(id))).isEmpty();
    assertThat(latest(row(id))).isEqualTo(row(id));
    assertThat(notes(row(id))).containsExactly("of theirs");
  }

  @Test
  void whatBothChangedIsThereWhoeverChangedItMoreOften() {
    writtenElsewhere("of theirs");
    for (int more = 0; more < 5; more++) {
      var _ = desk.note(id, "of ours");
      assertThat(notes(latest(row(id)))).hasSize(more + 2).startsWith("of theirs");
    }
  }

  @Test
  void whatWasReadBeforeItWasWrittenIsOld() {
    Case read = row(id);
    var _ = desk.note(id, "of ours");
    desk.work();
    assertThat(notes(latest(read))).containsExactly("of ours");
  }

  @Test
  void whatBecameAnotherIsThatOne() {
    Account account = account();
    CaseId known = engine().ring(new Customer(null, account, null)).now().id();
    Case read = row(id);
    desk.change(id, new CaseEvent.AccountGiven(account));
    desk.work();
    assertThat(latest(read)).isEqualTo(row(known));
  }

  @Test
  void aCaseThatIsNotAtHandIsWhatWasReadAndIsNotAtHandAfterwards() {
    TestDesk other = engine();
    assertThat(other.desk.latest(row(id))).isEqualTo(row(id));
    assertThat(other.desk.now(id)).isEmpty();
  }
}
