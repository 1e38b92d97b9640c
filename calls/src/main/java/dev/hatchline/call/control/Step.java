package dev.hatchline.call.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one input made of a call.
 *
 * @param commands to be carried out in this order
 * @param surprise why the input changed nothing, where nobody would expect it; for the log
 */
public record Step(Call call, List<CallCommand> commands, @Nullable String surprise) {
  public Step {
    commands = List.copyOf(commands);
  }

  static Step to(Call call, CallState next, CallCommand... commands) {
    return new Step(call.in(next), List.of(commands), null);
  }

  /** Something is done or told, and the state stays as it is. */
  static Step stay(Call call, CallCommand... commands) {
    return new Step(call, List.of(commands), null);
  }

  /** An input that comes late by nature, such as a flow's outcome after the hatch. */
  static Step late(Call call) {
    return stay(call);
  }

  static Step surprised(Call call, CallInput input, CallCommand... commands) {
    String why = "call " + call.id() + " in " + call.state() + " did not expect " + input;
    return new Step(call, List.of(commands), why);
  }

  /** The same step, into another state. */
  Step in(CallState other) {
    return new Step(call.in(other), commands, surprise);
  }

  /** The same step with {@code first} done before everything else. */
  Step after(List<CallCommand> first) {
    List<CallCommand> all = new ArrayList<>(first);
    all.addAll(commands);
    return new Step(call, all, surprise);
  }

  /** The same step with {@code more} done at the end. */
  Step then(CallCommand... more) {
    List<CallCommand> all = new ArrayList<>(commands);
    all.addAll(Arrays.asList(more));
    return new Step(call, all, surprise);
  }
}
