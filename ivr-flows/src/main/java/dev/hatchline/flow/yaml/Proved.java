package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.check.Certificate;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.util.List;

/**
 * A flow that callers may be given.
 *
 * @param certificate that it strands nobody
 * @param notes what its designer should know of it, and is no fault
 */
public record Proved(Flow flow, Certificate certificate, List<FlowProblem> notes) {
  public Proved {
    notes = List.copyOf(notes);
  }
}
