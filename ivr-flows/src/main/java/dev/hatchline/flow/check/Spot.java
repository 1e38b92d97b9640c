package dev.hatchline.flow.check;

import java.util.List;

/** What of a node a fault is about. */
public sealed interface Spot {
  /** A value that the node names. */
  record Name(String value) implements Spot {}

  /** A part of it, by the keys that lead to it in a file; the kind's own may be left out. */
  record Part(List<String> path) implements Spot {
    public Part {
      path = List.copyOf(path);
    }
  }
}
