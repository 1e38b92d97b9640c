package dev.hatchline.app.flow;

import dev.hatchline.flow.yaml.problem.FlowProblem;

/** What is found where the file of a flow should be. */
sealed interface Saved {
  /**
   * A text, of the operator's folder or, if there is none, of the program.
   *
   * @param file how faults name it
   */
  record Text(String file, FlowText text) implements Saved {}

  /** No file of this name, and none is shipped. */
  record Missing(FlowProblem problem) implements Saved {}

  /** A file that is no text. */
  record Unreadable(FlowProblem problem) implements Saved {}
}
