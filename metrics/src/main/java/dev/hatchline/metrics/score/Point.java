package dev.hatchline.metrics.score;

import java.util.List;

/**
 * A point of the standard, or a law.
 *
 * @param id such as {@code G1} or {@code spain}
 * @param says what it asks for, in our words
 */
public record Point(String id, String title, String says, List<Finding> findings) {
  public Point {
    findings = List.copyOf(findings);
  }

  /**
   * Of all its figures that have one: not met if one is not, met if all are. What is not measured
   * takes nothing away, and is told beside.
   */
  public Verdict verdict() {
    if (has(Verdict.NOT_MET)) {
      return Verdict.NOT_MET;
    }
    if (has(Verdict.MET)) {
      return Verdict.MET;
    }
    return has(Verdict.NO_CASES) ? Verdict.NO_CASES : Verdict.NOT_MEASURED;
  }

  /** Whether it is told by all of its figures: a point that is met in part only is not whole. */
  public boolean whole() {
    return findings.stream()
        .allMatch(each -> each.verdict() == Verdict.MET || each.verdict() == Verdict.NOT_MET);
  }

  private boolean has(Verdict verdict) {
    return findings.stream().anyMatch(each -> each.verdict() == verdict);
  }
}
