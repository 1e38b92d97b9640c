package dev.hatchline.flow.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A place in a file.
 *
 * @param file as it was named to the reader
 * @param line counts from 1
 * @param column counts from 1
 */
record Place(String file, int line, int column) {
  /** The YAML library counts from 0. */
  static Place of(Mark mark) {
    return new Place(mark.getName(), mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** So many columns further on. */
  Place right(int columns) {
    return new Place(file, line, column + columns);
  }
}
