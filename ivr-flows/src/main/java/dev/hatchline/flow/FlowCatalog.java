package dev.hatchline.flow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The flows that lines can take, by name. */
public record FlowCatalog(Map<String, Flow> flows) {
  public FlowCatalog {
    flows = Map.copyOf(flows);
  }

  public Optional<Flow> find(String name) {
    return Optional.ofNullable(flows.get(name));
  }

  /** The names in alphabetical order. */
  public Set<String> names() {
    return new TreeMap<>(flows).navigableKeySet();
  }
}
