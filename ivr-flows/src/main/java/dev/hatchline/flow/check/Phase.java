package dev.hatchline.flow.check;

import dev.hatchline.flow.Ending;

/** What goes on at a node. */
sealed interface Phase {
  /** The caller has come, and nothing has been said yet; it takes no time. */
  record Comes() implements Phase {}

  /** Something is said, and then it goes on. */
  record Speaks() implements Phase {}

  /** Something is said, and one key is waited for. */
  record Listens() implements Phase {}

  /** Something is said, and digits are typed. */
  record Types() implements Phase {}

  /** What was typed is read back, and one key is waited for. */
  record ReadsBack() implements Phase {}

  /** Somebody else is waited for. */
  record Works() implements Phase {}

  /** The flow is over. */
  record Ends(Ending how) implements Phase {}

  /** Whether the caller is asked something. */
  default boolean asks() {
    return switch (this) {
      case Listens _, Types _, ReadsBack _ -> true;
      case Comes _, Speaks _, Works _, Ends _ -> false;
    };
  }

  /** Whether the caller hears or waits: time passes. */
  default boolean lasts() {
    return switch (this) {
      case Speaks _, Works _, Listens _, Types _, ReadsBack _ -> true;
      case Comes _ -> false;
      case Ends(Ending how) -> how != Ending.PERSON; // then the line goes on, by its own rules
    };
  }
}
