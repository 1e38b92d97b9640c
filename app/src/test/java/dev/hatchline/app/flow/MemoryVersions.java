package dev.hatchline.app.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions that go with the test. */
final class MemoryVersions implements VersionStore {
  private final Map<String, List<KeptVersion>> versions = new HashMap<>();
  private final Map<String, Pointer> pointers = new HashMap<>();

  @Override
  public synchronized List<KeptVersion> all(String flow) {
    return List.copyOf(versions.getOrDefault(flow, List.of()));
  }

  @Override
  public synchronized Optional<KeptVersion> find(String flow, int number) {
    return all(flow).stream().filter(kept -> kept.number() == number).findFirst();
  }

  @Override
  public synchronized KeptVersion add(String flow, FlowText text) {
    List<KeptVersion> all = versions.computeIfAbsent(flow, _ -> new ArrayList<>());
    for (KeptVersion kept : all) {
      if (kept.text().hash().equals(text.hash())) {
        return kept;
      }
    }
    KeptVersion added = new KeptVersion(all.isEmpty() ? 1 : all.getFirst().number() + 1, text);
    all.addFirst(added);
    List<KeptVersion> old = all.subList(Math.min(all.size(), VERSIONS_MAX), all.size());
    old.removeIf(kept -> !pointer(flow).names(kept.number()));
    return added;
  }

  @Override
  public synchronized Pointer pointer(String flow) {
    return pointers.getOrDefault(flow, Pointer.NONE);
  }

  @Override
  public synchronized boolean point(String flow, Pointer next) {
    if (pointer(flow).revision() != next.revision() - 1) {
      return false;
    }
    pointers.put(flow, next);
    return true;
  }
}
