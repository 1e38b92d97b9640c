package dev.hatchline.flow.yaml;

import dev.hatchline.flow.yaml.node.DraftNode;
import dev.hatchline.flow.yaml.sheet.Sheet;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A flow as far as it could be read: parts may be missing, and ways may lead nowhere. */
record Draft(
    Optional<String> name,
    Optional<String> queue,
    Optional<ScalarNode> start,
    Optional<ScalarNode> waiting,
    Optional<ScalarNode> callback,
    Optional<ScalarNode> after,
    Linked linked,
    Places places,
    Sheet sheet) {

  /** By name, those of the flows that it calls included. */
  Map<String, DraftNode> nodes() {
    return linked.nodes();
  }

  /** Whether every part is there and every way leads to a node. */
  boolean isWhole() {
    boolean begins =
        name.isPresent()
            && start.filter(this::exists).isPresent()
            && waiting.or(() -> start).filter(this::exists).isPresent()
            && callback.or(() -> start).filter(this::exists).isPresent()
            && after.or(() -> start).filter(this::exists).isPresent();
    return begins
        && nodes().values().stream()
            .allMatch(
                node -> node.node().isPresent() && node.targets().stream().allMatch(this::exists));
  }

  private boolean exists(ScalarNode target) {
    return nodes().containsKey(target.getValue());
  }
}
