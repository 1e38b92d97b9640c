package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A menu: its keys go below it. */
final class MenuParser {
  private final Problems problems;
  private final Parts parts;

  MenuParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
  }

  Optional<Node> parse(YamlMap.Entry kind, YamlMap beside) {
    beside.allow(List.of("menu"), "beside 'menu' (its keys go below it)");
    String expected = "prompt, choices, wait and tries below 'menu:'";
    return YamlMap.of(kind.value(), problems, expected).flatMap(this::below);
  }

  private Optional<Node> below(YamlMap map) {
    map.allow(List.of("prompt", "choices", "wait", "tries"), "in a menu");
    Optional<Prompt> prompt =
        map.require("prompt", "'prompt:' with what the menu says").flatMap(parts::prompt);
    Optional<Map<Character, String>> choices =
        map.require("choices", "'choices:' with a node for each key").flatMap(this::choices);
    Optional<Duration> wait =
        parts.time(map, "wait", Node.Menu.WAIT_DEFAULT, Node.Menu.WAIT_MIN, Node.Menu.WAIT_MAX);
    Optional<Integer> tries =
        parts.count(map, "tries", Node.Menu.TRIES_DEFAULT, Node.Menu.TRIES_MAX);
    if (prompt.isEmpty() || choices.isEmpty() || wait.isEmpty() || tries.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Node.Menu(prompt.get(), choices.get(), wait.get(), tries.get()));
  }

  private Optional<Map<Character, String>> choices(org.snakeyaml.engine.v2.nodes.Node yaml) {
    Optional<YamlMap> written = YamlMap.of(yaml, problems, "choices such as '1: hours'");
    if (written.isPresent() && written.get().entries().isEmpty()) {
      problems.add(
          yaml, Code.NO_CHOICE, "a menu without a choice", "at least one, such as '1: hours'");
    }
    return written.map(this::choices);
  }

  private Map<Character, String> choices(YamlMap map) {
    Map<Character, String> choices = new HashMap<>();
    for (YamlMap.Entry choice : map.entries()) {
      Optional<String> target = parts.target(choice.value());
      if (isKey(choice)) {
        target.ifPresent(node -> choices.put(choice.name().charAt(0), node));
      }
    }
    return choices;
  }

  private boolean isKey(YamlMap.Entry choice) {
    String key = choice.name();
    if (key.equals("0") || key.equals("*0")) {
      String what = "'" + key + "' is taken: it always leads to a person";
      problems.add(choice.key(), Code.TAKEN, what, "one of the keys 1 to 9, * and '#'");
      return false;
    }
    if (key.length() != 1 || Node.Menu.KEYS.indexOf(key.charAt(0)) < 0) {
      problems.add(
          choice.key(),
          Code.NO_SUCH_KEY,
          Quoted.of(key) + " is no key",
          "one of the keys 1 to 9, * and '#'");
      return false;
    }
    return true;
  }
}
