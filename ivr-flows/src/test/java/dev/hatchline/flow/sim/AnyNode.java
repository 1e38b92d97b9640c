package dev.hatchline.flow.sim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One node of an {@link AnyFlow}.
 *
 * @param lines of YAML, as they stand below its name
 * @param to the nodes that it leads to
 */
record AnyNode(String name, String lines, List<String> to) {
  /** With lines that name {@code %s} for each node that it leads to, in order. */
  static AnyNode of(String name, String lines, String... to) {
    String whole = lines;
    for (String target : to) {
      whole = whole.replaceFirst("%s", target);
    }
    return new AnyNode(name, whole, List.of(to));
  }

  String yaml() {
    String below =
        Arrays.stream(lines.split("\n", -1))
            .filter(line -> !line.isBlank())
            .map(line -> "    " + line + "\n")
            .collect(Collectors.joining());
    return "  " + name + ":\n" + below;
  }
}
