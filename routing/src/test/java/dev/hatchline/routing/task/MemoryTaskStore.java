package dev.hatchline.routing.task;

import dev.hatchline.routing.callback.StoreException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A store of tests, held to the same contract; it may be away. */
final class MemoryTaskStore implements TaskStore {
  private final Map<UUID, MessageTask> rows = new LinkedHashMap<>();
  volatile boolean away;

  private void answer() throws StoreException {
    if (away) {
      throw new StoreException("the store of the test is away");
    }
  }

  @Override
  public synchronized boolean add(MessageTask task) throws StoreException {
    answer();
    return rows.putIfAbsent(task.id(), task) == null;
  }

  @Override
  public synchronized boolean move(MessageTask from, MessageTask to) throws StoreException {
    answer();
    MessageTask row = rows.get(from.id());
    if (row == null || row.version() != from.version()) {
      return false;
    }
    rows.put(to.id(), to);
    return true;
  }

  @Override
  public synchronized Optional<MessageTask> find(UUID id) throws StoreException {
    answer();
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized List<MessageTask> open(int max) throws StoreException {
    answer();
    return rows.values().stream()
        .filter(task -> task.state().open())
        .sorted(Comparator.comparing(task -> task.left().firstRing().at()))
        .limit(max)
        .toList();
  }
}
