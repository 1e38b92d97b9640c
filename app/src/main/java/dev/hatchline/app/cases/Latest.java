package dev.hatchline.app.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is remembered of the latest so many; safe from any thread. */
final class Latest<K, V> {
  private final Map<K, V> entries;

  Latest(int max) {
    entries =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > max;
          }
        };
  }

  synchronized void put(K key, V value) {
    entries.remove(key);
    entries.put(key, value);
  }

  synchronized V get(K key, Function<K, V> otherwise) {
    return entries.computeIfAbsent(key, otherwise);
  }

  synchronized Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Finds and forgets. */
  synchronized Optional<V> take(K key) {
    return Optional.ofNullable(entries.remove(key));
  }
}
