package dev.hatchline.flow.run;

import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Tries;
import dev.hatchline.flow.Way.Why;
import java.util.Optional;

/** What comes after a node. */
sealed interface Step {
  /**
   * Another node.
   *
   * @param why the way to it is gone
   * @param label which way, of several for the same reason; see {@link dev.hatchline.flow.Way}
   */
  record GoTo(String node, Why why, String label) implements Step {
    GoTo(String node) {
      this(node, Why.THEN);
    }

    GoTo(String node, Why why) {
      this(node, why, "");
    }
  }

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
    boolean silent = by.equals(ToQueue.BY_SILENCE);
    Optional<String> way = silent ? tries.silence() : tries.noMatch();
    return way.<Step>map(to -> new GoTo(to, silent ? Why.SILENCE : Why.NO_MATCH))
        .orElseGet(() -> new Lost(by));
  }
}
