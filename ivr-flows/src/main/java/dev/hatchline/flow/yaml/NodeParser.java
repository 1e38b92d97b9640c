package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.yaml.Draft.DraftNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One node: a kind word with its value, and the keys that this kind allows beside it. */
final class NodeParser {
  private static final String A_KIND = "one of say, menu, queue, message, end";
  private static final List<String> KINDS = List.of("say", "menu", "queue", "message", "end");
  private static final String A_TARGET = "the name of a node";

  private final Problems problems;
  private final Scalars scalars;
  private final PromptParser prompts;
  private final List<ScalarNode> targets = new ArrayList<>();

  NodeParser(Problems problems, PromptParser prompts) {
    this.problems = problems;
    this.scalars = new Scalars(problems);
    this.prompts = prompts;
  }

  DraftNode parse(YamlMap.Entry named) {
    targets.clear();
    scalars.name(named.key(), A_TARGET);
    Optional<Node> node =
        YamlMap.of(named.value(), problems, "a node: " + A_KIND)
            .flatMap(map -> kind(map, named).flatMap(kind -> node(kind, map)));
    List<String> mentions = node.isPresent() ? List.of() : Scalars.below(named.value());
    return new DraftNode(named.key(), node, List.copyOf(targets), mentions);
  }

  private Optional<YamlMap.Entry> kind(YamlMap map, YamlMap.Entry named) {
    List<YamlMap.Entry> kinds =
        map.entries().stream().filter(entry -> KINDS.contains(entry.name())).toList();
    if (kinds.size() > 1) {
      YamlMap.Entry second = kinds.get(1);
      String both = kinds.get(0).name() + " and " + second.name();
      problems.add(second.key(), "a node of two kinds: " + both, "one kind for each node");
      return Optional.empty();
    }
    if (kinds.isEmpty()) {
      YamlMap.Entry found = map.entries().stream().findFirst().orElse(named);
      boolean none = map.entries().isEmpty();
      String what = none ? "the node is empty" : "unknown kind of node '" + found.name() + "'";
      problems.add(found.key(), what, none ? A_KIND : Problems.oneOf(KINDS, found.name()));
      return Optional.empty();
    }
    return Optional.of(kinds.get(0));
  }

  private Optional<Node> node(YamlMap.Entry kind, YamlMap map) {
    return switch (kind.name()) {
      case "say" -> say(kind, map);
      case "menu" -> menu(kind, map);
      case "queue" -> queue(kind, map);
      case "message" -> message(kind, map);
      default -> end(kind, map);
    };
  }

  private Optional<Node> say(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("say", "then"), "in a say node");
    Optional<Prompt> prompt = prompts.parse(kind.value());
    Optional<String> then = map.require("then", "'then: NODE' after a say").flatMap(this::target);
    return prompt.flatMap(said -> then.map(next -> new Node.Say(said, next)));
  }

  private Optional<Node> queue(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("queue", "prompt"), "in a queue node");
    Optional<String> queue = scalars.name(kind.value(), "the name of a queue");
    Optional<YamlMap.Entry> written = map.find("prompt");
    Optional<Prompt> prompt = written.flatMap(entry -> prompts.parse(entry.value()));
    return queue
        .filter(_ -> prompt.isPresent() == written.isPresent())
        .map(name -> new Node.Queue(name, prompt));
  }

  private Optional<Node> message(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("message"), "beside 'message'");
    return prompts.parse(kind.value()).map(Node.Message::new);
  }

  private Optional<Node> end(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("end"), "beside 'end'");
    if (Scalars.isEmpty(kind.value())) {
      return Optional.of(new Node.End(Optional.empty()));
    }
    return prompts.parse(kind.value()).map(farewell -> new Node.End(Optional.of(farewell)));
  }

  private Optional<Node> menu(YamlMap.Entry kind, YamlMap beside) {
    beside.allow(List.of("menu"), "beside 'menu' (its keys go below it)");
    String expected = "prompt, choices, wait and tries below 'menu:'";
    return YamlMap.of(kind.value(), problems, expected).flatMap(this::menuBelow);
  }

  private Optional<Node> menuBelow(YamlMap map) {
    map.allow(List.of("prompt", "choices", "wait", "tries"), "in a menu");
    Optional<Prompt> prompt =
        map.require("prompt", "'prompt:' with what the menu says").flatMap(prompts::parse);
    Optional<Map<Character, String>> choices =
        map.require("choices", "'choices:' with a node for each key").flatMap(this::choices);
    Optional<Duration> wait =
        map.find("wait")
            .map(e -> scalars.duration(e.value(), Node.Menu.WAIT_MIN, Node.Menu.WAIT_MAX))
            .orElse(Optional.of(Node.Menu.WAIT_DEFAULT));
    Optional<Integer> tries =
        map.find("tries")
            .map(entry -> scalars.count(entry.value(), Node.Menu.TRIES_MAX))
            .orElse(Optional.of(Node.Menu.TRIES_DEFAULT));
    if (prompt.isEmpty() || choices.isEmpty() || wait.isEmpty() || tries.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Node.Menu(prompt.get(), choices.get(), wait.get(), tries.get()));
  }

  private Optional<Map<Character, String>> choices(org.snakeyaml.engine.v2.nodes.Node yaml) {
    Optional<YamlMap> written = YamlMap.of(yaml, problems, "choices such as '1: hours'");
    if (written.isPresent() && written.get().entries().isEmpty()) {
      problems.add(yaml, "a menu without a choice", "at least one, such as '1: hours'");
    }
    return written.map(this::choices);
  }

  private Map<Character, String> choices(YamlMap map) {
    Map<Character, String> choices = new HashMap<>();
    for (YamlMap.Entry choice : map.entries()) {
      Optional<String> target = target(choice.value());
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
      problems.add(choice.key(), what, "one of the keys 1 to 9, * and '#'");
      return false;
    }
    if (key.length() != 1 || Node.Menu.KEYS.indexOf(key.charAt(0)) < 0) {
      problems.add(choice.key(), "'" + key + "' is no key", "one of the keys 1 to 9, * and '#'");
      return false;
    }
    return true;
  }

  private Optional<String> target(org.snakeyaml.engine.v2.nodes.Node yaml) {
    Optional<String> name = scalars.name(yaml, A_TARGET);
    if (name.isPresent() && yaml instanceof ScalarNode written) {
      targets.add(written);
    }
    return name;
  }
}
