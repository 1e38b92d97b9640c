package dev.hatchline.app.flow;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.util.List;

/** Judges whether callers may hear a text. */
public interface Checking {
  /**
   * Reads and judges it.
   *
   * @param file how faults name its own file
   * @param text a {@link Bundle} of all its files
   * @throws FlowException with every fault
   */
  Checked check(String file, String text) throws FlowException;

  /**
   * A text without a fault.
   *
   * @param certificate proof that nobody is stranded in it, in words: without one there is no such
   *     text
   * @param notes what its designer should know of it, and is no fault
   */
  record Checked(Flow flow, String certificate, List<FlowProblem> notes) {
    public Checked {
      notes = List.copyOf(notes);
    }
  }
}
