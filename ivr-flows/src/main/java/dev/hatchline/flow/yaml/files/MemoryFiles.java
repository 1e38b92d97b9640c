package dev.hatchline.flow.yaml.files;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Files that were read before. */
record MemoryFiles(Map<Ref, Source> files) implements FlowFiles {
  MemoryFiles {
    files = Map.copyOf(files);
  }

  @Override
  public Optional<Source> find(Ref ref) {
    return Optional.ofNullable(files.get(ref));
  }

  @Override
  public Set<String> names(Kind kind) {
    Set<String> names = new TreeSet<>();
    files.keySet().stream().filter(ref -> ref.kind() == kind).forEach(ref -> names.add(ref.name()));
    return names;
  }
}
