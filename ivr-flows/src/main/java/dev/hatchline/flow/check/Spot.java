package dev.hatchline.flow.check;

import dev.hatchline.flow.Line;
import dev.hatchline.flow.Prompt;
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

  /** What is said for this, in this language. */
  static Spot said(Line.Role role, Prompt prompt) {
    return new Part(
        prompt.language().isEmpty()
            ? List.of(role.word())
            : List.of(role.word(), prompt.language()));
  }
}
