package dev.hatchline.metrics.score;

import static dev.hatchline.metrics.score.Told.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallEnd.Reason;
import org.junit.jupiter.api.Test;

/** Whether a key has its effect while a prompt is heard. */
class KeysTakenTest {
  private static final String MENU = "menu";

  private final ScoreTally tally = new ScoreTally();
  private long number;

  private void is(Verdict verdict, long part, long whole) {
    Finding finding =
        tally.score().points().stream()
            .flatMap(point -> point.findings().stream())
            .filter(each -> each.id().equals("G7.taken"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.count()).isEqualTo(new Count(part, whole));
    assertThat(finding.verdict()).isEqualTo(verdict);
  }

  private Told asked() {
    return call(++number).at(1).asks(MENU).at(3);
  }

  private void add(Told story) {
    tally.add(story.at(60).callerLeft(Reason.LEFT_FLOW));
  }

  @Test
  void aKeyThatIsTakenAtTheEndOfThePromptCountsAgainstIt() {
    for (int good = 0; good < 19; good++) {
      add(asked().key().at(4).chose());
    }
    add(asked().key().at(4.001).chose());
    is(Verdict.MET, 19, 20);
    add(asked().key().at(9).chose());
    is(Verdict.NOT_MET, 19, 21);
  }

  @Test
  void eachTryIsAskedAnew() {
    add(asked().nothing().at(5).key().chose());
    add(asked().key().nonsense().at(5).key().at(7).chose());
    add(asked().key().chose().at(5).key().chose());
    is(Verdict.NOT_MET, 3, 4);
  }

  @Test
  void whatIsNotKnownToBeOneKeyDuringOnePromptIsNotCounted() {
    add(asked().chose());
    add(asked().key().key().at(9).chose());
    add(asked().key().looksUp().at(9).chose());
    add(asked().key().at(4).asks(MENU).at(9).chose());
    add(asked().key().at(4).asks("other").at(9).chose());
    add(call(++number).at(1).asks("other").key().at(9).chose());
    is(Verdict.NO_CASES, 0, 0);
  }
}
