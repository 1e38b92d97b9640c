package dev.hatchline.bench.replay;

import java.util.List;
import java.util.Locale;

/**
 * Curves of shares over time, some panels beside each other, and measures below them, as SVG that
 * is read on light and dark ground.
 *
 * @param title for those who do not see it
 * @param bars below the panels, in the colours of the curves
 */
record Plot(String title, List<Panel> panels, List<Bars> bars) {
  private static final int PANEL_WIDTH = 440;
  private static final int HEIGHT = 410;
  private static final int LEFT = 58;
  private static final int RIGHT = 18;
  private static final int TOP = 134;
  private static final int BOTTOM = 52;
  private static final int LEGEND_TOP = 52;
  private static final int LEGEND_STEP = 17;
  private static final int TICKS = 5;
  private static final int BARS_HEIGHT = 140;

  private static final String STYLE =
      """
      text { font: 13px system-ui, sans-serif; fill: #1f2328 }
      .title { font-weight: 600 }
      .ground { fill: #ffffff }
      .grid { stroke: #d1d9e0; stroke-width: 1 }
      .curve { fill: none; stroke-width: 2 }
      .c0 { stroke: #6e7781; stroke-dasharray: 2 3 }
      .c1 { stroke: #6e7781 }
      .c2 { stroke: #0969da }
      .c3 { stroke: #bc4c00; stroke-dasharray: 7 3 }
      .b0, .b1 { fill: #6e7781 }
      .b0 { opacity: 0.5 }
      .b2 { fill: #0969da }
      .b3 { fill: #bc4c00 }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 }
        .ground { fill: #0d1117 }
        .grid { stroke: #30363d }
        .c0, .c1 { stroke: #9198a1 }
        .c2 { stroke: #58a6ff }
        .c3 { stroke: #f0883e }
        .b0, .b1 { fill: #9198a1 }
        .b2 { fill: #58a6ff }
        .b3 { fill: #f0883e }
      }
      """;

  /**
   * One pair of axes.
   *
   * @param title in words that are safe in XML
   * @param x what stands at the horizontal axis
   * @param y what stands at the vertical axis
   * @param minutes to its end
   * @param curves at most four
   */
  record Panel(String title, String x, String y, int minutes, List<Curve> curves) {
    /** The end of the vertical axis, as a share: in steps of a quarter. */
    double top() {
      double most =
          curves.stream().flatMap(curve -> curve.shares().stream()).reduce(0.01, Math::max);
      return Math.ceil(most * 4) / 4;
    }
  }

  /**
   * One curve.
   *
   * @param shares 0 to 1, at times of the same distance from 0 to the end of the axis
   */
  record Curve(String name, List<Double> shares) {}

  String svg() {
    int width = Math.max(PANEL_WIDTH * panels.size(), Bars.WIDTH * bars.size());
    int height = bars.isEmpty() ? HEIGHT : HEIGHT + BARS_HEIGHT;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">
        <title>%s</title>
        <style>
        %s</style>
        <rect class="ground" width="%d" height="%d"/>
        """
            .formatted(width, height, title, STYLE, width, height));
    for (int i = 0; i < panels.size(); i++) {
      panel(svg, panels.get(i), i * PANEL_WIDTH);
    }
    for (int i = 0; i < bars.size(); i++) {
      svg.append(bars.get(i).svg(i * Bars.WIDTH, HEIGHT));
    }
    return svg.append("</svg>\n").toString();
  }

  private static void panel(StringBuilder svg, Panel panel, int left) {
    svg.append("<g transform=\"translate(%d 0)\">%n".formatted(left));
    text(svg, LEFT, 26, "start", panel.title(), "title");
    double top = panel.top();
    for (int i = 0; i <= TICKS; i++) {
      double y = y((double) i / TICKS);
      line(svg, LEFT, y, PANEL_WIDTH - RIGHT, y);
      text(svg, LEFT - 8, y + 4, "end", percent(top * i / TICKS), "tick");
    }
    for (int minute = 0; minute <= panel.minutes(); minute += 2) {
      double x = x((double) minute / panel.minutes());
      line(svg, x, y(0), x, y(0) + 5);
      text(svg, x, y(0) + 20, "middle", Integer.toString(minute), "tick");
    }
    text(svg, x(0.5), HEIGHT - 12, "middle", panel.x(), "axis");
    text(svg, LEFT, TOP - 10, "start", panel.y(), "axis");
    for (int i = 0; i < panel.curves().size(); i++) {
      curve(svg, panel.curves().get(i), i, top);
    }
    svg.append("</g>\n");
  }

  private static void curve(StringBuilder svg, Curve curve, int number, double top) {
    double legend = LEGEND_TOP + number * (double) LEGEND_STEP;
    svg.append(
        "<path class=\"curve c%d\" d=\"M%d %.0fh34\"/>%n".formatted(number, LEFT, legend - 4));
    text(svg, LEFT + 42, legend, "start", curve.name(), "legend");
    svg.append("<polyline class=\"curve c%d\" points=\"".formatted(number));
    List<Double> shares = curve.shares();
    for (int i = 0; i < shares.size(); i++) {
      svg.append(
          String.format(
              Locale.ROOT,
              "%s%.1f,%.1f",
              i == 0 ? "" : " ",
              x((double) i / (shares.size() - 1)),
              y(shares.get(i) / top)));
    }
    svg.append("\"/>\n");
  }

  private static double x(double share) {
    return LEFT + share * (PANEL_WIDTH - LEFT - RIGHT);
  }

  private static double y(double share) {
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", share * 100);
  }

  private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String words, String style) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            style,
            x,
            y,
            anchor,
            words));
  }
}
