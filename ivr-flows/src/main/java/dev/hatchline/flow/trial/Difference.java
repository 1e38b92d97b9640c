package dev.hatchline.flow.trial;

/**
 * Something that was not as expected.
 *
 * @param at where the expectation stands
 */
public record Difference(Where at, String expected, String found) {
  @Override
  public String toString() {
    return at + ": expected " + expected + "\n  found " + found;
  }
}
