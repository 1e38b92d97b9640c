package dev.hatchline.flow.yaml;

import dev.hatchline.flow.yaml.Draft.DraftNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The top of the file: flow, queue, start, waiting, callback, after, nodes. */
final class FlowParser {
  private static final List<String> KEYS =
      List.of(
          "flow",
          "queue",
          "start",
          "waiting",
          "callback",
          "after",
          LanguagesParser.KEY,
          Canary.KEY,
          "nodes");

  /** A company has tens. */
  static final int NODES_MAX = 2000;

  private final Problems problems;
  private final Scalars scalars;
  private final Map<String, String> constants;

  FlowParser(Problems problems, Map<String, String> constants) {
    this.problems = problems;
    this.scalars = new Scalars(problems);
    this.constants = constants;
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
        map.require("start", "'start: NODE' at the top").flatMap(this::target);
    Optional<ScalarNode> waiting = map.find("waiting").flatMap(e -> target(e.value()));
    Optional<ScalarNode> callback = map.find("callback").flatMap(e -> target(e.value()));
    Optional<ScalarNode> after = map.find("after").flatMap(e -> target(e.value()));
    map.find(Canary.KEY).ifPresent(e -> share(e.value()));
    Optional<YamlMap> written =
        map.require("nodes", "'nodes:' with at least one node")
            .flatMap(yaml -> YamlMap.of(yaml, problems, "nodes, each with its name"));
    List<YamlMap.Entry> named = written.map(YamlMap::entries).orElse(List.of());
    Places places = new Places(problems, named);
    LanguagesParser languages = LanguagesParser.of(map, problems);
    written.ifPresent(this::count);
    Names names = NameCollector.of(written, constants, problems);
    Map<String, DraftNode> nodes =
        nodes(written, new NodeParser(new Parts(problems, names, languages)));
    return new Draft(
        name,
        queue,
        start,
        waiting,
        callback,
        after,
        nodes,
        places,
        languages.languages(),
        names.types());
  }

  /** Who publishes a flow asks {@link Canary}; here it is only to be right. */
  private void share(Node yaml) {
    if (Canary.percent(yaml).isEmpty()) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), Canary.EXPECTED);
    }
  }

  private static Map<String, DraftNode> nodes(Optional<YamlMap> written, NodeParser parser) {
    Map<String, DraftNode> read = new LinkedHashMap<>();
    written.ifPresent(
        named -> named.entries().forEach(entry -> read.put(entry.name(), parser.parse(entry))));
    return read;
  }

  private void count(YamlMap nodes) {
    int found = nodes.entries().size();
    if (found > NODES_MAX) {
      throw nodes.refuse(Code.TOO_MANY, "the flow has " + found + " nodes", "at most " + NODES_MAX);
    }
  }

  private Optional<ScalarNode> target(Node yaml) {
    return scalars.name(yaml, Parts.A_TARGET).isPresent() && yaml instanceof ScalarNode target
        ? Optional.of(target)
        : Optional.empty();
  }
}
