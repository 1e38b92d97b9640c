package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A flow as it is written, with its parts: from this its nodes are read, once for itself and once
 * for each call of it.
 *
 * @param nodes its own, then those of its parts
 * @param names of its values
 * @param constants its own, and those of its parts
 * @param called the flows that it calls, by their names, as far as they were found
 * @param languages in which it says what it says
 * @param escapes what opens the hatch
 */
public record Sheet(
    List<YamlMap.Entry> nodes,
    Names names,
    Map<String, Value> constants,
    Signature signature,
    Map<String, Callee> called,
    LanguagesParser languages,
    EscapeWords escapes) {
  public static final String CONSTANTS = "constants";
  public static final String RETURN = "return";

  /** Where a flow goes back to that is read by itself; no name of a node can be this. */
  public static final String OUTSIDE = "/return";

  public Sheet {
    nodes = List.copyOf(nodes);
    constants = Map.copyOf(constants);
    called = Map.copyOf(called);
  }

  /** Whether there is a way back to whoever calls it. */
  public boolean returns() {
    return nodes.stream().anyMatch(Sheet::isReturn);
  }

  /** Whether it is of use only to other flows. */
  public boolean isForOthers() {
    return returns() || !signature.parameters().isEmpty();
  }

  /** Where a name stands that only callers outside can have a use for. */
  public ScalarNode forOthersAt() {
    return signature.parameters().values().stream()
        .map(Signature.Declared::key)
        .findFirst()
        .orElseGet(() -> nodes.stream().filter(Sheet::isReturn).findFirst().orElseThrow().key());
  }

  private static boolean isReturn(YamlMap.Entry node) {
    return YamlMap.of(node.value(), Problems.unheard(), "")
        .filter(map -> map.find(RETURN).isPresent())
        .isPresent();
  }
}
