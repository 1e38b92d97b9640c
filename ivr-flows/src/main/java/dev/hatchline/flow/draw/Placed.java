package dev.hatchline.flow.draw;

import java.util.List;
import java.util.Map;

/**
 * A picture with its places, in pixels from the upper left corner.
 *
 * @param places of the boxes, by their ids
 * @param routes one for each arrow, in their order
 */
public record Placed(
    Picture picture, Map<String, Area> places, List<Route> routes, double width, double height) {
  public Placed {
    places = Map.copyOf(places);
    routes = List.copyOf(routes);
  }

  /** A point. */
  public record Point(double x, double y) {}

  /** A rectangle. */
  public record Area(double x, double y, double width, double height) {
    /** Whether they have more than a border in common. */
    public boolean overlaps(Area other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }
  }

  /**
   * The way of an arrow.
   *
   * @param points two at least: its corners, from its beginning to its tip
   * @param marks where its marks stand; no size if it has none
   */
  public record Route(Arrow arrow, List<Point> points, Area marks) {
    public Route {
      points = List.copyOf(points);
    }
  }
}
