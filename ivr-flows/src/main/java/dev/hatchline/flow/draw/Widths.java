package dev.hatchline.flow.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide words are in a sans-serif face, without one: the advance widths of Helvetica (Adobe Font
 * Metrics), with some room, as faces differ.
 */
final class Widths {
  private static final double ROOM = 1.08;
  private static final double BOLD = 1.07;
  private static final int OTHER = 600;

  /** Of the characters 32 to 126, in thousandths of the size. */
  private static final int[] ASCII = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
  };

  private Widths() {}

  /** In pixels, at a size in pixels. */
  static double of(String text, double size, boolean bold) {
    int thousandths = text.codePoints().map(Widths::of).sum();
    return thousandths * size / 1000 * ROOM * (bold ? BOLD : 1);
  }

  private static int of(int character) {
    return character >= 32 && character < 127 ? ASCII[character - 32] : OTHER;
  }

  /** As much of it as has room, with … where something is left out. */
  static String cut(String text, double width, double size, boolean bold) {
    if (of(text, size, bold) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && of(text.substring(0, end) + "…", size, bold) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).strip() + "…";
  }

  /** In lines of this width; the last of them is cut. */
  static List<String> wrap(String text, double width, double size, int linesMax) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      boolean fits = line.isEmpty() || of(line + " " + word, size, false) <= width;
      if (!fits && lines.size() < linesMax - 1) {
        lines.add(cut(line.toString(), width, size, false));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(cut(line.toString(), width, size, false));
    }
    return lines;
  }
}
