package dev.hatchline.metrics.score;

import java.util.List;

/**
 * What a figure was counted of.
 *
 * @param kind what the names are of
 * @param counted all of them that have a case of it
 * @param against of those, the ones that count against the bar
 * @param named the first of all, at most {@link #NAMED_MAX}
 * @param namedAgainst the first of those against it, at most as many
 */
public record Behind(
    Kind kind, long counted, long against, List<String> named, List<String> namedAgainst) {
  /** The rest is a count. */
  public static final int NAMED_MAX = 20;

  /** What can be behind a figure. */
  public enum Kind {
    /** By the id of the call, in the order of first rings. */
    CALLS,
    /** By name, version and the beginning of the hash of its text. */
    FLOWS,
    /** By the id of the call that it became, in the order of answers. */
    DIALLED,
    /** By date. */
    DAYS,
    NOTHING
  }

  static final Behind NOTHING = new Behind(Kind.NOTHING, 0, 0, List.of(), List.of());

  public Behind {
    named = List.copyOf(named);
    namedAgainst = List.copyOf(namedAgainst);
  }
}
