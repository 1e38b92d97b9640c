package dev.hatchline.flow;

import java.util.Set;

/**
 * One way out of a node.
 *
 * @param why what makes a call go it
 * @param label which of several for the same reason: the key of a choice, the text of a condition;
 *     else empty
 * @param to the name of the node that comes next
 * @param sets the values that it gives; where they are computed, those that come out
 */
public record Way(Why why, String label, String to, Set<String> sets) {
  public Way {
    sets = Set.copyOf(sets);
  }

  /** A way that gives nothing. */
  public Way(Why why, String label, String to) {
    this(why, label, to, Set.of());
  }

  /** The only way for its reason. */
  public Way(Why why, String to) {
    this(why, "", to);
  }

  /** The same way, giving these values. */
  public Way giving(Set<String> names) {
    return new Way(why, label, to, names);
  }

  /** Why a way is gone. */
  public enum Why {
    /** What was to be done here is done. */
    THEN,
    /** The caller chose it by a key. */
    CHOICE,
    /** Its condition is true, and none before it was. */
    CONDITION,
    /** No condition is true. */
    ELSE,
    /** People are there. */
    OPEN,
    /** Nobody is there. */
    CLOSED,
    /** There is no such thing. */
    MISSING,
    /** It did not work. */
    FAILED,
    /** What the caller gave is not taken. */
    REFUSED,
    /** It cannot be had now. */
    UNAVAILABLE,
    /** The tries ran out in silence. */
    SILENCE,
    /** The tries ran out with what was not understood. */
    NO_MATCH,
    /** Nothing can be heard here, or a key was pressed instead of speaking. */
    NO_SPEECH
  }
}
