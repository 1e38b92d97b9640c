package dev.hatchline.metrics.score;

import static dev.hatchline.metrics.score.Told.T0;
import static dev.hatchline.metrics.score.Told.abandoned;
import static dev.hatchline.metrics.score.Told.answered;
import static dev.hatchline.metrics.score.Told.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallId;
import dev.hatchline.metrics.score.LiveFlow.Proved;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each bar, on it and a hair beside it. */
class ScoreTallyTest {
  private final ScoreTally tally = new ScoreTally();

  private void add(Conduct... calls) {
    List.of(calls).forEach(tally::add);
  }

  private Finding finding(String id) {
    return tally.score().points().stream()
        .flatMap(point -> point.findings().stream())
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Point point(String id) {
    return tally.score().points().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void is(String id, Verdict verdict, long part, long whole) {
    Finding finding = finding(id);
    assertThat(finding.count()).as(id).isEqualTo(new Count(part, whole));
    assertThat(finding.verdict()).as(id).isEqualTo(verdict);
  }

  // ---- Laws

  @Test
  void spainWantsNineteenOfTwentyInLessThanThreeMinutes() {
    LongStream.rangeClosed(1, 19).forEach(number -> tally.add(answered(number, 179.999)));
    tally.add(answered(20, 180));
    is("spain.answered", Verdict.MET, 19, 20);
    tally.add(answered(21, 180));
    is("spain.answered", Verdict.NOT_MET, 19, 21);
  }

  @Test
  void whoHangsUpOrIsPromisedACallIsNotAnswered() {
    add(
        answered(1, 5),
        abandoned(2, 5),
        call(3).at(1).join().at(6).promised().end(Party.LINE, Reason.PROMISED));
    is("spain.answered", Verdict.NOT_MET, 1, 3);
    is("india.answered", Verdict.NOT_MET, 1, 3);
    is("portugal.wait", Verdict.MET, 3, 3);
    assertThat(finding("spain.answered").behind().namedAgainst())
        .containsExactly(id(2).toString(), id(3).toString());
  }

  @Test
  void indiaWantsNineteenOfTwentyWithinNinetySeconds() {
    LongStream.rangeClosed(1, 19).forEach(number -> tally.add(answered(number, 90)));
    tally.add(answered(20, 90.001));
    is("india.answered", Verdict.MET, 19, 20);
    tally.add(answered(21, 90.001));
    is("india.answered", Verdict.NOT_MET, 19, 21);
  }

  @Test
  void portugalForbidsEveryWaitOverSixtySeconds() {
    add(answered(1, 60), abandoned(2, 60));
    is("portugal.wait", Verdict.MET, 2, 2);
    tally.add(abandoned(3, 60.001));
    is("portugal.wait", Verdict.NOT_MET, 2, 3);
    assertThat(finding("portugal.wait").behind())
        .isEqualTo(
            new Behind(
                Behind.Kind.CALLS,
                3,
                1,
                List.of(id(1).toString(), id(2).toString(), id(3).toString()),
                List.of(id(3).toString())));
  }

  @Test
  void nobodyIsCutOffInLine() {
    add(
        answered(1, 5),
        abandoned(2, 500),
        call(3).at(1).join().at(9).message().end(Party.CALLER, Reason.MESSAGE),
        call(4).at(1).join().at(9).outside().end(Party.LINE, Reason.TRANSFERRED));
    is("spain.cut", Verdict.MET, 0, 4);
    tally.add(call(5).at(1).join().at(500).end(Party.NETWORK, Reason.ASTERISK_LOST));
    is("spain.cut", Verdict.NOT_MET, 1, 5);
    assertThat(finding("spain.cut").behind().namedAgainst()).containsExactly(id(5).toString());
  }

  /** From the automation meanwhile: the place in line is given up, and the talk is no wait. */
  @Test
  void whoIsPutThroughOutsideIsInLineNoMore() {
    add(
        call(1)
            .at(1)
            .join()
            .meanwhile()
            .at(9)
            .outside()
            .at(500)
            .end(Party.LINE, Reason.TRANSFERRED),
        call(2)
            .at(1)
            .join()
            .meanwhile()
            .at(9)
            .outside()
            .at(500)
            .end(Party.NETWORK, Reason.ASTERISK_LOST),
        call(3)
            .at(1)
            .join()
            .meanwhile()
            .at(9)
            .outside()
            .at(40)
            .outsideMissed()
            .at(90)
            .end(Party.LINE, Reason.FLOW_ENDED));
    is("portugal.wait", Verdict.MET, 3, 3);
    is("spain.cut", Verdict.MET, 0, 3);
    is("G4.instead", Verdict.NO_CASES, 0, 0);
  }

  @Test
  void theUnitedStatesAllowThreeOfAHundred() {
    LongStream.rangeClosed(1, 97).forEach(number -> tally.add(dialled(number, 2000L)));
    LongStream.rangeClosed(98, 99).forEach(number -> tally.add(dialled(number, 2001L)));
    tally.add(dialled(100, null));
    is("us.unmet", Verdict.MET, 3, 100);
    tally.add(dialled(101, 2001L));
    is("us.unmet", Verdict.NOT_MET, 4, 101);
    assertThat(finding("us.unmet").behind().namedAgainst())
        .hasSize(4)
        .contains(id(98).toString(), id(101).toString());
  }

  private static Dialled dialled(long number, @Nullable Long millis) {
    return new Dialled(id(number), T0, millis == null ? null : T0.plusMillis(millis));
  }

  @Test
  void brazilWantsEightHoursOfEachDay() {
    LocalDate day = LocalDate.parse("2026-11-22");
    tally.add(new StaffedDay(day, Duration.ofHours(8)));
    is("brazil.hours", Verdict.MET, 1, 1);
    tally.add(new StaffedDay(day.plusDays(1), Duration.ofHours(8).minusNanos(1)));
    is("brazil.hours", Verdict.NOT_MET, 1, 2);
    assertThat(finding("brazil.hours").behind().namedAgainst()).containsExactly("2026-11-23");
  }

  @Test
  void nothingIsAskedForOnTheWayToAPerson() {
    add(
        call(1)
            .gave("who", "account")
            .at(1)
            .zeroOut()
            .join()
            .at(9)
            .bridge()
            .callerLeft(Reason.SERVED),
        call(2).at(1).join().meanwhile().gave("who", "account").at(9).callerLeft(Reason.LEFT_FLOW),
        call(3).gave("who", "account").callerLeft(Reason.LEFT_FLOW),
        call(4)
            .at(1)
            .join()
            .at(2)
            .bridge()
            .agentLeft()
            .gave("how", "score")
            .callerLeft(Reason.SERVED));
    is("brazil.data", Verdict.MET, 3, 3);
    tally.add(call(5).zeroOut().at(1).gave("who", "account").join().callerLeft(Reason.LEFT_LINE));
    is("brazil.data", Verdict.NOT_MET, 3, 4);
  }

  // ---- The gethuman standard

  @Test
  void everyWishForAPersonIsHeard() {
    add(
        call(1).at(1).zeroOut().join().at(9).callerLeft(Reason.LEFT_LINE),
        call(2).at(1).zeroOut().at(2).message().callerLeft(Reason.MESSAGE),
        call(3).at(1).zeroOut().at(2).promised().end(Party.LINE, Reason.PROMISED),
        call(4).at(1).zeroOut().callerLeft(Reason.LEFT_FLOW),
        call(5).at(1).chose().callerLeft(Reason.LEFT_FLOW));
    is("G1.wishes", Verdict.MET, 3, 3);
    is("spain.person", Verdict.MET, 3, 3);
    tally.add(call(6).at(1).zeroOut().at(2).end(Party.LINE, Reason.FLOW_ENDED));
    is("G1.wishes", Verdict.NOT_MET, 3, 4);
    assertThat(point("G1").verdict()).isEqualTo(Verdict.NOT_MET);
  }

  /** The place was kept, and no other line is joined. */
  @Test
  void aWishInTheAutomationMeanwhileIsHeardInLine() {
    add(
        call(1)
            .at(1)
            .join()
            .meanwhile()
            .at(5)
            .zeroOut()
            .backInLine()
            .at(9)
            .end(Party.NETWORK, Reason.ASTERISK_LOST));
    is("G1.wishes", Verdict.MET, 1, 1);
  }

  @Test
  void aWishThatTheAutomationPassesOverIsNotHeardThoughTheCallerHangsUp() {
    add(
        call(1).at(1).zeroOut().at(9).nothing().at(60).callerLeft(Reason.LEFT_FLOW),
        call(2).at(1).zeroOut().at(9).gave("who", "account").callerLeft(Reason.LEFT_FLOW),
        call(3).at(1).zeroOut().at(9).chose().at(20).join().callerLeft(Reason.LEFT_LINE));
    is("G1.wishes", Verdict.NOT_MET, 1, 3);
  }

  @Test
  void oneWishThatIsNotHeardIsEnough() {
    add(
        call(1)
            .at(1)
            .zeroOut()
            .join()
            .at(5)
            .bridge()
            .agentLeft()
            .at(9)
            .zeroOut()
            .end(Party.LINE, Reason.FLOW_ENDED));
    is("G1.wishes", Verdict.NOT_MET, 0, 1);
    tally.add(
        call(2)
            .at(1)
            .zeroOut()
            .join()
            .at(5)
            .bridge()
            .agentLeft()
            .at(9)
            .zeroOut()
            .callerLeft(Reason.LEFT_FLOW));
    is("G1.wishes", Verdict.NOT_MET, 1, 2);
  }

  @Test
  void waitsAreToldToWhoWaitsTwentySeconds() {
    add(
        answered(1, 19.999),
        call(2).at(1).join().at(21).waitTold(0, 60).bridge().callerLeft(Reason.SERVED));
    is("G2.told", Verdict.MET, 1, 1);
    add(
        call(3).at(1).join().at(21.001).waitTold(0, 60).at(30).callerLeft(Reason.LEFT_LINE),
        call(4).at(1).join().at(2).placeTold().at(21).callerLeft(Reason.LEFT_LINE));
    is("G2.told", Verdict.NOT_MET, 1, 3);
  }

  @Test
  void fourOfFiveMeetAPersonWithinTheRangeTold() {
    LongStream.rangeClosed(1, 4).forEach(number -> tally.add(toldAndServed(number, 60)));
    tally.add(toldAndServed(5, 60.001));
    is("G2.right", Verdict.MET, 4, 5);
    tally.add(toldAndServed(6, 29));
    is("G2.right", Verdict.NOT_MET, 4, 6);
  }

  /** Told was half a minute, likely. */
  @Test
  void besideTheShareStandHowFarAndWhichWayTheWaitsToldWereWrong() {
    assertThat(finding("G2.right").beside()).as("the mean of nothing").isEmpty();
    add(
        toldAndServed(1, 60.001),
        toldAndServed(2, 10),
        toldAndServed(3, 30),
        call(4).at(1).join().waitTold(30, 60).at(500).callerLeft(Reason.LEFT_LINE));
    assertThat(finding("G2.right").beside())
        .extracting(Beside::id, Beside::unit, Beside::value)
        .containsExactly(
            tuple("G2.right.error", Beside.Unit.MILLISECONDS, 16_667L),
            tuple("G2.right.bias", Beside.Unit.MILLISECONDS, 3_334L));
  }

  private static Conduct toldAndServed(long number, double wait) {
    return call(number)
        .at(1)
        .join()
        .waitTold(30, 60)
        .at(1 + wait)
        .bridge()
        .callerLeft(Reason.SERVED);
  }

  @Test
  void whoWaitsFiveMinutesIsToldAgain() {
    add(
        call(1).at(1).join().waitTold(0, 60).at(300.999).callerLeft(Reason.LEFT_LINE),
        call(2)
            .at(1)
            .join()
            .waitTold(0, 60)
            .at(60)
            .waitTold(0, 60)
            .at(301)
            .callerLeft(Reason.LEFT_LINE));
    is("G2.again", Verdict.MET, 1, 1);
    tally.add(call(3).at(1).join().waitTold(0, 60).at(301).callerLeft(Reason.LEFT_LINE));
    is("G2.again", Verdict.NOT_MET, 1, 2);
  }

  @Test
  void noValueIsGivenAtTwoNodes() {
    add(
        call(1).gave("who", "account").gave("who", "account").callerLeft(Reason.LEFT_FLOW),
        answered(2, 5));
    is("G3.once", Verdict.MET, 1, 1);
    tally.add(call(3).gave("who", "account").gave("again", "account").callerLeft(Reason.LEFT_FLOW));
    is("G3.once", Verdict.NOT_MET, 1, 2);
    is("brazil.once", Verdict.NOT_MET, 1, 2);
  }

  @Test
  void whereNoPersonComesThereIsAPromiseOrAMessage() {
    add(
        answered(1, 5),
        abandoned(2, 5),
        call(3).at(1).join().at(6).promised().end(Party.LINE, Reason.PROMISED),
        call(4).at(1).join().at(6).message().callerLeft(Reason.MESSAGE));
    is("G4.instead", Verdict.MET, 2, 2);
    tally.add(call(5).at(1).join().at(6).end(Party.NETWORK, Reason.ASTERISK_LOST));
    is("G4.instead", Verdict.NOT_MET, 2, 3);
  }

  @Test
  void theLineEndsNoCallForAnError() {
    add(
        call(1).nothing().nonsense().at(2).join().at(5).callerLeft(Reason.LEFT_LINE),
        call(2).nothing().at(2).chose().end(Party.LINE, Reason.FLOW_ENDED),
        call(3).nonsense().callerLeft(Reason.LEFT_FLOW),
        call(4)
            .at(1)
            .join()
            .at(2)
            .bridge()
            .agentLeft()
            .nothing()
            .end(Party.LINE, Reason.FLOW_ENDED),
        call(5).chose().end(Party.LINE, Reason.FLOW_ENDED));
    is("G8.errors", Verdict.MET, 4, 4);
    add(
        call(6).chose().at(2).nothing().end(Party.LINE, Reason.FLOW_ENDED),
        call(7).at(2).nonsense().end(Party.LINE, Reason.FLOW_ENDED));
    is("G8.errors", Verdict.NOT_MET, 4, 6);
  }

  @Test
  void flowsHaveCertificatesShortPromptsAndFewChoices() {
    tally.add(flow(1, new Proved(Duration.ofSeconds(30), Duration.ofSeconds(10), 5)));
    for (String id : List.of("G1.proof", "G5.proof", "G6.seconds", "G6.options", "G8.proof")) {
      is(id, Verdict.MET, 1, 1);
    }
    is("spain.menu", Verdict.MET, 1, 1);
    tally.add(flow(2, new Proved(Duration.ofMillis(30_100), Duration.ofMillis(10_100), 6)));
    is("G1.proof", Verdict.MET, 2, 2);
    is("G6.seconds", Verdict.NOT_MET, 1, 2);
    is("G6.options", Verdict.NOT_MET, 1, 2);
    is("spain.menu", Verdict.NOT_MET, 1, 2);
    tally.add(flow(3, null));
    is("G1.proof", Verdict.NOT_MET, 2, 3);
    is("G6.seconds", Verdict.NOT_MET, 1, 2);
    assertThat(finding("G1.proof").behind().namedAgainst())
        .containsExactly("line version 3, sha256 0123456789ab");
    tally.add(new LiveFlow("line", 4, "", null));
    assertThat(finding("G1.proof").behind().namedAgainst())
        .endsWith("line version 4, not kept any more");
  }

  private static LiveFlow flow(int version, @Nullable Proved proved) {
    return new LiveFlow("line", version, "0123456789abcdef", proved);
  }

  // ---- All of them

  @Test
  void withoutCasesNothingIsMet() {
    assertThat(tally.score().points())
        .hasSize(14)
        .allSatisfy(
            point -> assertThat(point.verdict()).isIn(Verdict.NO_CASES, Verdict.NOT_MEASURED))
        .flatExtracting(Point::findings)
        .allSatisfy(finding -> assertThat(finding.why()).isNotEmpty());
    assertThat(point("G9").verdict()).isEqualTo(Verdict.NOT_MEASURED);
    assertThat(point("portugal").verdict()).isEqualTo(Verdict.NO_CASES);
    assertThat(point("portugal").whole()).isFalse();
  }

  @Test
  void onlySoManyAreNamedAndAllAreCounted() {
    LongStream.rangeClosed(1, 50).forEach(number -> tally.add(abandoned(number, 61)));
    Behind behind = finding("portugal.wait").behind();
    assertThat(behind.counted()).isEqualTo(50);
    assertThat(behind.against()).isEqualTo(50);
    assertThat(behind.named()).hasSize(Behind.NAMED_MAX).startsWith(id(1).toString());
    assertThat(behind.namedAgainst()).isEqualTo(behind.named());
  }

  @Test
  void aCallThatIsInLineTwiceIsNamedOnce() {
    tally.add(
        call(1)
            .at(1)
            .join()
            .at(5)
            .bridge()
            .at(6)
            .agentLeft()
            .join()
            .at(100)
            .bridge()
            .callerLeft(Reason.SERVED));
    is("portugal.wait", Verdict.NOT_MET, 1, 2);
    assertThat(finding("portugal.wait").behind().counted()).isEqualTo(1);
  }

  @Test
  void everyFigureHasAnIdOfItsPoint() {
    Set<String> ids = new HashSet<>();
    for (Point point : tally.score().points()) {
      for (Finding finding : point.findings()) {
        assertThat(finding.id()).startsWith(point.id() + ".");
        assertThat(ids.add(finding.id())).as(finding.id()).isTrue();
        assertThat(finding.measured()).endsWith(".");
      }
    }
  }

  private static CallId id(long number) {
    return new CallId(new UUID(0, number));
  }
}
