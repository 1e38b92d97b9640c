package dev.hatchline.app.report;

import static dev.hatchline.app.report.Measure.count;
import static dev.hatchline.app.report.Measure.ratio;
import static dev.hatchline.app.report.Measure.share;
import static dev.hatchline.app.report.Measure.time;

import dev.hatchline.metrics.measure.AgentDoing;
import dev.hatchline.metrics.measure.AgentFigures;
import dev.hatchline.metrics.measure.CallFigures;
import dev.hatchline.metrics.measure.CaseFigures;
import dev.hatchline.metrics.measure.NodeFigures;
import dev.hatchline.metrics.measure.PromiseFigures;
import dev.hatchline.metrics.measure.QueueFigures;
import dev.hatchline.metrics.measure.ServiceLevel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a report says of what, with the sentence by which it is counted. */
final class Measures {
  static final List<Measure<QueueFigures>> QUEUE =
      List.of(
          count(
              "offered",
              "Offered",
              "Times that callers joined the line for a person and are no longer in it.",
              QueueFigures::offered),
          count("answered", "Answered", "Of the offered: a person came.", QueueFigures::answered),
          count(
              "abandoned",
              "Abandoned",
              "Of the offered: hung up before a person.",
              QueueFigures::abandoned),
          count(
              "abandoned-short",
              "Within " + QueueFigures.SHORT_ABANDON.toSeconds() + " s",
              "Of the abandoned: those who hung up within %d s."
                  .formatted(QueueFigures.SHORT_ABANDON.toSeconds()),
              QueueFigures::abandonedShort),
          count(
              "promised",
              "Callback",
              "Of the offered: left with the promise of a callback.",
              QueueFigures::promised),
          count("messages", "Message", "Of the offered: left a message.", QueueFigures::messages),
          count(
              "elsewhere",
              "Elsewhere",
              "Of the offered: put through outside, brought on by Asterisk alone, or lost with it.",
              QueueFigures::elsewhere),
          time(
              "target",
              "T",
              "What the house wants to keep to: queues[].answer-within of the operator's file; of"
                  + " several queues together each keeps to its own.",
              figures -> Optional.of(figures.target())),
          level("service-level-answered", "SL of answered", ServiceLevel.OF_ANSWERED),
          level("service-level-offered", "SL of offered", ServiceLevel.OF_OFFERED),
          level("service-level-ended", "SL with abandoned", ServiceLevel.OF_ENDED),
          share("abandonment", "Abandonment", "Abandoned / offered.", QueueFigures::abandonment),
          share(
              "abandonment-without-short",
              "Without short",
              "(Abandoned - abandoned within %1$d s) / (offered - abandoned within %1$d s)."
                  .formatted(QueueFigures.SHORT_ABANDON.toSeconds()),
              QueueFigures::abandonmentWithoutShort),
          time(
              "asa",
              "ASA",
              "Average speed of answer: mean time in line of the answered.",
              figures -> figures.waits().mean()),
          time(
              "longest-wait",
              "Longest wait",
              "The longest time in line, of the answered and the abandoned.",
              Measures::longest));

  static final List<Measure<CallFigures>> CALLS =
      List.of(
          count(
              "calls",
              "Calls",
              "Calls that are over, by first ring; calls back that were answered among them.",
              CallFigures::calls),
          count("served", "Served", "Calls that talked to a person.", CallFigures::served),
          count(
              "zero-outs",
              "Zero-outs",
              "Calls that left the automation for a person by key or word.",
              CallFigures::zeroOuts),
          time(
              "time-to-human-p50",
              "To a person p50",
              "From the first 0, escape word or joining of the line to hearing a person: half came"
                  + " sooner.",
              figures -> figures.timeToHuman().percentile(50)),
          time(
              "time-to-human-p95",
              "p95",
              "The same: 95 of 100 came sooner.",
              figures -> figures.timeToHuman().percentile(95)),
          time(
              "talk",
              "Talk",
              "Mean length of conversations, holding included.",
              figures -> figures.talks().mean()),
          count("no-inputs", "No input", "Times that nothing came.", CallFigures::noInputs),
          count(
              "no-matches",
              "No match",
              "Times that what came was not understood.",
              CallFigures::noMatches),
          count(
              "repeats",
              "Asked again",
              "Values that callers gave again at another node.",
              CallFigures::repeats),
          ratio(
              "repeats-per-call",
              "per call",
              "Values given again / calls.",
              CallFigures::repeatsPerCall),
          count(
              "waits-told",
              "Waits told",
              "Waits told to callers in line whose end is known.",
              CallFigures::toldKnown),
          count(
              "waits-inside",
              "came true",
              "Of those: a person came within the range told.",
              CallFigures::toldInside),
          share("waits-hit", "Hit rate", "Came true / waits told.", CallFigures::estimatesHit));

  static final List<Measure<PromiseFigures>> PROMISES =
      List.of(
          count("promises", "Promised", "Calls promised.", PromiseFigures::promised),
          count(
              "kept",
              "Kept",
              "Connected to a person by the deadline that was told.",
              PromiseFigures::kept),
          count("late", "Late", "Connected later.", PromiseFigures::late),
          count(
              "broken",
              "Broken",
              "Given up, or nobody knows how it ended.",
              PromiseFigures::broken),
          count(
              "cancelled",
              "Cancelled",
              "Not wanted any more, or the customer's own call took the place.",
              PromiseFigures::cancelled),
          count("owed", "Owed", "Still to be done.", PromiseFigures::open),
          share(
              "kept-share",
              "Kept share",
              "Kept / (kept + late + broken).",
              PromiseFigures::keptShare),
          time(
              "promise-to-connect-p50",
              "Called back p50",
              "From the promise, or the time that the customer named, to the conversation: half"
                  + " came sooner.",
              figures -> figures.promiseToConnect().percentile(50)),
          time(
              "promise-to-connect-p95",
              "p95",
              "The same: 95 of 100 came sooner.",
              figures -> figures.promiseToConnect().percentile(95)));

  static final List<Measure<CaseFigures>> CASES =
      List.of(
          count(
              "cases",
              "Cases",
              "Cases whose first contact it was, of customers who showed a number.",
              CaseFigures::cases),
          count(
              "came-again",
              "Came again",
              "Of those: the customer came again with it within %d days; calls back do not count."
                  .formatted(CaseFigures.WITHIN.toDays()),
              CaseFigures::cameAgain),
          count(
              "undecided",
              "Undecided",
              "Of the others: those whose %d days are not over."
                  .formatted(CaseFigures.WITHIN.toDays()),
              CaseFigures::undecided),
          share(
              "fcr",
              "FCR",
              "First-contact resolution: (cases - came again - undecided) / (cases - undecided).",
              CaseFigures::firstContact));

  static final List<Measure<NodeFigures>> NODES =
      List.of(
          count(
              "zero-outs",
              "Zero-outs",
              "Times that a caller left this node for a person.",
              NodeFigures::zeroOuts),
          count("no-inputs", "No input", "Times that nothing came here.", NodeFigures::noInputs),
          count(
              "no-matches",
              "No match",
              "Times that what came here was not understood.",
              NodeFigures::noMatches));

  static final List<Measure<AgentFigures>> AGENTS =
      List.of(
          count("talks", "Talks", "Conversations that began.", AgentFigures::talks),
          time(
              "talk",
              "Talk",
              "Mean time with a caller, holding included.",
              figures -> each(figures, figures.talk())),
          time(
              "wrap-up",
              "Wrap-up",
              "Mean rest after a conversation.",
              figures -> each(figures, figures.time(AgentDoing.WRAP_UP))),
          time(
              "aht",
              "AHT",
              "Average handle time: (talk + hold + wrap-up) / conversations.",
              AgentFigures::handleTime),
          share(
              "occupancy",
              "Occupancy",
              "(Talk + hold + wrap-up) / signed-in time.",
              AgentFigures::occupancy),
          time(
              "signed-in",
              "Signed in",
              "Time with a phone that could be rung, then or after the work at hand.",
              figures -> Optional.of(figures.signedIn())),
          doing(
              "available",
              "Available",
              "Time in which a caller could have come.",
              AgentDoing.AVAILABLE),
          doing("reserved", "Rung", "Time in which the phone rang.", AgentDoing.RESERVED),
          doing("paused", "Paused", "Time in pauses.", AgentDoing.PAUSED),
          time(
              "not-ours",
              "Other calls",
              "Time in calls that are none of the line's.",
              figures -> Optional.of(figures.time(AgentDoing.ON_CALL).minus(figures.talk()))),
          doing(
              "unknown", "Not seen", "Time in which the engine did not run.", AgentDoing.UNKNOWN));

  static final List<Measure<Duration>> PAUSES =
      List.of(time("paused", "Paused", "Time paused for this reason.", Optional::of));

  private Measures() {}

  private static Measure<QueueFigures> level(String name, String title, ServiceLevel formula) {
    return share(
        name,
        title,
        "Service level: %s; in time is T or less.".formatted(formula.formula()),
        figures -> figures.serviceLevel(formula));
  }

  private static Measure<AgentFigures> doing(
      String name, String title, String formula, AgentDoing doing) {
    return time(name, title, formula, figures -> Optional.of(figures.time(doing)));
  }

  private static Optional<Duration> each(AgentFigures figures, Duration time) {
    return figures.talks() == 0 ? Optional.empty() : Optional.of(time.dividedBy(figures.talks()));
  }

  private static Optional<Duration> longest(QueueFigures figures) {
    return Stream.of(figures.waits().longest(), figures.abandonedWaits().longest())
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }
}
