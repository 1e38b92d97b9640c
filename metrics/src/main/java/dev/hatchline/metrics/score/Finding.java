package dev.hatchline.metrics.score;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a point.
 *
 * @param id stable, such as {@code G1.wishes}
 * @param measured the formula in one sentence; of what is not measured, what that would be
 * @param count the figure; 0 of 0 where there is no case
 * @param bar absent where nothing is measured
 * @param why of no verdict, in one sentence; empty where there is one
 * @param beside figures that are held to nothing
 */
public record Finding(
    String id,
    String measured,
    Count count,
    @Nullable Bar bar,
    Verdict verdict,
    String why,
    Behind behind,
    List<Beside> beside) {
  public Finding {
    beside = List.copyOf(beside);
  }
}
