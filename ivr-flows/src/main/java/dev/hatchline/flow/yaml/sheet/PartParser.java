package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import dev.hatchline.flow.yaml.source.YamlSource;
import java.util.List;
import java.util.Optional;

/** The top of a part: nodes and constants that several flows include. */
final class PartParser {
  private static final List<String> KEYS = List.of("part", Sheet.CONSTANTS, "nodes");

  private PartParser() {}

  /** What it is made of; its nodes are read by each flow that includes it. */
  static Optional<YamlMap> read(String text, Problems problems) {
    Optional<YamlMap> top =
        YamlSource.compose(text, problems)
            .flatMap(root -> YamlMap.of(root, problems, "a part: part, constants and nodes"));
    top.ifPresent(map -> {
      map.allow(KEYS, "at the top of a part");
      map.require("part", "'part: NAME' at the top")
          .ifPresent(yaml -> new Scalars(problems).name(yaml, "the part's name"));
    });
    return top;
  }

  /** Its nodes, if it has any. */
  static List<YamlMap.Entry> nodes(YamlMap part, Problems problems) {
    return part.find("nodes")
        .flatMap(entry -> YamlMap.of(entry.value(), problems, "nodes, each with its name"))
        .map(YamlMap::entries)
        .orElse(List.of());
  }
}
