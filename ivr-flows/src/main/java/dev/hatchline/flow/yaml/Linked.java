package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.yaml.node.DraftNode;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * What a flow is made of, all the flows that it calls included.
 *
 * @param nodes its own first, in the order of the file
 * @param borrowed those of them that it may leave unused, for others wrote them
 * @param types of all values
 */
record Linked(
    Map<String, DraftNode> nodes,
    Set<String> borrowed,
    Map<String, Value> constants,
    Map<String, ValueType> types) {
  Linked {
    nodes = Collections.unmodifiableMap(nodes);
    borrowed = Set.copyOf(borrowed);
    constants = Map.copyOf(constants);
    types = Map.copyOf(types);
  }
}
