package dev.hatchline.app.flow;

import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.time.Instant;
import java.util.List;

/**
 * A saved file that callers do not hear; the version before it stays.
 *
 * @param at when it was looked at
 * @param problems at least one, in the order of the file
 */
public record Refused(Instant at, List<FlowProblem> problems) {
  public Refused {
    problems = List.copyOf(problems);
  }
}
