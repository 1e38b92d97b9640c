package dev.hatchline.flow.yaml.files;

import dev.hatchline.flow.yaml.files.FlowFiles.Kind;
import dev.hatchline.flow.yaml.files.FlowFiles.Ref;
import dev.hatchline.flow.yaml.problem.Enough;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import dev.hatchline.flow.yaml.source.YamlSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Which other files a text names, whatever else is wrong with it. */
public final class FlowRefs {
  public static final String INCLUDE = "include";
  static final String CALL = "call";

  /** Of a flow with all that it names, and all that these name. */
  public static final int FILES_MAX = 50;

  private FlowRefs() {}

  /** Of a flow, or of a part; in order, each once. */
  public static Set<Ref> in(String text) {
    Problems unheard = Problems.unheard();
    Set<Ref> refs = new LinkedHashSet<>();
    try {
      Optional<YamlMap> top =
          YamlSource.compose(text, unheard).flatMap(root -> YamlMap.of(root, unheard, ""));
      top.ifPresent(map -> {
        parts(map).forEach(name -> refs.add(new Ref(Kind.PART, name.getValue())));
        map.find("nodes")
            .flatMap(nodes -> YamlMap.of(nodes.value(), unheard, ""))
            .map(YamlMap::entries)
            .orElse(List.of())
            .forEach(node ->
                called(node).ifPresent(name -> refs.add(new Ref(Kind.FLOW, name.getValue()))));
      });
    } catch (Enough _) {
      // It is refused for that; what it names is of no interest.
    }
    refs.removeIf(ref -> !Scalars.isName(ref.name()));
    return refs;
  }

  /** The parts that a flow includes, as far as they are named. */
  public static List<ScalarNode> parts(YamlMap top) {
    if (!(top.find(INCLUDE).map(YamlMap.Entry::value).orElse(null) instanceof SequenceNode list)) {
      return List.of();
    }
    return list.getValue().stream().flatMap(name -> scalar(name).stream()).toList();
  }

  /** The flow that a node calls, if it does. */
  public static Optional<ScalarNode> called(YamlMap.Entry node) {
    return YamlMap.of(node.value(), Problems.unheard(), "")
        .flatMap(map -> map.find(CALL))
        .map(YamlMap.Entry::value)
        .flatMap(FlowRefs::scalar);
  }

  private static Optional<ScalarNode> scalar(Node yaml) {
    return yaml instanceof ScalarNode one ? Optional.of(one) : Optional.empty();
  }
}
