package dev.hatchline.flow.sim;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.Way;
import dev.hatchline.flow.run.Business;
import dev.hatchline.flow.run.CallerGone;
import dev.hatchline.flow.run.FlowInterpreter;
import dev.hatchline.flow.run.FlowListener;
import dev.hatchline.flow.run.HatchOpened;
import dev.hatchline.flow.run.PromptLength;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a flow against a script at once, whatever time the call would have taken. */
public final class FlowSimulator {
  private final Flow flow;
  private final PromptLength lengths;
  private final Business business;
  private final boolean forKeys;

  /** In a company that is open, on a day like any other. */
  public FlowSimulator(Flow flow, PromptLength lengths) {
    this(flow, lengths, new ScriptedBusiness(LocalDate.of(2026, 11, 25)));
  }

  public FlowSimulator(Flow flow, PromptLength lengths, Business business) {
    this(flow, lengths, business, false);
  }

  private FlowSimulator(Flow flow, PromptLength lengths, Business business, boolean forKeys) {
    this.flow = flow;
    this.lengths = lengths;
    this.business = business;
    this.forKeys = forKeys;
  }

  /** The same on a line without a model: nothing is heard of what callers say. */
  public FlowSimulator onALineForKeys() {
    return new FlowSimulator(flow, lengths, business, true);
  }

  /** One simulated call. */
  public Simulation run(CallerScript script) {
    return run(script, flow.start());
  }

  /** One simulated call of somebody who comes to a node of the flow. */
  public Simulation run(CallerScript script, String from) {
    ScriptedCaller caller = onThisLine(new ScriptedCaller(script, lengths));
    Story story = new Story();
    FlowInterpreter interpreter = new FlowInterpreter(flow, caller, business, story);
    FlowOutcome outcome = outcome(interpreter, caller, story, from);
    return new Simulation(outcome, List.copyOf(story.lines), caller.spoken(), caller.now());
  }

  private ScriptedCaller onThisLine(ScriptedCaller caller) {
    return forKeys ? caller.onALineForKeys() : caller;
  }

  /** Where nobody answers outside, the flow goes on. */
  private FlowOutcome outcome(
      FlowInterpreter interpreter, ScriptedCaller caller, FlowListener listener, String from) {
    FlowOutcome outcome = interpreter.run(from, Map.of());
    while (outcome instanceof FlowOutcome.ToOutside away && !reaches(away)) {
      outcome = rung(away, caller).orElseGet(() -> again(interpreter, listener, away));
    }
    return outcome;
  }

  private boolean reaches(FlowOutcome.ToOutside away) {
    return !(business instanceof ScriptedBusiness house) || house.reaches(away.number());
  }

  /** The hatch lies under the ringing, too. */
  private Optional<FlowOutcome> rung(FlowOutcome.ToOutside away, ScriptedCaller caller) {
    try {
      caller.during(new SimulatedWork<>(away.ring(), true));
      return Optional.empty();
    } catch (HatchOpened hatch) {
      return Optional.of(new FlowOutcome.ToQueue(flow.queue(), away.node(), hatch.by()));
    } catch (CallerGone _) {
      return Optional.of(new FlowOutcome.CallerLeft(away.node()));
    }
  }

  private static FlowOutcome again(
      FlowInterpreter interpreter, FlowListener listener, FlowOutcome.ToOutside away) {
    listener.transferred(away.node(), "no-answer");
    listener.went(away.node(), new Way(Way.Why.FAILED, away.failed()));
    return interpreter.run(away.failed(), interpreter.values());
  }

  /**
   * One simulated call of somebody who decides what to do while they hear.
   *
   * @param from the node to which they come
   * @throws RuntimeException whatever the interlocutor throws
   */
  public Conversation converse(Interlocutor interlocutor, FlowListener listener, String from) {
    ScriptedCaller caller = onThisLine(new ScriptedCaller(lengths, interlocutor));
    FlowInterpreter interpreter = new FlowInterpreter(flow, caller, business, listener);
    FlowOutcome outcome = outcome(interpreter, caller, listener, from);
    return new Conversation(outcome, interpreter.values(), caller.now());
  }

  /**
   * What came of a conversation.
   *
   * @param values what the flow has learnt
   * @param length from the answer to the outcome
   */
  public record Conversation(FlowOutcome outcome, Map<String, Value> values, Duration length) {}

  /**
   * What came of it.
   *
   * @param story in order: the names of the nodes entered, {@code (silence)}, {@code (wrong 7)},
   *     {@code (wrong what)}, {@code (not understood)}, {@code (order = 4711)}, {@code (at
   *     2026-11-28T14:30)}, {@code (note: Wants a refund.)} and what came of lookups and callbacks,
   *     such as {@code (found)}
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

    @Override
    public void noMatch(String node, String words) {
      lines.add(words.isEmpty() ? "(not understood)" : "(wrong " + words + ")");
    }

    @Override
    public void answered(String node, String name, Value value) {
      lines.add("(" + name + " = " + value.plain() + ")");
    }

    @Override
    public void lookedUp(String node, String word, Map<String, Value> taken) {
      lines.add("(" + word + ")");
    }

    @Override
    public void noted(String node, String text) {
      lines.add("(note: " + text + ")");
    }

    @Override
    public void scored(String node, String name, int score) {
      lines.add("(" + name + " = " + score + ")");
    }

    @Override
    public void outage(String node, boolean known) {
      lines.add(known ? "(outage)" : "(none)");
    }

    @Override
    public void transferred(String node, String word) {
      lines.add("(" + word + ")");
    }

    @Override
    public void named(String node, LocalDateTime at) {
      lines.add("(at " + at + ")");
    }

    @Override
    public void calledBack(String node, String word) {
      lines.add("(" + word + ")");
    }
  }
}
