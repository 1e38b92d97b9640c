package dev.hatchline.bench.replay;

import java.util.List;
import java.util.Locale;

/**
 * One measure, as a bar for each column of the table, the longest as long as the box.
 *
 * @param title in words that are safe in XML
 */
record Bars(String title, List<Bar> bars) {
  static final int WIDTH = 220;
  private static final int LEFT = 14;
  private static final int LENGTH_MAX = 130;
  private static final int TOP = 26;
  private static final int STEP = 24;
  private static final int THICK = 14;

  /**
   * One column.
   *
   * @param value of which the length is
   * @param words what stands behind the bar
   */
  record Bar(String name, double value, String words) {}

  /** At the place of the box. */
  String svg(int left, int top) {
    double most = bars.stream().mapToDouble(Bar::value).reduce(0, Math::max);
    StringBuilder svg =
        new StringBuilder(
            "<g transform=\"translate(%d %d)\">%n<text class=\"title\" x=\"%d\" y=\"12\">%s</text>%n"
                .formatted(left, top, LEFT, title));
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      int y = TOP + i * STEP;
      double length = most == 0 ? 0 : bar.value() / most * LENGTH_MAX;
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"bar b%d\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\">"
                  + "<title>%s</title></rect>%n<text x=\"%.1f\" y=\"%d\">%s</text>%n",
              i,
              LEFT,
              y,
              length,
              THICK,
              bar.name(),
              LEFT + length + 6,
              y + THICK - 2,
              bar.words()));
    }
    return svg.append("</g>\n").toString();
  }
}
