package dev.hatchline.flow.trial;

/**
 * Where something stands in a file of tests.
 *
 * @param line counts from 1
 * @param column counts from 1
 */
public record Where(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
