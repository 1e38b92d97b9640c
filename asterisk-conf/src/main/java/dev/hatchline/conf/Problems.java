package dev.hatchline.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects every mistake of one file, so that the operator corrects it once. */
final class Problems {
  private final Path file;
  private final List<ConfigProblem> found = new ArrayList<>();

  Problems(Path file) {
    this.file = file;
  }

  void add(Node at, String what, String expected) {
    add(at.getStartMark(), what, expected);
  }

  /** Marks count from 0, people from 1. */
  void add(Optional<Mark> at, String what, String expected) {
    int line = at.map(Mark::getLine).orElse(0) + 1;
    int column = at.map(Mark::getColumn).orElse(0) + 1;
    found.add(new ConfigProblem(file, line, column, what, expected));
  }

  /** How many have been found so far. */
  int count() {
    return found.size();
  }

  void throwIfAny() throws ConfigException {
    if (!found.isEmpty()) {
      found.sort(
          Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column));
      throw new ConfigException(found);
    }
  }
}
