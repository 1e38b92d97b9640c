package dev.hatchline.flow.yaml;

import dev.hatchline.flow.yaml.problem.Place;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Where the nodes of a flow and their parts stand. Looked up when asked: aliases share parts, and
 * to spell all of them out could take for ever.
 */
final class Places {
  /** A part and where it begins: at its key, or, in a list, itself. */
  private record Part(Node begin, Node value) {}

  private final Problems problems;
  private final Map<String, YamlMap.Entry> nodes = new HashMap<>();
  private final Map<String, YamlMap.Entry> top = new HashMap<>();

  Places(Problems problems, List<YamlMap.Entry> top, List<YamlMap.Entry> nodes) {
    this.problems = problems;
    top.forEach(entry -> this.top.put(entry.name(), entry));
    nodes.forEach(node -> this.nodes.put(node.name(), node));
  }

  /** Where the name of a node stands; the top of the file if there is none. */
  Place of(String node) {
    return entry(node)
        .map(YamlMap.Entry::key)
        .map(this::at)
        .orElseGet(() -> problems.place(Optional.empty()));
  }

  /** A node of a called flow stands where it is called. */
  private Optional<YamlMap.Entry> entry(String node) {
    int call = node.indexOf('/');
    return Optional.ofNullable(nodes.get(call < 0 ? node : node.substring(0, call)));
  }

  /**
   * Where a part of a node stands: the nearest that is there on the way to it.
   *
   * @param node its name; empty for the top of the file, where the path begins with a key of it
   * @param path keys, and numbers in lists, from 0; the key of the kind may be left out, and keys
   *     that are not there are passed over
   */
  Place of(String node, String... path) {
    Optional<YamlMap.Entry> entry = entry(node);
    if (node.isEmpty() && path.length > 0 && top.containsKey(path[0])) {
      YamlMap.Entry at = top.get(path[0]);
      return below(at.key(), at.value(), path);
    }
    return entry.isEmpty() ? of(node) : of(entry.get(), path);
  }

  private Place of(YamlMap.Entry entry, String... path) {
    return below(first(entry), entry.value(), path);
  }

  private Place below(Node from, Node value, String... path) {
    Node begin = from;
    Node here = value;
    for (String step : path) {
      Optional<Part> below = below(here, step).or(() -> kind(value, step));
      if (below.isPresent()) {
        begin = below.get().begin();
        here = below.get().value();
      }
    }
    return at(begin);
  }

  /** The step below the key of the kind, such as {@code prompt} below {@code menu}. */
  private static Optional<Part> kind(Node node, String step) {
    return parts(node).stream().flatMap(part -> below(part.value(), step).stream()).findFirst();
  }

  private static Node first(YamlMap.Entry node) {
    return parts(node.value()).stream().findFirst().map(Part::begin).orElse(node.key());
  }

  private static Optional<Part> below(Node yaml, String step) {
    if (yaml instanceof SequenceNode list && step.matches("[0-9]{1,6}")) {
      int index = Integer.parseInt(step);
      return list.getValue().stream().skip(index).findFirst().map(one -> new Part(one, one));
    }
    return parts(yaml).stream()
        .filter(part -> part.begin() instanceof ScalarNode key && key.getValue().equals(step))
        .findFirst();
  }

  private static List<Part> parts(Node yaml) {
    return yaml instanceof MappingNode map
        ? map.getValue().stream()
            .map(line -> new Part(line.getKeyNode(), line.getValueNode()))
            .toList()
        : List.of();
  }

  private Place at(Node yaml) {
    return problems.place(yaml.getStartMark());
  }
}
