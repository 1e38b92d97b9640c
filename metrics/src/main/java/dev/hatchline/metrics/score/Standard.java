package dev.hatchline.metrics.score;

import static dev.hatchline.metrics.score.Rules.proof;
import static dev.hatchline.metrics.score.Rules.proved;

import dev.hatchline.call.WaitRange;
import dev.hatchline.call.WaitVerdict;
import dev.hatchline.metrics.measure.Offer;
import dev.hatchline.metrics.measure.ToldWait;
import dev.hatchline.metrics.score.Rules.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The gethuman standard, v1.0 of 2006, point by point. */
final class Standard {
  /** Whoever waits less need not be told how long. */
  static final Duration WAIT_TOLD = Duration.ofSeconds(20);

  /** Whoever waits so long is to be told again. */
  static final Duration WAIT_TOLD_AGAIN = Duration.ofMinutes(5);

  /** Whoever waits so long is to be offered a call back; lines do so after a minute, or sooner. */
  static final Duration OFFER_DUE = Duration.ofMinutes(2);

  /** So soon a key is to have its effect, during a prompt, too. */
  static final Duration KEY_TAKEN = Duration.ofSeconds(1);

  static final Duration PROMPT_MAX = Duration.ofSeconds(10);
  static final int CHOICES_MAX = 5;

  private static final int MOSTLY = 95;
  private static final int RANGE_SHARE = (int) Math.round(100 * WaitRange.SHARE);

  static final List<Rule> ALL =
      List.of(
          person(),
          honestWait(),
          once(),
          callBack(),
          keys(),
          shortPrompts(),
          interruption(),
          noHangUp(),
          language());

  private Standard() {}

  private static Rule person() {
    return new Rule(
        "G1",
        "A person at any moment",
        "The caller can always dial 0 or say \"operator\" to queue for a person.",
        List.of(
            Rules.wishes("G1.wishes"),
            proof(
                "G1.proof",
                "from each of its states 0, or *0"
                    + " while digits are typed, leads to a person")));
  }

  private static Rule honestWait() {
    return new Rule(
        "G2",
        "An honest wait",
        "An accurate estimate of the wait from current traffic on joining the line, revised"
            + " from time to time. The bars are the house's own.",
        List.of(
            new Criterion.OfCalls(
                "G2.told",
                "Times in line of at least %1$d s in which a wait was told within %1$d s of"
                        .formatted(WAIT_TOLD.toSeconds())
                    + " joining / times in line of at least %d s.".formatted(WAIT_TOLD.toSeconds()),
                Bar.atLeast(MOSTLY),
                Standard::toldOnJoining),
            rightWaits(),
            new Criterion.OfCalls(
                "G2.again",
                "Times in line of at least %1$d min in which a wait was told twice or more /"
                        .formatted(WAIT_TOLD_AGAIN.toMinutes())
                    + " times in line of at least %d min.".formatted(WAIT_TOLD_AGAIN.toMinutes()),
                Bar.atLeast(MOSTLY),
                Standard::toldAgain)));
  }

  private static Criterion rightWaits() {
    return new Criterion.OfCalls(
        "G2.right",
        "Waits told whose person came within the range told / waits told of which that is known.",
        Bar.atLeast(RANGE_SHARE),
        Standard::estimates,
        List.of(
            Aside.mean(
                "G2.right.error",
                "The mean distance between the wait that came and the likely one told, of those"
                    + " who met a person.",
                conduct -> errors(conduct).map(Duration::abs).toList()),
            Aside.mean(
                "G2.right.bias",
                "The mean of the wait that came less the likely one told, of the same: above zero"
                    + " when callers wait longer than told.",
                conduct -> errors(conduct).toList())));
  }

  private static Rule once() {
    return new Rule(
        "G3",
        "Nothing twice",
        "The caller is never asked again for what was told to a person or a machine during"
            + " the call.",
        List.of(
            Rules.once("G3.once"),
            new Criterion.Untold(
                "G3.person",
                "Values that a person asked for again.",
                "no event tells what is said in conversations")));
  }

  private static Rule callBack() {
    return new Rule(
        "G4",
        "A call back",
        "Where no person is there a call back is offered; outside hours a message that may"
            + " ask for a call on the next working day. After how long it is due, and how often"
            + " it may be missed, are the house's own.",
        List.of(
            new Criterion.OfCalls(
                "G4.instead",
                ("Times in line that ended with the promise of a call or with a message / those,"
                        + " those that our side ended otherwise without a person, and those of at"
                        + " least %d min whose caller hung up without the offer of a call back.")
                    .formatted(OFFER_DUE.toMinutes()),
                Bar.ALL,
                Standard::instead),
            new Criterion.OfCalls(
                "G4.offered",
                "Times in line of at least %1$d min in which a call back was offered or promised /"
                        .formatted(OFFER_DUE.toMinutes())
                    + " times in line of at least %d min.".formatted(OFFER_DUE.toMinutes()),
                Bar.atLeast(MOSTLY),
                Standard::offered),
            new Criterion.Untold(
                "G4.hours",
                "Callers outside the hours who could leave a message.",
                "no event tells that the line was closed")));
  }

  private static Rule keys() {
    return new Rule(
        "G5",
        "Keys beside speech",
        "Speech has a touch-tone fall-back.",
        List.of(
            proof(
                "G5.proof",
                "each of its choices has a key, and who says nothing comes to a person"),
            new Criterion.Untold(
                "G5.killed",
                "Calls that went on by keys while the recogniser was away.",
                "no event of a call tells that the recogniser was away")));
  }

  private static Rule shortPrompts() {
    return new Rule(
        "G6",
        "Short prompts",
        "No long or verbose prompts. The bars are the house's own.",
        List.of(
            new Criterion.OfFlows(
                "G6.seconds",
                "Versions of flows that were live and whose longest prompt takes %d s or less"
                        .formatted(PROMPT_MAX.toSeconds())
                    + " / versions that were live with a certificate.",
                Bar.ALL,
                proved(facts -> facts.prompt().compareTo(PROMPT_MAX) <= 0)),
            new Criterion.OfFlows(
                "G6.options",
                "Versions of flows that were live and have no more than %d choices at a node"
                        .formatted(CHOICES_MAX)
                    + " / versions that were live with a certificate.",
                Bar.ALL,
                proved(facts -> facts.choices() <= CHOICES_MAX))));
  }

  private static Rule interruption() {
    return new Rule(
        "G7",
        "Prompts can be interrupted",
        "By a key or by speech.",
        List.of(
            new Criterion.OfCalls(
                "G7.taken",
                "Choices by one key that the flow took within %d s of it / choices by one key: of a"
                        .formatted(KEY_TAKEN.toSeconds())
                    + " prompt that no key stops it takes them at the end.",
                Bar.atLeast(MOSTLY),
                conduct ->
                    Rules.count(conduct.keysTaken(), wait -> wait.compareTo(KEY_TAKEN) <= 0)),
            new Criterion.Untold(
                "G7.stop",
                "Time from a key, or a word, to the end of the prompt.",
                "no event tells when a prompt ended or fell silent")));
  }

  private static Rule noHangUp() {
    return new Rule(
        "G8",
        "No caller is hung up on for an error",
        "No disconnection for user errors, not pressing anything included: queue for a"
            + " person, or offer a call back.",
        List.of(
            new Criterion.OfCalls(
                "G8.errors",
                "Calls with a no-input or a no-match that the line did not end before the"
                    + " caller did anything else / calls with a no-input or a no-match.",
                Bar.ALL,
                Standard::withoutHangUp),
            proof("G8.proof", "tries that fail lead to a person or to a call back")));
  }

  private static Rule language() {
    return new Rule(
        "G9",
        "The caller's language",
        "A default by demographics, and a key to change it; remembered.",
        List.of(
            new Criterion.Untold(
                "G9.language",
                "Calls of customers who have chosen a language before that begin in it.",
                "no event tells in which language a call is spoken, nor what was chosen before")));
  }

  // ---- How it is counted

  private static Count estimates(Conduct conduct) {
    return Rules.count(
        conduct.told().stream().filter(ToldWait::known).toList(),
        told -> told.verdict() == WaitVerdict.INSIDE);
  }

  private static Stream<Duration> errors(Conduct conduct) {
    return conduct.told().stream()
        .filter(ToldWait::person)
        .map(told -> told.came().minus(told.range().likely()));
  }

  private static Count toldOnJoining(Conduct conduct) {
    return Rules.count(
        waited(conduct, WAIT_TOLD),
        offer -> told(conduct, offer).anyMatch(at -> !at.isAfter(offer.joined().plus(WAIT_TOLD))));
  }

  private static Count toldAgain(Conduct conduct) {
    return Rules.count(
        waited(conduct, WAIT_TOLD_AGAIN), offer -> told(conduct, offer).limit(2).count() == 2);
  }

  private static List<Offer> waited(Conduct conduct, Duration least) {
    return Rules.over(conduct).stream()
        .filter(offer -> offer.waited().compareTo(least) >= 0)
        .toList();
  }

  private static Stream<Instant> told(Conduct conduct, Offer offer) {
    return within(conduct.waitsTold(), offer);
  }

  private static Count instead(Conduct conduct) {
    long kept =
        Rules.over(conduct).stream()
            .filter(offer ->
                offer.outcome() == Offer.Outcome.PROMISED
                    || offer.outcome() == Offer.Outcome.MESSAGE)
            .count();
    long unoffered =
        waited(conduct, OFFER_DUE).stream()
            .filter(offer ->
                offer.outcome() == Offer.Outcome.ABANDONED && !callBackOffered(conduct, offer))
            .count();
    return new Count(kept, kept + unoffered + (conduct.cutInLine() ? 1 : 0));
  }

  private static Count offered(Conduct conduct) {
    return Rules.count(
        waited(conduct, OFFER_DUE),
        offer -> offer.outcome() == Offer.Outcome.PROMISED || callBackOffered(conduct, offer));
  }

  private static boolean callBackOffered(Conduct conduct, Offer offer) {
    return within(conduct.callBackOffered(), offer).findAny().isPresent();
  }

  private static Stream<Instant> within(List<Instant> times, Offer offer) {
    return times.stream().filter(at -> !at.isBefore(offer.joined()) && !at.isAfter(offer.over()));
  }

  private static Count withoutHangUp(Conduct conduct) {
    boolean failed = !conduct.call().noInputs().isEmpty() || !conduct.call().noMatches().isEmpty();
    return failed ? Count.one(!conduct.endedOnError()) : Count.NONE;
  }
}
