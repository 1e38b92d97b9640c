package dev.hatchline.flow.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** The faults of one flow, collected while it is read. */
final class Problems {
  private final String file;
  private final List<FlowProblem> found = new ArrayList<>();

  /** For the flow in this file. */
  Problems(String file) {
    this.file = file;
  }

  void add(Node at, Code code, String what, String expected) {
    add(place(at.getStartMark()), code, what, expected);
  }

  void add(Place at, Code code, String what, String expected) {
    add(at, code.word(), what, expected);
  }

  /** A fault of a kind that others name. */
  void add(Place at, String code, String what, String expected) {
    found.add(new FlowProblem(at.file(), at.line(), at.column(), what, expected, code));
  }

  /** A fault of the file as a whole. */
  void add(Code code, String what, String expected) {
    add(place(Optional.empty()), code, what, expected);
  }

  /** The place that the YAML library marks; without a mark, the beginning of the file. */
  Place place(Optional<Mark> mark) {
    return mark.map(Place::of).orElse(new Place(file, 1, 1));
  }

  /** How the file is named. */
  String file() {
    return file;
  }

  /** In the order of the file; parts that it takes from others come by the names of these. */
  List<FlowProblem> all() {
    return found.stream()
        .sorted(
            Comparator.comparing(FlowProblem::file)
                .thenComparingInt(FlowProblem::line)
                .thenComparingInt(FlowProblem::column))
        .toList();
  }

  /** What was expected among these words, with the nearest of them if one is near. */
  static String oneOf(Collection<String> known, String found) {
    String list = (known.size() == 1 ? "" : "one of ") + String.join(", ", known);
    return list + nearest(known, found).map(word -> "; did you mean '" + word + "'?").orElse("");
  }

  /** The known word that differs by the fewest letters, if by no more than a slip of the hand. */
  static Optional<String> nearest(Collection<String> known, String found) {
    return known.stream()
        .filter(word -> distance(word, found) <= Math.max(1, word.length() / 3))
        .min(Comparator.comparingInt(word -> distance(word, found)));
  }

  /** Damerau and Levenshtein: letters left out, put in, changed, or two neighbours swapped. */
  private static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int insert = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        cost[i][j] = Math.min(insert, cost[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[left.length()][right.length()];
  }
}
