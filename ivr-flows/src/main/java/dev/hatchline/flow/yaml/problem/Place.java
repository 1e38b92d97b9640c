package dev.hatchline.flow.yaml.problem;

import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A place in a file.
 *
 * @param file as it was named to the reader
 * @param line counts from 1
 * @param column counts from 1
 */
public record Place(String file, int line, int column) {
  /** The YAML library counts from 0. */
  public static Place of(Mark mark) {
    return new Place(mark.getName(), mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** So many columns further on. */
  public Place right(int columns) {
    return new Place(file, line, column + columns);
  }
}
