package dev.hatchline.flow.run;

import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Tries;
import java.util.Optional;

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

  /**
   * The tries ran out: the way that the node has for that, or a person.
   *
   * @param by what the last of them failed by
   */
  static Step failed(Tries tries, String by) {
    Optional<String> way = by.equals(ToQueue.BY_SILENCE) ? tries.silence() : tries.noMatch();
    return way.<Step>map(GoTo::new).orElseGet(() -> new Lost(by));
  }
}
