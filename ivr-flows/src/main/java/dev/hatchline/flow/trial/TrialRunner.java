package dev.hatchline.flow.trial;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Conversation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tries flows: one simulated call for each test, each with a company of its own. */
public final class TrialRunner {
  /** The day of those who name none: a Wednesday. */
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private final PromptLength lengths;

  public TrialRunner(PromptLength lengths) {
    this.lengths = lengths;
  }

  /** Tries the tests of one file, in order. */
  public Report run(Trials trials) {
    Coverage coverage = new Coverage(trials.flow());
    List<Tried> tried = new ArrayList<>();
    trials.all().forEach(trial -> tried.add(run(trials.flow(), trial, coverage)));
    return new Report(trials, tried, coverage);
  }

  private Tried run(Flow flow, Trial trial, Coverage coverage) {
    Transcript transcript = new Transcript();
    ScriptOfDeeds caller = new ScriptOfDeeds(trial.caller(), transcript);
    FlowSimulator simulator = new FlowSimulator(flow, lengths, business(trial.given()));
    Conversation conversation = simulator.converse(caller, transcript, trial.from());
    coverage.add(transcript);
    List<Difference> differences =
        new ArrayList<>(Judge.differences(trial.expected(), transcript, conversation));
    if (!caller.left().isEmpty()) {
      differences.add(unspent(trial, caller.left(), conversation));
    }
    List<String> lines = new ArrayList<>(transcript.lines());
    lines.add(
        WrittenDown.clock(conversation.length()) + "  " + Endings.words(conversation.outcome()));
    return new Tried(trial, differences, lines, conversation.length());
  }

  /** A script that is longer than the call says that the call was another one than was meant. */
  private static Difference unspent(Trial trial, List<Deed> left, Conversation conversation) {
    String deeds = left.stream().map(Deed::toString).collect(Collectors.joining(", "));
    String node = conversation.outcome().node();
    String found = "the end of the flow before it, at '" + node + "'";
    return new Difference(trial.at(), "the caller to " + deeds, found);
  }

  private static ScriptedBusiness business(Given given) {
    return furnished(new ScriptedBusiness(given.today().orElse(TODAY)), given);
  }

  /** A company of which this is so. */
  public static ScriptedBusiness furnished(ScriptedBusiness company, Given given) {
    given.known().forEach(company::remembers);
    given.waitSaid().ifPresent(company::waitIs);
    if (!given.open().orElse(true)) {
      company.closedNow();
    }
    given
        .caller()
        .ifPresent(number -> number.ifPresentOrElse(company::isCalledBy, company::numberWithheld));
    given
        .callbacks()
        .ifPresent(callbacks -> {
          company.promises(callbacks.answer());
          if (!callbacks.offered()) {
            company.callsNobodyBack();
          }
        });
    given.unanswered().forEach(number -> company.reachesNobodyAt(number.plain()));
    // Those that come first win: they are set last.
    given
        .lookups()
        .reversed()
        .forEach(one -> company.answers(one.system(), one.path(), one.answer(), one.after()));
    return company;
  }
}
