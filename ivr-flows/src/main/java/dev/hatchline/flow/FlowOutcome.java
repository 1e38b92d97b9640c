package dev.hatchline.flow;

import java.time.Duration;

/** How a flow ended for one caller. What happens then is not the flow's business. */
public sealed interface FlowOutcome {
  /** The node at which the flow ended. */
  String node();

  /**
   * The caller is to be in line for a person.
   *
   * @param by the hatch that opened ({@code 0}, {@code *0} or the escape word), or one of the BY_
   *     names
   * @param wish what they get in line besides; its words are those of this call
   */
  record ToQueue(String queue, String node, String by, LineWish wish) implements FlowOutcome {
    /** The caller came to a queue node by a choice or a way of the flow. */
    public static final String BY_FLOW = "flow";

    /** The tries ran out, the last of them in silence. */
    public static final String BY_SILENCE = "silence";

    /** The tries ran out, the last of them with a key that the menu does not know. */
    public static final String BY_NO_MATCH = "no-match";

    /** No call back could be promised. */
    public static final String BY_NO_CALLBACK = "no-callback";

    /** The caller went round in the flow for longer than it allows. */
    public static final String BY_LIMIT = "limit";

    /** As all who wait there. */
    public ToQueue(String queue, String node, String by) {
      this(queue, node, by, LineWish.NONE);
    }
  }

  /**
   * The caller is to be joined with a number outside of the house, which the rules of dialling
   * allow.
   *
   * @param ring how long it may ring there
   * @param failed the node at which the flow goes on when nobody answers
   */
  record ToOutside(String node, Value.Phone number, Duration ring, String failed)
      implements FlowOutcome {}

  /** The caller is to leave a message; what to do has been said. */
  record LeaveMessage(String node) implements FlowOutcome {}

  /** A call back is promised, and the caller has been told so, and goodbye. */
  record Promised(String node) implements FlowOutcome {}

  /** The caller chose an end of the flow: nothing more is to be said. */
  record Finished(String node) implements FlowOutcome {}

  /** Nobody is there to listen any more. Whether the call is over, the caller's channel knows. */
  record CallerLeft(String node) implements FlowOutcome {}
}
