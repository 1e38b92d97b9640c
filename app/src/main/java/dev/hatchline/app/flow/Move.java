package dev.hatchline.app.flow;

import java.time.Instant;

/**
 * One change of what callers hear.
 *
 * @param who a user of the machine, or the name of a key
 * @param from the version that all heard before; 0 before the first
 * @param to the version that is heard since, by all but for a trial
 */
public record Move(Instant at, String who, int from, int to, Why why) {
  /** How it came to that. */
  public enum Why {
    /** The text was saved, or came with the program. */
    SAVED,
    /** The same, for a share of the calls. */
    TRIED,
    /** Somebody took the flow back. */
    ROLLED_BACK
  }
}
