package dev.hatchline.flow.draw;

import java.util.List;

/**
 * What is shown of a node, or of a way into the flow.
 *
 * @param id different for each box of a picture
 * @param kind such as {@code menu}; {@code entrance} for a way into the flow
 * @param title in bold
 * @param time how long it speaks, such as {@code 9.4 s}; empty if it says nothing
 * @param lines what it says or does
 * @param backs ways that lead back to what was before, told by name instead of by an arrow
 */
public record Box(
    String id, String kind, String title, String time, List<String> lines, List<Back> backs) {
  static final String ENTRANCE = "entrance";
  static final double WIDTH = 216;
  static final double PAD = 12;
  static final double HEAD = 26;
  static final double LINE = 16;
  static final double BACK = 22;

  /**
   * A way back.
   *
   * @param to the node
   */
  public record Back(List<Mark> marks, String to, boolean fault) {
    public Back {
      marks = List.copyOf(marks);
    }
  }

  public Box {
    lines = List.copyOf(lines);
    backs = List.copyOf(backs);
  }

  public boolean isEntrance() {
    return kind.equals(ENTRANCE);
  }

  public double width() {
    return isEntrance() ? Widths.of(title, 12, true) + 2 * PAD : WIDTH;
  }

  public double height() {
    if (isEntrance()) {
      return HEAD;
    }
    double text = lines.isEmpty() ? 0 : lines.size() * LINE + 4;
    double ways = backs.isEmpty() ? 0 : backs.size() * BACK + 2;
    return HEAD + text + ways + 8;
  }
}
