package dev.hatchline.metrics.measure;

import java.time.Duration;

/**
 * The three formulas that the trade calls service level, which differ by many percent over the same
 * calls. T is the target, in time is a wait of T or less.
 */
public enum ServiceLevel {
  /** Answered in time ÷ answered. */
  OF_ANSWERED("answered within T / answered"),
  /** Answered in time ÷ offered. */
  OF_OFFERED("answered within T / offered"),
  /** (Answered in time + abandoned in time) ÷ (answered + abandoned). */
  OF_ENDED("(answered within T + abandoned within T) / (answered + abandoned)");

  /** T where nobody says otherwise. */
  public static final Duration TARGET = Duration.ofSeconds(20);

  private final String formula;

  ServiceLevel(String formula) {
    this.formula = formula;
  }

  /** In one line, to be shown beside each figure. */
  public String formula() {
    return formula;
  }
}
