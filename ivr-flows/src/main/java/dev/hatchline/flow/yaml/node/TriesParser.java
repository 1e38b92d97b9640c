package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Node.Menu;
import dev.hatchline.flow.Tries;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How often a menu or an ask asks, and where it leads when that was of no use. */
final class TriesParser {
  static final List<String> KEYS = List.of("wait", "tries", "silence", "no-match");

  private final Parts parts;

  TriesParser(Parts parts) {
    this.parts = parts;
  }

  Optional<Tries> parse(YamlMap map, Duration waitDefault) {
    Optional<Duration> wait = parts.time(map, "wait", waitDefault, Menu.WAIT_MIN, Menu.WAIT_MAX);
    Optional<Integer> tries = parts.count(map, "tries", Menu.TRIES_DEFAULT, Menu.TRIES_MAX);
    Optional<Optional<String>> silence = way(map, "silence");
    Optional<Optional<String>> noMatch = way(map, "no-match");
    if (wait.isEmpty() || tries.isEmpty() || silence.isEmpty() || noMatch.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Tries(tries.get(), wait.get(), silence.get(), noMatch.get()));
  }

  /** Empty outside if it is faulty, inside if there is none. */
  private Optional<Optional<String>> way(YamlMap map, String key) {
    Optional<YamlMap.Entry> written = map.find(key);
    if (written.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Optional<String> to = parts.target(written.get().value());
    return to.isPresent() ? Optional.of(to) : Optional.empty();
  }
}
