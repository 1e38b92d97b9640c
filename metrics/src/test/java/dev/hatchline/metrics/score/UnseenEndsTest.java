package dev.hatchline.metrics.score;

import static dev.hatchline.metrics.score.Told.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import org.junit.jupiter.api.Test;

/** Waits that went on, or did not, while no engine was there. */
class UnseenEndsTest {
  private static final double BACK = 5_000;

  private final ScoreTally tally = new ScoreTally();

  private Finding finding(String id) {
    return tally.score().points().stream()
        .flatMap(point -> point.findings().stream())
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void is(String id, long part, long whole) {
    assertThat(finding(id).count()).as(id).isEqualTo(new Count(part, whole));
  }

  @Test
  void theTimeWithoutAnEngineIsNoWait() {
    tally.add(call(1).at(1).join().at(BACK).unseen(Party.CALLER, Reason.WITHOUT_ENGINE));
    tally.add(call(2).at(1).join().at(BACK).unseen(Party.NETWORK, Reason.ASTERISK_LOST));
    is("portugal.wait", 0, 0);
    is("spain.answered", 0, 2);
    assertThat(finding("portugal.wait").verdict()).isEqualTo(Verdict.NO_CASES);
    assertThat(finding("portugal.wait").beside())
        .extracting(Beside::id, Beside::value)
        .containsExactly(tuple("portugal.wait.unseen", 2L));
  }

  @Test
  void whoWasFoundWithAnAgentWasMetAtATimeThatNobodyKnows() {
    tally.add(
        call(1)
            .at(1)
            .join()
            .at(BACK)
            .readopted("agent 101")
            .at(BACK + 500)
            .callerLeft(Reason.SERVED));
    tally.add(
        call(2)
            .at(1)
            .join()
            .at(BACK)
            .readopted("agent 101")
            .at(BACK + 500)
            .bridge()
            .at(BACK + 600)
            .callerLeft(Reason.SERVED));
    is("portugal.wait", 0, 0);
    is("india.answered", 0, 2);
    is("spain.cut", 0, 2);
  }

  @Test
  void whatAsteriskAloneDidWithTheCallerIsNotKnown() {
    tally.add(
        call(1)
            .at(1)
            .join()
            .at(BACK)
            .readopted("asterisk")
            .at(BACK + 100)
            .callerLeft(Reason.WITHOUT_ENGINE));
    is("portugal.wait", 0, 0);
    tally.add(call(2).at(1).join().at(30).left().at(90).callerLeft(Reason.WITHOUT_ENGINE));
    is("portugal.wait", 0, 0);
  }

  @Test
  void whoWasSeenToWaitTooLongHasDoneSo() {
    tally.add(
        call(1)
            .at(1)
            .join()
            .at(61.001)
            .placeTold()
            .at(BACK)
            .unseen(Party.NETWORK, Reason.ASTERISK_LOST));
    is("portugal.wait", 0, 1);
    tally.add(
        call(2)
            .at(1)
            .join()
            .at(61)
            .placeTold()
            .at(BACK)
            .unseen(Party.NETWORK, Reason.ASTERISK_LOST));
    is("portugal.wait", 0, 1);
  }

  @Test
  void whoIsSeenToBeDroppedOrMetHasWaitedUntilThen() {
    tally.add(call(1).at(1).join().at(500).end(Party.NETWORK, Reason.ASTERISK_LOST));
    tally.add(
        call(2)
            .at(1)
            .join()
            .at(20)
            .readopted("line")
            .at(40)
            .bridge()
            .at(BACK)
            .unseen(Party.CALLER, Reason.SERVED));
    is("portugal.wait", 1, 2);
    is("spain.answered", 1, 2);
  }

  @Test
  void aWaitToldIsNotJudgedByTheTimeWithoutAnEngine() {
    tally.add(
        call(1).at(1).join().waitTold(0, 60).at(BACK).unseen(Party.CALLER, Reason.WITHOUT_ENGINE));
    is("G2.right", 0, 0);
    is("G2.told", 0, 0);
    is("G2.again", 0, 0);
    tally.add(
        call(2)
            .at(1)
            .join()
            .waitTold(0, 60)
            .at(62)
            .placeTold()
            .at(BACK)
            .unseen(Party.CALLER, Reason.WITHOUT_ENGINE));
    is("G2.right", 0, 1);
    is("G2.told", 1, 1);
  }
}
