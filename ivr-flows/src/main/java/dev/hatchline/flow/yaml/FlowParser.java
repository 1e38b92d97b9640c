package dev.hatchline.flow.yaml;

import dev.hatchline.flow.yaml.files.Canary;
import dev.hatchline.flow.yaml.files.FlowFiles;
import dev.hatchline.flow.yaml.files.FlowRefs;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.EscapesParser;
import dev.hatchline.flow.yaml.sheet.LanguagesParser;
import dev.hatchline.flow.yaml.sheet.Sheet;
import dev.hatchline.flow.yaml.sheet.SheetReader;
import dev.hatchline.flow.yaml.sheet.Signature;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The top of the file: flow, queue, the ways in, what it is made of, nodes. */
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
          EscapesParser.KEY,
          Canary.KEY,
          FlowRefs.INCLUDE,
          Sheet.CONSTANTS,
          Signature.PARAMETERS,
          Signature.RESULTS,
          "nodes");

  /** A company has tens. */
  static final int NODES_MAX = 2000;

  private final Problems problems;
  private final Scalars scalars;
  private final Map<String, String> constants;
  private final FileLibrary library;

  /** For a flow that stands alone. */
  FlowParser(Problems problems, Map<String, String> constants) {
    this(problems, constants, new FileLibrary(FlowFiles.none(), (_, _) -> Optional.empty()));
  }

  FlowParser(Problems problems, Map<String, String> constants, FileLibrary library) {
    this.problems = problems;
    this.scalars = new Scalars(problems);
    this.constants = constants;
    this.library = library;
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
    written.ifPresent(this::count);
    List<YamlMap.Entry> own = written.map(YamlMap::entries).orElse(List.of());
    Sheet sheet = new SheetReader(problems, constants, library).read(map, own);
    Places places = new Places(problems, map.entries(), sheet.nodes());
    Linked linked = Linker.link(sheet, own.size(), problems);
    return new Draft(name, queue, start, waiting, callback, after, linked, places, sheet);
  }

  /** Who publishes a flow asks {@link Canary}; here it is only to be right. */
  private void share(Node yaml) {
    if (Canary.percent(yaml).isEmpty()) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), Canary.EXPECTED);
    }
  }

  private void count(YamlMap nodes) {
    int found = nodes.entries().size();
    if (found > NODES_MAX) {
      throw nodes.refuse(Code.TOO_MANY, "the flow has " + found + " nodes", "at most " + NODES_MAX);
    }
  }

  private Optional<ScalarNode> target(Node yaml) {
    return scalars.name(yaml, Scalars.A_NODE).isPresent() && yaml instanceof ScalarNode target
        ? Optional.of(target)
        : Optional.empty();
  }
}
