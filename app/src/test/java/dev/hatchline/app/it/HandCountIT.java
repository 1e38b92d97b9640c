package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.it.Edge.Span;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three minutes of calls, counted by hand: the meters, the report and the score say exactly this. T
 * is 10 s, who leaves within 5 s had hardly come, an agent rests 1 s. Line 1000 (flow {@code
 * counted}) leads to the queue {@code people} and, about a bill, to {@code bills}; 101 is alone in
 * both, and has paused a moment before. Line 1001 is closed today.
 *
 * <pre>
 *      what they do                             in line       counted as
 * Ann  key 2, answered at once                  offered       answered in time
 * Bob  key 2 while 101 talks, told the wait     offered       answered after T; wait right
 * Eve  the same, hangs up after more than T     offered       abandoned
 * Cy   0 at `top`, told, hangs up at once       offered       abandoned in time, short; zero-out
 * Jo   0 at `top`, told, leaves a message       offered       message; zero-out
 * Dee  key 2, told, hangs up after 6 s          offered       abandoned in time
 * Ida  key 4, told, wants a call back        in `bills`    promised
 *      is called back at once, and answers                    served, kept
 * Fay  key 3, hears the hours                                 ended by the flow
 * Gus  nothing, then 9, then 3, at `top`                      ended by the flow; no-input, no-match
 * Kit  on 1001, leaves a message                              message
 * Hal  keys an order at `order`, and again at
 *      `again`, then 0 at `more`                offered       answered in time; repeat, zero-out
 * Ann  rings again, key 2                       offered       answered in time
 * Lee  key 2, is given to 102                   offered       answered in time; two talks
 * </pre>
 */
class HandCountIT {
  private static final String LINE = "1000";
  private static final String QUEUE = "people";
  private static final String FLOW = "counted";

  /** On 1000: twelve who rang, Ann once more, and Ida who was called, but for Kit. */
  private static final int CALLS = 13;

  /** Kit's. */
  private static final int CALLS_CLOSED = 1;

  private static final int OFFERED = 9; // Ann, Bob, Eve, Cy, Jo, Dee, Hal, Ann, Lee
  private static final int OFFERED_BILLS = 1; // Ida
  private static final int ANSWERED = 5; // Ann, Bob, Hal, Ann, Lee
  private static final int ANSWERED_IN_TIME = 4; // but for Bob
  private static final int ABANDONED = 3; // Eve, Cy, Dee
  private static final int ABANDONED_IN_TIME = 2; // Cy, Dee
  private static final int ABANDONED_SHORT = 1; // Cy
  private static final int SERVED = 6; // the answered, and Ida when she was called
  private static final int FIRST_TALKS = 6; // of 101, with all of them
  private static final int SECOND_TALKS = 1; // of 102, with Lee
  private static final int TALKS_BILLS = 1; // of 101, with Ida
  private static final int TALKS = FIRST_TALKS + SECOND_TALKS;

  /** In the USA: so soon a customer who answers has to meet a person. */
  private static final Duration MET = Duration.ofSeconds(2);

  /** In Portugal: so long somebody may wait in line. */
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private static final String BILLS = "bills";
  private static final String BILLS_ROW = HandCountSources.row("queues", LINE, BILLS, "", "");
  private static final String QUEUE_ROW = HandCountSources.row("queues", LINE, QUEUE, "", "");
  private static final String ALL_QUEUES = HandCountSources.row("queues", "all", "all", "", "");
  private static final String LINE_ROW = HandCountSources.row("lines", LINE, "", "", "");
  private static final String ALL_LINES = HandCountSources.row("lines", "all", "", "", "");
  private static final String PROMISES = HandCountSources.row("callbacks", LINE, BILLS, "", "");

  private static Rig rig;
  private static HandCountScript seen;
  private static HandCountSources told;

  @BeforeAll
  static void play() throws IOException {
    ZoneId zone = HandCountFlows.zone();
    rig = Rig.up(HandCountFlows.operatorFile(zone), HandCountFlows::save);
    seen = new HandCountScript(rig);
    seen.play();
    told = HandCountSources.of(rig, zone, CALLS + CALLS_CLOSED, 1);
  }

  @AfterAll
  static void down() {
    seen.close();
    rig.close();
  }

  // ---- Meters of the line and queue

  private static double waits(String sample, String outcome) {
    return told.meter(
        "hatchline_line_wait_seconds_" + sample, "line", LINE, "queue", QUEUE, "outcome", outcome);
  }

  private static double offers() {
    return told.meter("hatchline_line_wait_seconds_count", "line", LINE, "queue", QUEUE);
  }

  private static double inTime(String outcome) {
    return told.meter(
        "hatchline_line_in_time_total", "line", LINE, "queue", QUEUE, "outcome", outcome);
  }

  private static double calls(String outcome) {
    return told.meter("hatchline_calls_total", "line", LINE, "outcome", outcome);
  }

  private static String agent(String extension) {
    return "agents,,,,," + extension + ",,,";
  }

  private static String node(String node) {
    return HandCountSources.row("nodes", LINE, "", FLOW, node);
  }

  // ---- Callers in line

  @Test
  void offeredAreThoseWhoJoinedTheLine() {
    told.count(OFFERED, offers(), QUEUE_ROW, "offered");
    told.count(
        OFFERED_BILLS,
        told.meter("hatchline_line_wait_seconds_count", "line", LINE, "queue", BILLS),
        BILLS_ROW,
        "offered");
    told.count(
        OFFERED + OFFERED_BILLS,
        told.meter("hatchline_line_joined_total", "line", LINE),
        ALL_QUEUES,
        "offered");
    Span longest = Span.longest(seen.answered); // Bob's
    assertThat(told.score("portugal.wait"))
        .isIn(
            longest.isWithin(MINUTE) ? "10 of 10" : "9 of 10",
            longest.isOver(MINUTE) ? "9 of 10" : "10 of 10");
    assertThat(told.score("spain.cut")).isEqualTo("0 of 10");
  }

  @Test
  void answeredMetAPerson() {
    told.count(ANSWERED, waits("count", "answered"), QUEUE_ROW, "answered");
    assertThat(told.score("spain.answered")).isEqualTo("5 of 10");
    assertThat(told.score("india.answered")).isEqualTo("5 of 10");
  }

  @Test
  void whoLeftTheLineOtherwiseIsCountedByHow() {
    told.count(0, waits("count", "promised"), QUEUE_ROW, "promised");
    told.count(
        1,
        told.meter("hatchline_line_wait_seconds_count", "queue", BILLS, "outcome", "promised"),
        BILLS_ROW,
        "promised");
    told.count(1, waits("count", "message"), QUEUE_ROW, "messages");
    told.count(0, waits("count", "elsewhere"), QUEUE_ROW, "elsewhere");
    assertThat(told.score("G4.instead")).isEqualTo("2 of 2");
  }

  @Test
  void serviceLevelOfTheAnswered() {
    assertThat(inTime("answered")).isEqualTo(ANSWERED_IN_TIME);
    told.share( // 4 of 5
        "0.8000",
        told.documented("answered ≤ T ÷ answered", QUEUE),
        QUEUE_ROW,
        "service-level-answered");
  }

  @Test
  void serviceLevelOfTheOffered() {
    told.share( // 4 of 9
        "0.4444",
        told.documented("answered ≤ T ÷ offered", QUEUE),
        QUEUE_ROW,
        "service-level-offered");
  }

  @Test
  void serviceLevelWithTheAbandoned() {
    assertThat(inTime("abandoned")).isEqualTo(ABANDONED_IN_TIME);
    told.share( // 4 and 2 of 5 and 3
        "0.7500",
        told.documented("(answered ≤ T + abandoned ≤ T) ÷ (answered + abandoned)", QUEUE),
        QUEUE_ROW,
        "service-level-ended");
  }

  @Test
  void targetIsThatOfTheOperatorsFile() {
    Duration target = HandCountFlows.TARGET;
    told.time(
        new Span(target.toNanos(), target.toNanos()),
        told.meter("hatchline_line_target_seconds", "queue", QUEUE),
        QUEUE_ROW,
        "target");
  }

  @Test
  void abandonmentIsOfTheOffered() {
    told.count(ABANDONED, waits("count", "abandoned"), QUEUE_ROW, "abandoned");
    told.share( // 3 of 9
        "0.3333", told.documented("abandonment, of offered", QUEUE), QUEUE_ROW, "abandonment");
  }

  @Test
  void abandonmentIsSaidWithoutWhoHadHardlyComeToo() {
    double hardly = shortOnes();
    told.count(ABANDONED_SHORT, hardly, QUEUE_ROW, "abandoned-short");
    told.share( // 2 of 8
        "0.2500",
        (waits("count", "abandoned") - hardly) / (offers() - hardly),
        QUEUE_ROW,
        "abandonment-without-short");
  }

  private static double shortOnes() {
    return told.meter(
        "hatchline_line_wait_seconds_bucket",
        "line",
        LINE,
        "queue",
        QUEUE,
        "outcome",
        "abandoned",
        "le",
        "5.0");
  }

  @Test
  void averageSpeedOfAnswerIsTheMeanWaitOfTheAnswered() {
    assertThat(seen.answered).hasSize(ANSWERED);
    told.time(
        Span.mean(seen.answered, ANSWERED),
        told.documented("average speed of answer (ASA)", QUEUE),
        QUEUE_ROW,
        "asa");
  }

  @Test
  void longestWaitIsOfWhoWaitedLongest() {
    List<Span> all = Stream.concat(seen.answered.stream(), seen.abandoned.stream()).toList();
    double longest = told.time(Span.longest(all), QUEUE_ROW, "longest-wait");
    assertThat(longest).isLessThanOrEqualTo(waits("sum", "answered") + waits("sum", "abandoned"));
    assertThat(waits("sum", "abandoned")).matches(Span.sum(seen.abandoned)::allows);
  }

  // ---- Calls

  @Test
  void callsAreCountedByHowTheyEnded() {
    told.count(CALLS, told.meter("hatchline_calls_total", "line", LINE), LINE_ROW, "calls");
    told.count(CALLS + CALLS_CLOSED, told.meter("hatchline_calls_total"), ALL_LINES, "calls");
    told.count(SERVED, calls("served"), LINE_ROW, "served");
    assertThat(calls("left-line")).isEqualTo(ABANDONED);
    assertThat(calls("flow-ended")).isEqualTo(2);
    assertThat(calls("promised")).isEqualTo(1);
    assertThat(calls("message")).isEqualTo(1);
    assertThat(told.meter("hatchline_calls_total", "line", "1001", "outcome", "message"))
        .isEqualTo(CALLS_CLOSED);
  }

  @Test
  void timeToAHumanIsFromTheFirstWishOfThoseWhoMetOne() {
    String name = "hatchline_time_to_human_seconds_";
    assertThat(told.meter(name + "count", "line", LINE)).isEqualTo(ANSWERED);
    assertThat(told.meter(name + "sum", "line", LINE)).matches(Span.sum(seen.answered)::allows);
    told.time(Span.ranked(seen.answered, 3), LINE_ROW, "time-to-human-p50");
    told.time(Span.ranked(seen.answered, ANSWERED), LINE_ROW, "time-to-human-p95");
    assertThat(told.score("G1.wishes")).isEqualTo("3 of 3"); // Cy, Jo, Hal
    assertThat(told.score("spain.person")).isEqualTo("3 of 3");
  }

  @Test
  void zeroOutsAreCountedByFlowAndNode() {
    told.count(3, told.meter("hatchline_zero_outs_total", "line", LINE), LINE_ROW, "zero-outs");
    told.count(2, zeroOuts("top"), node("top"), "zero-outs"); // Cy, Jo
    told.count(1, zeroOuts("more"), node("more"), "zero-outs"); // Hal
  }

  private static double zeroOuts(String node) {
    return told.meter("hatchline_zero_outs_total", "flow", FLOW, "line", LINE, "node", node);
  }

  @Test
  void silenceAndWrongKeysAreCountedByFlowAndNode() {
    double silent = told.meter("hatchline_no_inputs_total", "flow", FLOW, "node", "top");
    double wrong = told.meter("hatchline_no_matches_total", "flow", FLOW, "node", "top");
    told.count(1, silent, node("top"), "no-inputs");
    told.count(1, wrong, node("top"), "no-matches");
    told.count(1, told.meter("hatchline_no_inputs_total"), ALL_LINES, "no-inputs");
    told.count(1, told.meter("hatchline_no_matches_total"), ALL_LINES, "no-matches");
    assertThat(told.score("G8.errors")).isEqualTo("1 of 1");
  }

  @Test
  void repeatsAreValuesGivenAtTwoNodes() {
    double repeats = told.meter("hatchline_repeats_total", "line", LINE);
    told.count(1, repeats, LINE_ROW, "repeats");
    assertThat(told.report(LINE_ROW, "repeats-per-call")).isEqualTo("0.0769"); // 1 of 13
    told.share( // 1 of 14
        "0.0714",
        told.documented("values given again, per call", ""),
        ALL_LINES,
        "repeats-per-call");
    assertThat(told.score("G3.once")).isEqualTo("1 of 2"); // of Hal and Ida, but for Hal
    assertThat(told.score("brazil.data")).isEqualTo("10 of 10");
  }

  @Test
  void waitsToldAreJudgedByWhenThePersonCame() {
    told.count(1, judged("inside"), LINE_ROW, "waits-inside"); // Bob
    told.count(1, judged("inside") + judged("shorter") + judged("longer"), LINE_ROW, "waits-told");
    told.share("1.0000", told.documented("hit rate of the waits told", ""), LINE_ROW, "waits-hit");
    assertThat(judged("unknown")).isEqualTo(4); // Eve, Cy, Jo, Dee
    assertThat(told.meter("hatchline_waits_judged_total", "queue", BILLS, "verdict", "unknown"))
        .isEqualTo(1); // Ida
    assertThat(told.score("G2.right")).isEqualTo("1 of 1");
  }

  private static double judged(String verdict) {
    return told.meter("hatchline_waits_judged_total", "queue", QUEUE, "verdict", verdict);
  }

  // ---- Agents

  @Test
  void talksAreThoseOfBothAgents() {
    told.count(TALKS, told.meter("hatchline_talk_seconds_count"), agent("all"), "talks");
    assertThat(talks("count", QUEUE)).isEqualTo(TALKS - TALKS_BILLS);
    assertThat(talks("count", BILLS)).isEqualTo(TALKS_BILLS);
    assertThat(told.report(agent("101"), "talks")).isEqualTo(String.valueOf(FIRST_TALKS));
    assertThat(told.report(agent("102"), "talks")).isEqualTo(String.valueOf(SECOND_TALKS));
    told.time(
        Span.mean(talks(), TALKS),
        (talks("sum", QUEUE) + talks("sum", BILLS)) / TALKS,
        LINE_ROW,
        "talk");
  }

  private static double talks(String sample, String queue) {
    return told.meter("hatchline_talk_seconds_" + sample, "line", LINE, "queue", queue);
  }

  private static List<Span> talks() {
    return Stream.concat(seen.firstTalks.stream(), seen.secondTalks.stream()).toList();
  }

  /** Talk and rest of all contacts. */
  private static Span handled() {
    return Span.sum(talks()).plus(Span.sum(seen.firstWrapUps), Span.sum(seen.secondWrapUps));
  }

  @Test
  void averageHandleTimeIsTalkAndRest() {
    assertThat(seen.firstWrapUps).hasSize(FIRST_TALKS);
    told.time(
        Span.mean(List.of(handled()), TALKS),
        told.documented("average handle time (AHT)", ""),
        agent("all"),
        "aht");
    Span first = Span.sum(seen.firstTalks).plus(Span.sum(seen.firstWrapUps));
    told.time(Span.mean(List.of(first), FIRST_TALKS), agent("101"), "aht");
    told.time(seen.secondTalks.getFirst().plus(seen.secondWrapUps.getFirst()), agent("102"), "aht");
  }

  @Test
  void occupancyIsTalkAndRestOfTheTimeSignedIn() {
    double all = told.meter("hatchline_agents_time_seconds_total");
    double in = all - told.meter("hatchline_agents_time_seconds_total", "state", "SignedOut");
    Span signedIn = Span.sum(seen.signedIn);
    told.time(signedIn, in, agent("all"), "signed-in");
    told.shareOfTimes(
        handled(), signedIn, told.documented("occupancy", ""), agent("all"), "occupancy");
  }

  // ---- Promises and cases

  @Test
  void promisesAreKept() {
    told.count(
        1,
        told.meter("hatchline_callbacks_promised_total", "source", "phone"),
        PROMISES,
        "promises");
    for (String outcome : List.of("late", "broken", "cancelled")) {
      told.count(0, callbacks(outcome), PROMISES, outcome);
    }
    told.count(1, callbacks("kept"), PROMISES, "kept");
    told.share("1.0000", callbacks("kept"), PROMISES, "kept-share");
    assertThat(told.score("us.unmet"))
        .isIn("0 of 1", seen.toMeet().isWithin(MET) ? "0 of 1" : "1 of 1");
  }

  private static double callbacks(String outcome) {
    return told.meter("hatchline_callbacks_total", "outcome", outcome);
  }

  /** Of all who rang Ann alone came again; of the others it is not known yet. */
  @Test
  void firstContactResolutionIsOfCasesThatAreDecided() {
    String line = HandCountSources.row("cases", LINE, "", "", "");
    String all = HandCountSources.row("cases", "all", "", "", "");
    assertThat(told.report(line, "cases")).isEqualTo("11");
    assertThat(told.report(all, "cases")).isEqualTo("12");
    assertThat(told.report(line, "came-again")).isEqualTo("1");
    assertThat(told.report(line, "undecided")).isEqualTo("10");
    assertThat(told.report(all, "undecided")).isEqualTo("11");
    assertThat(told.report(line, "fcr")).isEqualTo("0.0000");
  }

  @Test
  void promiseToConnectIsFromThePromiseToTheConversation() {
    String name = "hatchline_promise_to_connect_seconds_";
    assertThat(told.meter(name + "count", "line", LINE)).isEqualTo(1);
    double sum = told.meter(name + "sum", "line", LINE);
    told.time(seen.promiseToConnect(), sum, PROMISES, "promise-to-connect-p50");
    told.time(seen.promiseToConnect(), sum, PROMISES, "promise-to-connect-p95");
  }
}
