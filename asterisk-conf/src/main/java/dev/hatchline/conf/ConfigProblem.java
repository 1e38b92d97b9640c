package dev.hatchline.conf;

import java.nio.file.Path;

/**
 * One mistake in the operator's file.
 *
 * @param line from 1
 * @param column from 1
 * @param what what stands there
 * @param expected what should
 */
public record ConfigProblem(Path file, int line, int column, String what, String expected) {

  /** {@code file:line:column: what; expected …}: the form editors jump to. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + what + "; expected " + expected;
  }
}
