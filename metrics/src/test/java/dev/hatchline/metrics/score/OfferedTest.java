package dev.hatchline.metrics.score;

import static dev.hatchline.metrics.score.Told.abandoned;
import static dev.hatchline.metrics.score.Told.answered;
import static dev.hatchline.metrics.score.Told.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import org.junit.jupiter.api.Test;

/** Whether callers who waited for nobody were offered a call back. */
class OfferedTest {
  private final ScoreTally tally = new ScoreTally();

  private void is(String id, Verdict verdict, long part, long whole) {
    Finding finding =
        tally.score().points().stream()
            .flatMap(point -> point.findings().stream())
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(finding.count()).as(id).isEqualTo(new Count(part, whole));
    assertThat(finding.verdict()).as(id).isEqualTo(verdict);
  }

  @Test
  void whoHangsUpWithoutAnOfferCountsAgainstIt() {
    tally.add(call(1).at(1).join().at(6).message().callerLeft(Reason.MESSAGE));
    tally.add(abandoned(2, 119.999));
    tally.add(call(3).at(1).join().at(70).choicesTold(true).at(121).callerLeft(Reason.LEFT_LINE));
    is("G4.instead", Verdict.MET, 1, 1);
    tally.add(abandoned(4, 120));
    is("G4.instead", Verdict.NOT_MET, 1, 2);
    tally.add(call(5).at(1).join().at(70).choicesTold(false).at(121).callerLeft(Reason.LEFT_LINE));
    is("G4.instead", Verdict.NOT_MET, 1, 3);
  }

  @Test
  void whoWaitsTwoMinutesIsOfferedACallBack() {
    tally.add(answered(1, 119.999));
    is("G4.offered", Verdict.NO_CASES, 0, 0);
    for (int number = 2; number <= 19; number++) {
      tally.add(
          call(number).at(1).join().at(121).choicesTold(true).bridge().callerLeft(Reason.SERVED));
    }
    tally.add(call(20).at(1).join().at(121).promised().end(Party.LINE, Reason.PROMISED));
    tally.add(answered(21, 120));
    is("G4.offered", Verdict.MET, 19, 20);
    tally.add(call(22).at(1).join().at(121).message().callerLeft(Reason.MESSAGE));
    is("G4.offered", Verdict.NOT_MET, 19, 21);
  }
}
