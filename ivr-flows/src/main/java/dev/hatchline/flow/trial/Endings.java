package dev.hatchline.flow.trial;

import dev.hatchline.flow.FlowOutcome;
import java.util.List;

/** How a flow ended, in words. */
public final class Endings {
  /** What a test can expect, for those who guess. */
  public static final List<String> FORMS =
      List.of(
          "queue NAME",
          "queue NAME by WHAT",
          "message",
          "promised",
          "transfer",
          "finished",
          "caller left");

  private Endings() {}

  /** Such as {@code queue people by 0}. */
  public static String words(FlowOutcome outcome) {
    return switch (outcome) {
      case FlowOutcome.ToQueue(String queue, _, String by, _) -> "queue " + queue + " by " + by;
      case FlowOutcome.LeaveMessage _ -> "message";
      case FlowOutcome.Promised _ -> "promised";
      case FlowOutcome.ToOutside _ -> "transfer";
      case FlowOutcome.Finished _ -> "finished";
      case FlowOutcome.CallerLeft _ -> "caller left";
    };
  }

  /** Whether this can be expected at all. */
  public static boolean can(String words) {
    return words.matches(
        "queue [A-Za-z][A-Za-z0-9_-]{0,39}( by [^ ].{0,39})?|message|promised|transfer|finished|caller left");
  }

  /** Whether it ended as was expected: the words that were left out may be any. */
  static boolean met(String expected, FlowOutcome outcome) {
    String found = words(outcome);
    return found.equals(expected) || found.startsWith(expected + " by ");
  }
}
