package dev.hatchline.flow.sim;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.FlowInterpreter;
import dev.hatchline.flow.run.FlowListener;
import dev.hatchline.flow.run.PromptLength;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a flow against a script at once, whatever time the call would have taken. */
public final class FlowSimulator {
  private final Flow flow;
  private final PromptLength lengths;

  public FlowSimulator(Flow flow, PromptLength lengths) {
    this.flow = flow;
    this.lengths = lengths;
  }

  /** One simulated call. */
  public Simulation run(CallerScript script) {
    ScriptedCaller caller = new ScriptedCaller(script, lengths);
    Story story = new Story();
    FlowOutcome outcome = new FlowInterpreter(flow, caller, story).run();
    return new Simulation(outcome, List.copyOf(story.lines), caller.spoken(), caller.now());
  }

  /**
   * What came of it.
   *
   * @param story in order: the names of the nodes entered, {@code (silence)}, {@code (wrong 7)}
   * @param spoken the prompts that began to play
   * @param length from the answer to the outcome
   */
  public record Simulation(
      FlowOutcome outcome, List<String> story, List<Prompt> spoken, Duration length) {}

  private static final class Story implements FlowListener {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void entered(String node) {
      lines.add(node);
    }

    @Override
    public void noInput(String node) {
      lines.add("(silence)");
    }

    @Override
    public void noMatch(String node, char key) {
      lines.add("(wrong " + key + ")");
    }
  }
}
