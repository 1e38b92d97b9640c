package dev.hatchline.flow.yaml.problem;

/**
 * One fault of a flow, for its designer.
 *
 * @param file as it was named to the reader
 * @param line counts from 1
 * @param column counts from 1
 * @param what is wrong, with what was found
 * @param expected what would be right, and the nearest known word if there is one
 * @param code the kind of fault, such as {@code no-such-node}: for programs, and never changed
 */
public record FlowProblem(
    String file, int line, int column, String what, String expected, String code) {
  /** One of a file as a whole. */
  public static FlowProblem ofFile(String file, String what, String expected, String code) {
    return new FlowProblem(file, 1, 1, what, expected, code);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + what + "; expected " + expected;
  }
}
