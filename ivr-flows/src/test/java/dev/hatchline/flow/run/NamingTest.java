package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome.CallerLeft;
import dev.hatchline.flow.FlowOutcome.Promised;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.TimePrompts;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time of a callback, named by keys. */
class NamingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final LocalDateTime TOMORROW = LocalDateTime.of(2026, 11, 27, 14, 30);
  private static final PromptLength TWO_SECONDS = _ -> Duration.ofSeconds(2);
  private static final String PROMISE = "We will call this number in about a minute.";

  private final ScriptedBusiness business = new ScriptedBusiness(TODAY);
  private final Flow flow;

  NamingTest() throws FlowException {
    flow =
        new FlowReader(Map.of())
            .read(
                "callback.yaml",
                """
                flow: callback
                start: which
                nodes:
                  which:
                    ask: { prompt: Which?, into: number, as: phone, own: yes, confirm: "{number}?" }
                    then: promise
                  promise: { callback: number, times: yes }
                """);
  }

  /** The caller's own number is right; then these keys, one each half second. */
  private static CallerScript keys(String keys) {
    CallerScript script = CallerScript.silent();
    String all = "1" + keys;
    for (int at = 0; at < all.length(); at++) {
      script = script.press(all.charAt(at), Duration.ofMillis(500L * at + 500));
    }
    return script;
  }

  private Simulation run(String keys) {
    return run(business, keys(keys));
  }

  private Simulation run(Business house, CallerScript script) {
    return new FlowSimulator(flow, TWO_SECONDS, house).run(script);
  }

  private Optional<TimeNamed> named(String keys) {
    Simulation call = run(keys);
    assertThat(call.outcome()).isEqualTo(new Promised("promise"));
    return business.promisesAsked().getLast().time();
  }

  private static List<String> words(Simulation call) {
    return call.spoken().stream().map(Prompt::toString).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "21#23591, 2026-11-26T23:59",
    "22#14301, 2026-11-27T14:30",
    "2122514301, 2026-12-25T14:30",
    "2112608001, 2026-11-26T08:00",
    "2010100001, 2027-01-01T00:00",
    // Changed once it is read back.
    "22#143022#14311, 2026-11-27T14:31",
    // One failed try of each.
    "29#2#14301, 2026-11-27T14:30",
    "22#246014301, 2026-11-27T14:30",
    "22#143#14301, 2026-11-27T14:30",
    // Erased.
    "21*2#14*14301, 2026-11-27T14:30",
  })
  void timeIsTypedAndReadBack(String keys, LocalDateTime at) {
    assertThat(named(keys)).contains(new TimeNamed(at, false));
  }

  @ParameterizedTest
  @CsvSource({
    "two; tomorrow; two thirty pm; yes, 2026-11-27T14:30",
    "two; december third; noon; correct, 2026-12-03T12:00",
    // Changed once it is read back.
    "two; today; eleven pm; no; tomorrow; nine thirty am; yes, 2026-11-27T09:30",
    // One failed try of each.
    "two; half; tomorrow; thirty; noon; yes, 2026-11-27T12:00",
  })
  void timeIsSaidAndReadBack(String sayings, LocalDateTime at) {
    Simulation call = run(business, says(sayings));
    assertThat(call.outcome()).isEqualTo(new Promised("promise"));
    assertThat(business.promisesAsked().getLast().time()).contains(new TimeNamed(at, false));
  }

  @Test
  void whoNamesAKeyIsCalledAsSoonAsItIsTheirTurn() {
    assertThat(run(business, says("one")).outcome()).isEqualTo(new Promised("promise"));
    assertThat(business.promisesAsked().getLast().time()).isEmpty();
  }

  /** The caller's own number is right; then one thing after the other. */
  private static CallerScript says(String sayings) {
    CallerScript script = CallerScript.silent().press('1', Duration.ofMillis(500));
    List<String> all = List.of(sayings.split("; ", -1));
    for (int at = 0; at < all.size(); at++) {
      script = script.say(all.get(at), Duration.ofSeconds(3L * at + 1));
    }
    return script;
  }

  @Test
  void whatIsSaidOnTheWay() {
    business.timesAre("Times are those of New York.");
    CallerScript slow = CallerScript.silent().press('1', Duration.ofMillis(2500));
    int[] seconds = {5, 11, 15, 16, 17, 18, 24};
    String keys = "2214301";
    for (int at = 0; at < keys.length(); at++) {
      slow = slow.press(keys.charAt(at), Duration.ofSeconds(seconds[at]));
    }
    Simulation call = run(business, slow);
    assertThat(words(call))
        .containsExactly(
            "plus 1, 2 0 2, 5 5 5, 0 1 2 3?",
            TimePrompts.WHEN.toString(),
            "Times are those of New York.",
            TimePrompts.DAY_BY_MONTH.toString(),
            TimePrompts.TIME.toString(),
            "We call you on Friday, November 27, at 14:30. "
                + HouseSentences.prompt(TimePrompts.CONFIRM),
            PROMISE,
            "Goodbye.");
    assertThat(call.story()).contains("(at 2026-11-27T14:30)");
  }

  @ParameterizedTest
  @CsvSource({"1", "''", "7", "29#9#", "22#2500250", "22#1430", "22#14307", "2"})
  void whoeverNamesNoneIsCalledAsSoonAsItIsTheirTurn(String keys) {
    assertThat(named(keys)).isEmpty();
  }

  @Test
  void whoeverWantedATimeAndCouldNotNameItIsToldSo() {
    assertThat(words(run("29#9#"))).contains(TimePrompts.AT_ONCE.toString());
    assertThat(words(run("1"))).doesNotContain(TimePrompts.AT_ONCE.toString());
  }

  @Test
  void whereNoTimesCanBeNamedNobodyIsAsked() {
    business.namesNoTimes();
    assertThat(words(run("")))
        .containsExactly("plus 1, 2 0 2, 5 5 5, 0 1 2 3?", PROMISE, "Goodbye.");
  }

  @Test
  void nearTimesAreOfferedForOneThatIsTaken() {
    business.isTaken(TOMORROW);
    assertThat(afterRefusal("11")).contains(new TimeNamed(TOMORROW.minusMinutes(15), false));
    assertThat(afterRefusal("21")).contains(new TimeNamed(TOMORROW.plusMinutes(15), false));
    assertThat(afterRefusal("31#14301")).contains(new TimeNamed(TODAY.atTime(14, 30), false));
    assertThat(afterRefusal("9")).isEmpty();
    assertThat(named("22#143021")).as("typed ahead of what nobody can foresee").isEmpty();
    assertThat(words(run("22#1430")))
        .contains(
            "That time is taken.",
            "For on Friday, November 27, at 14:15, press 1. For on Friday, November 27, at 14:45,"
                + " press 2. For another time, press 3.");
  }

  /** These keys come once the caller hears that the time is taken. */
  private Optional<TimeNamed> afterRefusal(String later) {
    CallerScript script = keys("22#1430");
    for (int at = 0; at < later.length(); at++) {
      script = script.press(later.charAt(at), Duration.ofMillis(8_000 + 500L * at));
    }
    assertThat(run(business, script).outcome()).isEqualTo(new Promised("promise"));
    return business.promisesAsked().getLast().time();
  }

  @Test
  void agentIsAskedForOnlyWhereThereWasOne() {
    assertThat(words(run("22#14301"))).doesNotContain(TimePrompts.WITH.toString());
    business.hasHadAnAgent();
    assertThat(named("22#143011")).contains(new TimeNamed(TOMORROW, true));
    assertThat(named("22#143012")).contains(new TimeNamed(TOMORROW, false));
    assertThat(named("22#14301")).contains(new TimeNamed(TOMORROW, false));
  }

  @Test
  void hatchIsOpenThroughoutByTheRulesOfDigits() {
    for (String keys : List.of("0", "2*0", "22#*0", "22#1430*0", "22#14300")) {
      assertThat(run(keys).outcome())
          .as(keys)
          .isInstanceOfSatisfying(ToQueue.class, to -> assertThat(to.by()).isIn("0", "*0"));
      assertThat(business.promisesAsked()).isEmpty();
    }
    CallerScript oneTooMany = keys("22#1430").press('0', Duration.ofSeconds(4));
    assertThat(run(business, oneTooMany).outcome())
        .as("a digit too many, heard as a choice")
        .isEqualTo(new ToQueue("people", "promise", "0"));
    assertThat(run("20").outcome()).as("0 alone").isEqualTo(new ToQueue("people", "promise", "0"));
    assertThat(run("22#0").outcome()).isEqualTo(new ToQueue("people", "promise", "0"));
    assertThat(named("22#08301")).contains(new TimeNamed(TODAY.plusDays(1).atTime(8, 30), false));
  }

  @Test
  void timeThatOthersTookMeanwhileIsNamedAnew() {
    business.promises(
        new PromiseAnswer.NotThen("That time is taken."), new PromiseAnswer.Promised("Yes."));
    Simulation call = run("22#1430122#15001");
    assertThat(call.story())
        .containsSubsequence(
            "(at 2026-11-27T14:30)", "(not-then)", "(at 2026-11-27T15:00)", "(promised)");
    business.promises(new PromiseAnswer.NotThen("That time is taken."));
    assertThat(run("22#1430122#15001").outcome())
        .isEqualTo(new ToQueue("people", "promise", "no-callback"));
    assertThat(business.promisesAsked().getLast().time()).as("at last, any time").isEmpty();
  }

  @Test
  void houseThatCannotSayWhichTimesAreFreeCallsAsSoonAsItCan() {
    Business broken =
        new ScriptedBusiness(TODAY) {
          @Override
          public CompletableFuture<TimeAnswer> time(TimeAsked asked) {
            return CompletableFuture.failedFuture(new IllegalStateException("store"));
          }
        };
    Simulation call = run(broken, keys("22#1430"));
    assertThat(call.outcome()).isEqualTo(new Promised("promise"));
    assertThat(words(call)).contains(TimePrompts.AT_ONCE.toString());
  }

  /** Nothing is promised for a time that its caller has not confirmed, and nobody is stranded. */
  @Test
  void anyKeysComeToAPromiseOrAPerson() {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      ScriptedBusiness house = new ScriptedBusiness(TODAY).isTaken(TOMORROW);
      if (random.nextBoolean()) {
        house.hasHadAnAgent();
      }
      CallerScript script = keys("");
      Duration at = Duration.ofMillis(600);
      for (int acts = random.nextInt(12); acts > 0; acts--) {
        at = at.plusMillis(200 + random.nextInt(4000));
        for (char key : anyKeys(random).toCharArray()) {
          script = script.press(key, at);
        }
      }
      if (random.nextInt(10) == 0) {
        script = script.hangUp(at);
      }
      Simulation call = new FlowSimulator(flow, PromptLength.ESTIMATE, house).run(script);
      assertThat(call.outcome())
          .as("seed " + seed)
          .isInstanceOfAny(Promised.class, ToQueue.class, CallerLeft.class);
      for (PromiseAsked asked : house.promisesAsked()) {
        asked
            .time()
            .ifPresent(time -> {
              assertThat(call.story()).contains("(at " + time.at() + ")");
              assertThat(time.at()).isNotEqualTo(TOMORROW);
            });
      }
    }
  }

  private static String anyKeys(Random random) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> "1";
      case 2, 3 -> "2";
      case 4 -> "2#";
      case 5 -> "1430";
      case 6 -> "1225";
      default -> String.valueOf("0123456789*#".charAt(random.nextInt(12)));
    };
  }

  /** A flow that knows the time, as a clinic's does. */
  private static Flow clinic(String slot) throws FlowException {
    return FlowReader.judging(Map.of())
        .read(
            "clinic.yaml",
            """
            flow: clinic
            start: which
            nodes:
              which:
                ask: { prompt: Which?, into: number, as: phone, own: yes, confirm: "{number}?" }
                then: slot
              slot: { set: { slot: "%s", day: 2026-11-27 }, then: promise }
              promise: { callback: number, at: slot, on: day, unavailable: sorry }
              sorry: { queue: people }
            """
                .formatted(slot));
  }

  private Simulation slot(String slot) throws FlowException {
    return new FlowSimulator(clinic(slot), TWO_SECONDS, business).run(keys(""));
  }

  @Test
  void timeThatTheFlowKnowsIsPromisedWithoutAQuestion() throws FlowException {
    Simulation call = slot("14:30");
    assertThat(call.outcome()).isEqualTo(new Promised("promise"));
    assertThat(business.promisesAsked().getLast().time()).contains(new TimeNamed(TOMORROW, false));
    assertThat(words(call)).containsExactly("plus 1, 2 0 2, 5 5 5, 0 1 2 3?", PROMISE, "Goodbye.");
    assertThat(call.story()).contains("(at 2026-11-27T14:30)");
  }

  @Test
  void ofATimeThatIsTakenTheNearOnesAreOffered() throws FlowException {
    business.isTaken(TOMORROW);
    CallerScript slow =
        CallerScript.silent()
            .press('1', Duration.ofMillis(500))
            .press('2', Duration.ofSeconds(5))
            .press('1', Duration.ofSeconds(6));
    assertThat(slot("14:30").outcome())
        .as("in silence: as soon as it is their turn")
        .isEqualTo(new Promised("promise"));
    assertThat(business.promisesAsked().getLast().time()).isEmpty();
    Simulation call = new FlowSimulator(clinic("14:30"), TWO_SECONDS, business).run(slow);
    assertThat(words(call)).contains("That time is taken.");
    assertThat(business.promisesAsked().getLast().time())
        .contains(new TimeNamed(TOMORROW.plusMinutes(15), false));
  }

  @Test
  void zeroWhileANearTimeIsOfferedLeadsToAPerson() throws FlowException {
    business.isTaken(TOMORROW);
    CallerScript zero =
        CallerScript.silent().press('1', Duration.ofMillis(500)).press('0', Duration.ofSeconds(5));
    assertThat(new FlowSimulator(clinic("14:30"), TWO_SECONDS, business).run(zero).outcome())
        .isEqualTo(new ToQueue("people", "promise", "0"));
    assertThat(business.promisesAsked()).isEmpty();
  }

  @Test
  void whatIsNoTimeOrCannotBeNamedIsUnavailable() throws FlowException {
    assertThat(slot("half past two").outcome()).isEqualTo(new ToQueue("people", "sorry", "flow"));
    business.namesNoTimes();
    assertThat(slot("14:30").outcome()).isEqualTo(new ToQueue("people", "sorry", "flow"));
    assertThat(business.promisesAsked()).isEmpty();
  }
}
