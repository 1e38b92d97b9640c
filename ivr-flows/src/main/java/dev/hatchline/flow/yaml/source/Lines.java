package dev.hatchline.flow.yaml.source;

import dev.hatchline.flow.yaml.problem.Place;
import dev.hatchline.flow.yaml.problem.Problems;

/** The lines of a file as they are written, with which the tree of it is compared. */
final class Lines {
  /**
   * A longer line is of a program, not a designer: nothing is looked up in it, for it would be gone
   * through again for each text that stands there.
   */
  static final int CHARS_MAX = 4000;

  private Lines() {}

  /** The rest of a line; columns count characters, whatever their size. */
  static String from(Place at, Problems problems) {
    String line = problems.line(at.file(), at.line());
    return line.length() > CHARS_MAX
        ? ""
        : line.codePoints()
            .filter(sign -> sign != '\uFEFF')
            .skip(at.column() - 1L)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }
}
