package dev.hatchline.app.flow;

import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether there will be something to hear, before anything starts. */
public record Preflight(Checking checking, SavedFlows saved, VersionStore store) {
  /**
   * Looks at each flow, and changes nothing.
   *
   * @return the faults of flows of which an earlier version will be heard
   * @throws FlowException with every fault of the flows of which nothing can be heard
   */
  public List<FlowProblem> check(List<String> flows) throws FlowException {
    List<FlowProblem> refused = new ArrayList<>();
    List<FlowProblem> fatal = new ArrayList<>();
    for (String flow : flows) {
      List<FlowProblem> problems = problems(flow);
      (problems.isEmpty() || earlier(flow) ? refused : fatal).addAll(problems);
    }
    if (!fatal.isEmpty()) {
      throw new FlowException(fatal);
    }
    return refused;
  }

  private List<FlowProblem> problems(String flow) {
    return switch (saved.read(flow)) {
      case Saved.Text(String file, FlowText text) -> problems(file, text.text());
      case Saved.Missing(FlowProblem problem) -> List.of(problem);
      case Saved.Unreadable(FlowProblem problem) -> List.of(problem);
    };
  }

  private List<FlowProblem> problems(String file, String text) {
    try {
      checking.check(file, text);
      return List.of();
    } catch (FlowException fault) {
      return fault.problems();
    }
  }

  private boolean earlier(String flow) {
    try {
      Optional<KeptVersion> kept = store.find(flow, store.pointer(flow).live());
      return kept.isPresent() && problems(flow, kept.get().text().text()).isEmpty();
    } catch (IOException _) {
      return false;
    }
  }
}
