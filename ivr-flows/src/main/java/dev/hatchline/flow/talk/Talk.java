package dev.hatchline.flow.talk;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Conversation;
import dev.hatchline.flow.trial.Endings;
import dev.hatchline.flow.trial.Given;
import dev.hatchline.flow.trial.TrialRunner;
import dev.hatchline.flow.trial.WrittenDown;
import java.util.Optional;
import java.util.function.Function;

/** One conversation, from the answer to the end of the flow. */
public final class Talk {
  private static final String HELP =
      "Enter listens on · 1, 40017#: keys after the prompt · !3s 1: keys 3 s into it · words · mumble words:"
          + " not sure · hang up · ?: what is known · back: begin again";

  private final Flow flow;
  private final PromptLength lengths;
  private final Given given;
  private final Terminal terminal;

  /**
   * With a company of which this is given.
   *
   * @param given what it does not say of lookups, {@link #run} and the terminal are asked
   */
  public Talk(Flow flow, PromptLength lengths, Given given, Terminal terminal) {
    this.flow = flow;
    this.lengths = lengths;
    this.given = given;
    this.terminal = terminal;
  }

  /**
   * Talks until the flow ends, or nothing more is typed, which is as hanging up.
   *
   * @param systems what answers lookups where nothing is given; what it does not know the terminal
   *     is asked
   */
  public FlowOutcome run(Function<LookupRequest, Optional<LookupAnswer>> systems) {
    terminal.print(flow.name() + ": " + HELP);
    while (true) {
      try {
        return talk(systems);
      } catch (BeginAgain _) {
        terminal.print("");
      }
    }
  }

  private FlowOutcome talk(Function<LookupRequest, Optional<LookupAnswer>> systems) {
    Somebody caller = new Somebody(terminal);
    Desk company = new Desk(flow, given, caller, terminal, systems);
    FlowSimulator simulator =
        new FlowSimulator(flow, lengths, TrialRunner.furnished(company, given));
    Conversation conversation = simulator.converse(caller, caller, flow.start());
    String end = Endings.words(conversation.outcome());
    terminal.print(WrittenDown.clock(conversation.length()) + "  " + end);
    return conversation.outcome();
  }
}
