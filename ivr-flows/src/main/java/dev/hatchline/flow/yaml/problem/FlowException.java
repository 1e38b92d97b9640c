package dev.hatchline.flow.yaml.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Flows that must not be taken: all their faults, by file, line and column. */
public final class FlowException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<FlowProblem> problems;

  /** Refuses flows for these faults, of which there is at least one. */
  public FlowException(List<FlowProblem> problems) {
    super(problems.stream().map(FlowProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one. */
  public List<FlowProblem> problems() {
    return problems;
  }
}
