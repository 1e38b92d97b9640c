package dev.hatchline.metrics.score;

import java.util.List;

/** All points of a period, the standard's first. */
public record Score(List<Point> points) {
  /** Goes with every score. */
  public static final String NO_ADVICE =
      "No legal advice: these are figures, and what they mean in law a lawyer says.";

  public Score {
    points = List.copyOf(points);
  }
}
