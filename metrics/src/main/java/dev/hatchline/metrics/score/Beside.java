package dev.hatchline.metrics.score;

/**
 * What stands beside a figure, and is held to nothing.
 *
 * @param id that of the figure and a word
 * @param says what it is, in one sentence
 * @param value in this unit; a mean is rounded
 */
public record Beside(String id, String says, Unit unit, long value) {
  /** Of what the value is. */
  public enum Unit {
    COUNT,
    /** A time; below zero where it is a difference. */
    MILLISECONDS
  }
}
