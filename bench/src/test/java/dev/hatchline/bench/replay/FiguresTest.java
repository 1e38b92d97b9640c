package dev.hatchline.bench.replay;

import static dev.hatchline.bench.replay.Made.gaveUp;
import static dev.hatchline.bench.replay.Made.seconds;
import static dev.hatchline.bench.replay.Made.served;
import static dev.hatchline.bench.replay.Made.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.sim.CalledBack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final BankCall CALL = gaveUp(2, 0, 30, "k");

  private static Visit met(long waited, String agent) {
    return new Visit(CALL, false, seconds(waited), true, agent, null);
  }

  private static Visit left(long waited) {
    return new Visit(CALL, false, seconds(waited), false, null, null);
  }

  private static Visit called(long waited, boolean met, CalledBack how) {
    return new Visit(CALL, false, seconds(waited), met, met ? "9" : null, how);
  }

  private static CalledBack how(long queued, Outcome outcome) {
    return new CalledBack(2, seconds(queued), outcome);
  }

  private static final Figures ALL =
      new Figures(
          List.of(
              met(10, "1"),
              met(30, "2"),
              left(15),
              left(50),
              called(300, true, how(0, Outcome.LATE)),
              called(400, false, how(0, Outcome.BROKEN)),
              called(20, false, how(0, Outcome.CANCELLED))));

  @Test
  void whoseCustomerRangInMeanwhileIsNoCallOfItsOwn() {
    assertThat(ALL.offered()).isEqualTo(6);
    assertThat(ALL.callbacks(Outcome.CANCELLED)).isEqualTo(1);
    assertThat(ALL.dialled()).isEqualTo(6);
  }

  @Test
  void abandonedIsWhoHungUpWithThePhoneInTheHand() {
    assertThat(ALL.count(Visit::abandoned)).isEqualTo(2);
    Visit inQueue = called(100, false, how(5, Outcome.BROKEN));
    assertThat(inQueue.abandoned()).isTrue();
    assertThat(inQueue.queued()).isTrue();
  }

  @Test
  void callbackIsNeverAWaitOfZero() {
    assertThat(ALL.answeredOfAnswered(seconds(20))).isEqualTo(1 / 3.0);
    assertThat(ALL.answeredOfOffered(seconds(20))).isEqualTo(1 / 6.0);
    assertThat(ALL.endedOfEnded(seconds(20))).isEqualTo(2 / 5.0);
    assertThat(ALL.seconds(Visit::met, Visit::waited).mean()).isEqualTo(340 / 3.0);
    assertThat(ALL.seconds(Visit::met, Visit::onPhone).mean()).isEqualTo(40 / 3.0);
  }

  @Test
  void bankCallsBackItsCustomersOfOneType() {
    List<BankCall> calls =
        List.of(
            typed(served(2, 0, 0, 9, "a"), CallType.TT),
            typed(served(3, 0, 5, 9, "a"), CallType.TT),
            typed(gaveUp(4, 0, 7, "k"), CallType.TT),
            gaveUp(5, 0, 7, "m"));
    Figures figures = new Figures(Visit.logged(calls, new Redials(calls)));
    assertThat(figures.count(Visit::calledBack)).isEqualTo(3);
    assertThat(figures.count(Visit::queued)).isEqualTo(2);
    assertThat(figures.count(visit -> visit.queued() && visit.abandoned())).isEqualTo(1);
  }

  @Test
  void sameAgentIsCountedOfThoseWhoComeAgain() {
    Figures figures = new Figures(List.of(met(0, "1"), met(0, "1"), left(3), met(0, "2")));
    assertThat(figures.again()).isEqualTo(new Figures.Again(2, 1));
  }

  @Test
  void tableHasARowForEachFigureAndAColumnForEachScenario() {
    String table = ReplayTable.all(Map.of("one", ALL));
    assertThat(table)
        .contains("| calls offered | 6 |\n")
        .contains("| abandoned | 33.3 % |\n")
        .contains("| all of the wait: mean, median, p90 | 134, 30, 400 s |\n")
        .contains("| stayed in line: mean, median, p90 | 26, 15, 50 s |\n")
        .contains("| phone in the hand: over 60 s | 0.0 % |\n")
        .contains("| customers called back | 2 |\n")
        .contains("| promise to connect: mean, median, p90 | 300, 300, 300 s |\n")
        .contains("| promises given up, customer not reached | 1 |\n")
        .contains("| ringings of customers | 6 |\n");
    assertThat(ReplayTable.all(Map.of("none", new Figures(List.of(left(1))))))
        .contains("| ringings of customers | – |\n");
  }

  @Test
  void daysAreHeldAgainstTheLog() {
    assertThat(ReplayTable.days(List.of(CALL.day()), ALL, new Figures(List.of(left(7)))))
        .endsWith(
            """
            | 1999-08-01 | 6 | 1 | 33.3 % | 100.0 % | 134 s | 7 s |
            | all | 6 | 1 | 33.3 % | 100.0 % | 134 s | 7 s |
            """);
  }
}
