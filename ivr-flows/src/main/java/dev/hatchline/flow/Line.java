package dev.hatchline.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Something that can be heard at a node, and what it is for. */
public record Line(Role role, Prompt prompt) {
  /** What something is said for; in flows it stands under this {@link #word}. */
  public enum Role {
    /** What the node is there to say. */
    PROMPT("prompt"),
    /** Before a further try. */
    WRONG("wrong"),
    /** What was typed, read back. */
    CONFIRM("confirm"),
    /** While something is worked on. */
    SOUND("sound"),
    /** In line for a person. */
    IN_LINE("say"),
    /** To who has answered. */
    THANKS("thanks"),
    /** The last words. */
    GOODBYE("goodbye"),
    /** Words of the house, the same in every flow: no designer can change them. */
    HOUSE("");

    private final String word;

    Role(String word) {
      this.word = word;
    }

    /** The key of it in flows; empty if it has none. */
    public String word() {
      return word;
    }
  }

  /** The values that these lines name, in order. */
  static Set<String> names(List<Line> lines) {
    Set<String> names = new LinkedHashSet<>();
    lines.forEach(line -> names.addAll(line.prompt().names()));
    return names;
  }
}
