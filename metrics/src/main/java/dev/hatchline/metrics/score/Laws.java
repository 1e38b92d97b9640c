package dev.hatchline.metrics.score;

import dev.hatchline.metrics.measure.Offer;
import dev.hatchline.metrics.score.Rules.Rule;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Laws, as far as figures tell of them. Their texts were read second-hand, but for the US rule:
 * where one leaves open what a call is, or when a wait begins, the formula says what we take.
 */
final class Laws {
  static final Duration SPAIN_WAIT = Duration.ofMinutes(3);
  static final Duration PORTUGAL_WAIT = Duration.ofSeconds(60);
  static final Duration INDIA_WAIT = Duration.ofSeconds(90);
  static final Duration BRAZIL_HOURS = Duration.ofHours(8);
  static final Duration US_MET = Duration.ofSeconds(2);

  /** Nobody waits longer to hear that there is a person: what a certificate holds a flow to. */
  static final Duration NAMED_MAX = Duration.ofSeconds(30);

  private static final int MOSTLY = 95;
  private static final int UNMET_MAX = 3;

  private static final String OFFERED =
      " / times in line that are over, callers who hung up or took a call back included.";

  static final List<Rule> ALL = List.of(spain(), brazil(), portugal(), india(), unitedStates());

  private Laws() {}

  private static Rule spain() {
    return new Rule(
        "spain",
        "Spain, Ley 10/2025",
        "95 % of calls answered in under 3 minutes on average; a person on request at any stage"
            + " and as an option of the main menu; nobody cut off for a long wait.",
        List.of(
            new Criterion.OfCalls(
                "spain.answered",
                "Times in line that a person ended less than %d s after joining"
                        .formatted(SPAIN_WAIT.toSeconds())
                    + OFFERED,
                Bar.atLeast(MOSTLY),
                offers(offer -> answered(offer) && offer.waited().compareTo(SPAIN_WAIT) < 0)),
            Rules.wishes("spain.person"),
            new Criterion.OfFlows(
                "spain.menu",
                "Versions of flows that were live and name a person to every caller within %d s of"
                        .formatted(NAMED_MAX.toSeconds())
                    + " the answer / versions that were live with a certificate.",
                Bar.ALL,
                Rules.proved(facts -> facts.named().compareTo(NAMED_MAX) <= 0)),
            new Criterion.OfCalls(
                "spain.cut",
                "Times in line that our side ended without a person, a promise or a message"
                    + OFFERED,
                Bar.NONE,
                Laws::cut),
            untold(
                "spain.key",
                "Contacts whose customer was given a key to trace it by.",
                "no event tells that the id of the case was told"),
            untold(
                "spain.complaints",
                "Complaints answered within 15 working days, and undue charges within 5.",
                "no event tells which cases are complaints")));
  }

  private static Rule brazil() {
    return new Rule(
        "brazil",
        "Brazil, Decreto 11.034/2022",
        "A person by phone at least 8 hours a day; no data demanded before the attendant is"
            + " reached; the demand not repeated; no advertising while waiting; the firm calls back"
            + " when its line drops; an answer in 7 days.",
        List.of(
            brazilHours(),
            new Criterion.OfCalls(
                "brazil.data",
                "Calls in which the caller gave no value between asking for a person (0, an escape"
                    + " word or joining the line) and reaching one, but in an automation used"
                    + " meanwhile / calls in which the caller asked for a person or joined the"
                    + " line.",
                Bar.ALL,
                Laws::undemanded),
            Rules.once("brazil.once"),
            untold(
                "brazil.menu",
                "Calls whose first menu had complaint and cancellation.",
                "no event tells what a choice means"),
            untold(
                "brazil.advertising",
                "Calls with advertising in line.",
                "no event tells what the music of the line is"),
            new Criterion.OfDropped(
                "brazil.dropped",
                "Calls that our side dropped in line, or with a person, and whose caller has talked"
                    + " to a person in a call back for it / calls that it dropped so.",
                Bar.ALL,
                Dropped::calledBack),
            untold(
                "brazil.answer",
                "Demands answered within 7 days.",
                "no event tells which cases are demands")));
  }

  private static Criterion brazilHours() {
    return new Criterion.OfDays(
        "brazil.hours",
        "Days on which at least one agent had a phone that could be rung for %d h or more,"
                .formatted(BRAZIL_HOURS.toHours())
            + " and made no pause, work at hand included / whole days of the period of which it is"
            + " known.",
        Bar.ALL,
        day -> day.staffed().compareTo(BRAZIL_HOURS) >= 0);
  }

  private static Rule portugal() {
    return new Rule(
        "portugal",
        "Portugal, DL 134/2009",
        "Waiting on the line for over 60 seconds is forbidden; no advertising while waiting.",
        List.of(
            new Criterion.OfCalls(
                "portugal.wait",
                "Times in line, from joining to a person or to leaving it, of %d s or less"
                        .formatted(PORTUGAL_WAIT.toSeconds())
                    + " / times in line that are over, callers who hung up or took a call back"
                    + " included, but those that nobody saw end.",
                Bar.ALL,
                Laws::shortEnough,
                List.of(
                    Aside.count(
                        "portugal.wait.unseen",
                        "Times in line that ended while the engine was away, and were shorter as"
                            + " far as they were seen: in neither number.",
                        Laws::unseen))),
            untold(
                "portugal.advertising",
                "Calls with advertising in line.",
                "no event tells what the music of the line is")));
  }

  private static Rule india() {
    return new Rule(
        "india",
        "India, TRAI",
        "At least 95 % of calls answered by an operator within 90 seconds.",
        List.of(
            new Criterion.OfCalls(
                "india.answered",
                "Times in line that a person ended %d s or less after joining"
                        .formatted(INDIA_WAIT.toSeconds())
                    + OFFERED,
                Bar.atLeast(MOSTLY),
                offers(offer -> answered(offer) && offer.waited().compareTo(INDIA_WAIT) <= 0))));
  }

  private static Rule unitedStates() {
    return new Rule(
        "us",
        "US, TSR 16 CFR 310.4(b)(4)",
        "Of the calls that we dial, of those answered, at most 3 % without a person within 2"
            + " seconds, in 30 days; the phone rings for 15 seconds or 4 rings. Meant for"
            + " telemarketing: our bar for calling back.",
        List.of(
            new Criterion.OfDialled(
                "us.unmet",
                "Customers called back who met no person within %d s of their answer / customers"
                        .formatted(US_MET.toSeconds())
                    + " called back who answered, in the worst 30 days of those that follow one"
                    + " another up to the end of the period.",
                Bar.atMost(UNMET_MAX),
                dialled -> !dialled.metWithin(US_MET)),
            untold(
                "us.ring",
                "Customers called back whose phone rang for 15 s or more, of those who did not"
                    + " answer.",
                "an attempt is kept from when an agent was taken for it until it was over, busy"
                    + " lines and the agent's own ringing included")));
  }

  private static Criterion untold(String id, String measured, String why) {
    return new Criterion.Untold(id, measured, why);
  }

  private static boolean answered(Offer offer) {
    return offer.outcome() == Offer.Outcome.ANSWERED;
  }

  private static Function<Conduct, Count> offers(Predicate<Offer> part) {
    return conduct -> Rules.count(Rules.over(conduct), part);
  }

  private static Count shortEnough(Conduct conduct) {
    return Rules.count(
        Rules.over(conduct).stream()
            .filter(offer -> !conduct.endUnseen(offer) || !shortEnough(offer))
            .toList(),
        Laws::shortEnough);
  }

  private static boolean shortEnough(Offer offer) {
    return offer.waited().compareTo(PORTUGAL_WAIT) <= 0;
  }

  private static long unseen(Conduct conduct) {
    return Rules.over(conduct).stream()
        .filter(offer -> conduct.endUnseen(offer) && shortEnough(offer))
        .count();
  }

  private static Count cut(Conduct conduct) {
    return new Count(conduct.cutInLine() ? 1 : 0, Rules.over(conduct).size());
  }

  private static Count undemanded(Conduct conduct) {
    boolean asked = conduct.wish() != Conduct.Wish.NONE || !conduct.call().offers().isEmpty();
    return asked ? Count.one(!conduct.askedOnTheWay()) : Count.NONE;
  }
}
