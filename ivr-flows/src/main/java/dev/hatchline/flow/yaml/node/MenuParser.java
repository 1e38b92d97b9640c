package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Choice;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Tries;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A menu: its keys go below it. */
final class MenuParser {
  private static final List<String> KEYS =
      Stream.concat(Stream.of("prompt", "choices"), TriesParser.KEYS.stream()).toList();

  private final Parts parts;
  private final ChoiceParser choices;

  MenuParser(Parts parts) {
    this.parts = parts;
    this.choices = new ChoiceParser(parts, "to", "1: hours", parts::target);
  }

  Optional<Node> parse(YamlMap.Entry kind, YamlMap beside) {
    beside.allow(List.of("menu"), "beside 'menu' (its keys go below it)");
    String expected = String.join(", ", KEYS) + " below 'menu:'";
    return YamlMap.of(kind.value(), parts.problems(), expected).flatMap(this::below);
  }

  private Optional<Node> below(YamlMap map) {
    map.allow(KEYS, "in a menu");
    Optional<Prompt> prompt =
        map.require("prompt", "'prompt:' with what the menu says").flatMap(parts::prompt);
    Optional<Map<Character, Choice>> offered =
        map.require("choices", "'choices:' with a node for each key")
            .flatMap(yaml -> choices.parse(yaml, "a menu"));
    Optional<Tries> tries = new TriesParser(parts).parse(map, Node.Menu.WAIT_DEFAULT);
    if (prompt.isEmpty() || offered.isEmpty() || tries.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Node.Menu(prompt.get(), offered.get(), tries.get()));
  }
}
