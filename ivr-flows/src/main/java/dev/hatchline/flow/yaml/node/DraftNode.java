package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Node;
import dev.hatchline.flow.yaml.sheet.Use;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * One node, as far as it could be read.
 *
 * @param key where its name stands
 * @param node absent when it is faulty
 * @param targets the names it leads to, each where it stands
 * @param mentions for a faulty node, every word in it: one of them may be meant as a target
 * @param uses every value that it names
 */
public record DraftNode(
    ScalarNode key,
    Optional<Node> node,
    List<ScalarNode> targets,
    List<String> mentions,
    List<Use> uses) {
  public String name() {
    return key.getValue();
  }
}
