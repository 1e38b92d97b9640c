package dev.hatchline.flow.run;

import dev.hatchline.flow.FlowOutcome;

/** What comes after a node. */
sealed interface Step {
  /** Another node. */
  record GoTo(String node) implements Step {}

  /** Nothing: the flow is over. */
  record Done(FlowOutcome outcome) implements Step {}

  /**
   * The tries ran out: a person.
   *
   * @param by a BY_ name of {@link FlowOutcome.ToQueue}
   */
  record Lost(String by) implements Step {}
}
