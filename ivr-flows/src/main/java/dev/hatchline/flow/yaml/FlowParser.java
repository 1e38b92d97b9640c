package dev.hatchline.flow.yaml;

import dev.hatchline.flow.yaml.Draft.DraftNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The top of the file: flow, queue, start, nodes. */
final class FlowParser {
  private static final List<String> KEYS = List.of("flow", "queue", "start", "nodes");

  private final Problems problems;
  private final Scalars scalars;
  private final NodeParser nodes;

  FlowParser(Problems problems, Map<String, String> constants) {
    this.problems = problems;
    this.scalars = new Scalars(problems);
    this.nodes = new NodeParser(problems, new PromptParser(constants, problems));
  }

  Optional<Draft> parse(Node root) {
    return YamlMap.of(root, problems, "a flow: flow, start and nodes").map(this::top);
  }

  private Draft top(YamlMap map) {
    map.allow(KEYS, "at the top of a flow");
    Optional<String> name =
        map.require("flow", "'flow: NAME' at the top")
            .flatMap(yaml -> scalars.name(yaml, "the flow's name"));
    Optional<String> queue =
        map.find("queue").flatMap(e -> scalars.name(e.value(), "the name of a queue"));
    Optional<ScalarNode> start =
        map.require("start", "'start: NODE' at the top")
            .filter(yaml -> scalars.name(yaml, "the name of a node").isPresent())
            .map(ScalarNode.class::cast);
    Map<String, DraftNode> read = new LinkedHashMap<>();
    map.require("nodes", "'nodes:' with at least one node")
        .flatMap(yaml -> YamlMap.of(yaml, problems, "nodes, each with its name"))
        .ifPresent(
            named -> named.entries().forEach(entry -> read.put(entry.name(), nodes.parse(entry))));
    return new Draft(name, queue, start, read);
  }
}
