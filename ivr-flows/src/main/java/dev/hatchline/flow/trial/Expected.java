package dev.hatchline.flow.trial;

import java.util.List;

/** What a test expects of its call. */
public sealed interface Expected {
  /** Where it is written. */
  Where at();

  /** This is said, after what is expected to be heard before it; letters and digits count. */
  record Hears(Where at, String words) implements Expected {}

  /** This is never said. */
  record NeverHears(Where at, String words) implements Expected {}

  /** The caller comes to these nodes in this order; others may lie between. */
  record Visits(Where at, List<String> nodes) implements Expected {
    public Visits {
      nodes = List.copyOf(nodes);
    }
  }

  /** In the end this value is known, written so. */
  record Known(Where at, String name, String value) implements Expected {}

  /** So the flow ends, in the words of {@link Endings}, of which the last may be left out. */
  record Ends(Where at, String words) implements Expected {}
}
