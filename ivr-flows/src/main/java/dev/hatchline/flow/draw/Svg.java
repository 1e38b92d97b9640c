package dev.hatchline.flow.draw;

import dev.hatchline.flow.draw.Placed.Area;
import dev.hatchline.flow.draw.Placed.Point;
import dev.hatchline.flow.draw.Placed.Route;
import java.util.List;
import java.util.Locale;

/**
 * A picture as SVG 1.1, by itself or within a page: light and dark by what the eye prefers.
 *
 * <pre>
 *   name of the flow
 *   ┌hatch┐   ┌────┐
 *   │     ├ 0 ┤ box│      each box with the key of the hatch at its left border
 *   │  0  │   └──┬─┘
 *   │     │      1
 *   │     │   ┌──┴─┐
 *   │     ├ 0 ┤ box│
 *   └──┬──┘   └────┘
 *   a person
 * </pre>
 */
public final class Svg {
  private static final double MARGIN = 24;
  private static final double TOP = 64;
  private static final double LANE = 76;
  private static final double GAP = 44;
  private static final double LEGEND = 44;
  private static final double ROUND = 7;

  /** Of the smallest letters, which have 11 pixels, 10 are left. */
  private static final double SMALLEST = 10.0 / 11;

  /** The looks, for pages that do not take them from within a picture. */
  public static final String CSS = Style.CSS;

  private final Placed placed;
  private final boolean styled;
  private final StringBuilder out = new StringBuilder();

  private Svg(Placed placed, boolean styled) {
    this.placed = placed;
    this.styled = styled;
  }

  /** The document, with its looks. */
  public static String of(Placed placed) {
    return new Svg(placed, true).draw();
  }

  /**
   * The same to stand within a page that has the looks, {@link #CSS}. It is as small as can still
   * be read; the page may make it larger, but not smaller.
   */
  public static String within(Placed placed) {
    return new Svg(placed, false).draw();
  }

  private String draw() {
    double width = 2 * MARGIN + LANE + GAP + placed.width();
    double height = TOP + placed.height() + LEGEND + MARGIN;
    double scale = styled ? 1 : SMALLEST;
    Picture picture = placed.picture();
    line(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow\" viewBox=\"0 0 %s %s\" width=\"%s\""
                + " height=\"%s\" role=\"img\" aria-label=\"%s\">")
            .formatted(
                px(width),
                px(height),
                px(Math.ceil(width * scale)),
                px(Math.ceil(height * scale)),
                text("The flow " + picture.flow())));
    if (styled) {
      line("<style>%s</style>".formatted(CSS));
    }
    line(
        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
            + " markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" d=\"M0 0.5L7.5 4L0"
            + " 7.5z\"/></marker></defs>");
    line("<rect class=\"paper\" width=\"%s\" height=\"%s\"/>".formatted(px(width), px(height)));
    line(
        "<text class=\"name\" x=\"%s\" y=\"38\">%s</text>"
            .formatted(px(MARGIN), text(picture.flow())));
    lane(picture.queue());
    line("<g transform=\"translate(%s %s)\">".formatted(px(MARGIN + LANE + GAP), px(TOP)));
    placed.routes().forEach(this::route);
    picture.boxes().forEach(this::box);
    placed.routes().forEach(this::marks);
    line("</g>");
    legend(TOP + placed.height() + LEGEND);
    line("</svg>");
    return out.toString();
  }

  /** The hatch: one lane beside everything, for it is everywhere. */
  private void lane(String queue) {
    double x = MARGIN;
    double middle = x + LANE / 2;
    double end = TOP + placed.height();
    line("<g class=\"hatch\"><title>The hatch: 0 leads to a person, from everywhere</title>");
    line(
        "<rect class=\"lane\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"14\"/>"
            .formatted(px(x), px(TOP), px(LANE), px(placed.height())));
    key("0", middle - 13, TOP + 16, 26);
    line(
        "<path class=\"down\" d=\"M%s %sV%s\" marker-end=\"url(#tip)\"/>"
            .formatted(px(middle), px(TOP + 54), px(end - 66)));
    double words = TOP + Math.min(180, placed.height() / 2);
    line(
        ("<text class=\"lane-words\" transform=\"translate(%s %s) rotate(-90)\">a person, from"
                + " everywhere</text>")
            .formatted(px(middle - 12), px(words)));
    person(middle, end - 48);
    line(
        "<text class=\"lane-queue\" x=\"%s\" y=\"%s\">%s</text>"
            .formatted(px(middle), px(end - 10), text(Widths.cut(queue, LANE - 8, 11, true))));
    line("</g>");
  }

  private void person(double x, double y) {
    line("<circle class=\"person\" cx=\"%s\" cy=\"%s\" r=\"6\"/>".formatted(px(x), px(y)));
    line(
        "<path class=\"person\" d=\"M%s %sc0 -14 22 -14 22 0z\"/>"
            .formatted(px(x - 11), px(y + 22)));
  }

  private void box(Box box) {
    Area at = area(box.id());
    String id = box.isEntrance() ? "" : " id=\"node-" + text(box.id()) + "\"";
    line(
        "<g%s class=\"box %s\" transform=\"translate(%s %s)\">"
            .formatted(id, Style.group(box.kind()), px(at.x()), px(at.y())));
    String says = String.join(" ", box.lines());
    line(
        "<title>%s</title>"
            .formatted(text((box.title() + ": " + box.kind() + ". " + says).strip())));
    line(
        "<rect class=\"body\" width=\"%s\" height=\"%s\" rx=\"%s\"/>"
            .formatted(px(at.width()), px(at.height()), box.isEntrance() ? "13" : "9"));
    if (box.isEntrance()) {
      line(
          "<text class=\"entrance-words\" x=\"%s\" y=\"17.5\">%s</text>"
              .formatted(px(at.width() / 2), text(box.title())));
    } else {
      inside(box, at);
    }
    line("</g>");
  }

  private void inside(Box box, Area at) {
    line(
        "<path class=\"band\" d=\"M9 0A9 9 0 0 0 0 9V%sA9 9 0 0 0 9 %sz\"/>"
            .formatted(px(at.height() - 9), px(at.height())));
    line(
        "<rect class=\"cover\" x=\"5\" y=\"0.5\" width=\"6\" height=\"%s\"/>"
            .formatted(px(at.height() - 1)));
    double room = at.width() - 2 * Box.PAD;
    String right = box.kind() + (box.time().isEmpty() ? "" : " · " + box.time());
    double kind = Widths.of(right, 11, false);
    line(
        "<text class=\"title\" x=\"%s\" y=\"19\">%s</text>"
            .formatted(px(Box.PAD), text(Widths.cut(box.title(), room - kind - 6, 13, true))));
    line(
        "<text class=\"kind\" x=\"%s\" y=\"19\">%s</text>"
            .formatted(px(at.width() - Box.PAD), text(right)));
    double y = Box.HEAD + 13;
    for (String words : box.lines()) {
      line(
          "<text class=\"words\" x=\"%s\" y=\"%s\">%s</text>"
              .formatted(px(Box.PAD), px(y), text(words)));
      y += Box.LINE;
    }
    y = at.height() - 6 - box.backs().size() * Box.BACK;
    for (Box.Back back : box.backs()) {
      back(back, y, at.width());
      y += Box.BACK;
    }
    line(
        "<text class=\"count\" data-node=\"%s\" x=\"%s\" y=\"-5\"/>"
            .formatted(text(box.id()), px(at.width())));
    key("0", -9, Box.HEAD / 2 - 8, 16);
  }

  private void back(Box.Back back, double y, double width) {
    double x = Box.PAD;
    for (Mark mark : back.marks()) {
      mark(mark, x, y + 1);
      x += mark.width() + 3;
    }
    String to = Widths.cut("↩ " + back.to(), width - x - Box.PAD, 12, false);
    line(
        "<a href=\"#node-%s\"><text class=\"back%s\" x=\"%s\" y=\"%s\">%s</text></a>"
            .formatted(
                text(back.to()), back.fault() ? " fault" : "", px(x + 2), px(y + 14), text(to)));
  }

  private void route(Route route) {
    String fault = route.arrow().fault() ? " fault" : "";
    line(
        "<path class=\"way%s\" d=\"%s\" marker-end=\"url(#tip)\"/>"
            .formatted(fault, path(route.points())));
  }

  private void marks(Route route) {
    double x = route.marks().x();
    double y = route.marks().y();
    for (Mark mark : route.arrow().marks()) {
      mark(mark, x, y);
      x += mark.width() + 2;
    }
  }

  private void mark(Mark mark, double x, double y) {
    if (mark.key()) {
      key(mark.text(), x, y, Mark.HEIGHT);
      return;
    }
    line(
        "<rect class=\"plate\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"4\"/>"
            .formatted(px(x), px(y), px(mark.width()), px(Mark.HEIGHT)));
    line(
        "<text class=\"mark\" x=\"%s\" y=\"%s\">%s</text>"
            .formatted(px(x + mark.width() / 2), px(y + 13), text(mark.text())));
  }

  private void key(String key, double x, double y, double size) {
    String hatch = key.equals("0") ? " zero" : "";
    line(
        ("<g class=\"key%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"4\"/><text"
                + " x=\"%s\" y=\"%s\" font-size=\"%s\">%s</text></g>")
            .formatted(
                hatch,
                px(x),
                px(y),
                px(size),
                px(size),
                px(x + size / 2),
                px(y + size * 0.72),
                px(Math.max(11, size * 0.62)),
                text(key)));
  }

  private void legend(double y) {
    line(
        ("<text class=\"legend\" x=\"%s\" y=\"%s\">0 leads to a person from every box, and so do"
                + " silence and wrong keys after the last try. Dashed: when something fails. ↩ back to"
                + " a box above. Seconds: how long it speaks.</text>")
            .formatted(px(MARGIN), px(y)));
  }

  /** With round corners. */
  private static String path(List<Point> points) {
    StringBuilder path = new StringBuilder();
    path.append("M")
        .append(px(points.getFirst().x()))
        .append(' ')
        .append(px(points.getFirst().y()));
    for (int i = 1; i < points.size() - 1; i++) {
      Point corner = points.get(i);
      Point in = towards(corner, points.get(i - 1));
      Point after = towards(corner, points.get(i + 1));
      path.append("L").append(px(in.x())).append(' ').append(px(in.y()));
      path.append("Q").append(px(corner.x())).append(' ').append(px(corner.y())).append(' ');
      path.append(px(after.x())).append(' ').append(px(after.y()));
    }
    Point last = points.getLast();
    return path.append("L").append(px(last.x())).append(' ').append(px(last.y())).toString();
  }

  private static Point towards(Point from, Point to) {
    double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    double part = length == 0 ? 0 : Math.min(ROUND, length / 2) / length;
    return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
  }

  private Area area(String id) {
    Area found = placed.places().get(id);
    if (found == null) {
      throw new IllegalArgumentException("expected a place of every box, found none of " + id);
    }
    return found;
  }

  private void line(String words) {
    out.append(words).append('\n');
  }

  private static String px(double number) {
    String text = String.format(Locale.ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String text(String words) {
    StringBuilder safe = new StringBuilder();
    words
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '&' -> safe.append("&amp;");
            case '"' -> safe.append("&quot;");
            default -> safe.appendCodePoint(c < 32 || c == 0xFFFE || c == 0xFFFF ? ' ' : c);
          }
        });
    return safe.toString();
  }
}
