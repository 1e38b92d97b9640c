package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Value;
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
 */
record Sheet(
    List<YamlMap.Entry> nodes,
    Names names,
    Map<String, Value> constants,
    Signature signature,
    Map<String, Callee> called,
    LanguagesParser languages) {
  Sheet {
    nodes = List.copyOf(nodes);
    constants = Map.copyOf(constants);
    called = Map.copyOf(called);
  }

  /** Whether there is a way back to whoever calls it. */
  boolean returns() {
    return nodes.stream().anyMatch(ReturnParser::is);
  }

  /** Whether it is of use only to other flows. */
  boolean isForOthers() {
    return returns() || !signature.parameters().isEmpty();
  }

  /** Where a name stands that only callers outside can have a use for. */
  ScalarNode forOthersAt() {
    return signature.parameters().values().stream()
        .map(Signature.Declared::key)
        .findFirst()
        .orElseGet(() -> nodes.stream().filter(ReturnParser::is).findFirst().orElseThrow().key());
  }
}
