package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.yaml.Draft.DraftNode;
import java.util.List;
import java.util.Optional;

/** One node: a kind word with its value, and the keys that this kind allows beside it. */
final class NodeParser {
  private static final List<String> KINDS =
      List.of(
          "say",
          "menu",
          "ask",
          "set",
          "branch",
          "hours",
          "lookup",
          "queue",
          "callback",
          "message",
          "end");
  private static final String A_KIND = "one of " + String.join(", ", KINDS);

  private final Problems problems;
  private final Parts parts;
  private final MenuParser menus;
  private final AskParser asks;
  private final LogicParser logic;
  private final LookupParser lookups;
  private final CallbackParser callbacks;

  NodeParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
    this.menus = new MenuParser(parts);
    this.asks = new AskParser(parts);
    this.logic = new LogicParser(parts);
    this.lookups = new LookupParser(parts);
    this.callbacks = new CallbackParser(parts);
  }

  DraftNode parse(YamlMap.Entry named) {
    parts.scalars().name(named.key(), Parts.A_TARGET);
    Optional<Node> node =
        YamlMap.of(named.value(), problems, "a node: " + A_KIND)
            .flatMap(map -> kind(map, named).flatMap(kind -> node(kind, map)));
    List<String> mentions = node.isPresent() ? List.of() : Scalars.below(named.value());
    return new DraftNode(named.key(), node, parts.takeTargets(), mentions);
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
      case "menu" -> menus.parse(kind, map);
      case "ask" -> asks.parse(kind, map);
      case "set" -> logic.set(kind, map);
      case "branch" -> logic.branch(kind, map);
      case "hours" -> logic.hours(kind, map);
      case "lookup" -> lookups.parse(kind, map);
      case "queue" -> queue(kind, map);
      case "callback" -> callbacks.parse(kind, map);
      case "message" -> message(kind, map);
      default -> end(kind, map);
    };
  }

  private Optional<Node> say(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("say", "then"), "in a say node");
    Optional<Prompt> prompt = parts.prompt(kind.value());
    Optional<String> then = parts.way(map, "then", "after a say");
    return prompt.flatMap(said -> then.map(next -> new Node.Say(said, next)));
  }

  private Optional<Node> queue(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("queue", "prompt"), "in a queue node");
    Optional<String> queue = parts.scalars().name(kind.value(), "the name of a queue");
    Optional<Optional<Prompt>> prompt = parts.optionalPrompt(map, "prompt");
    return queue.flatMap(name -> prompt.map(heard -> new Node.Queue(name, heard)));
  }

  private Optional<Node> message(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("message"), "beside 'message'");
    return parts.prompt(kind.value()).map(Node.Message::new);
  }

  private Optional<Node> end(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("end"), "beside 'end'");
    if (Scalars.isEmpty(kind.value())) {
      return Optional.of(new Node.End(Optional.empty()));
    }
    return parts.prompt(kind.value()).map(farewell -> new Node.End(Optional.of(farewell)));
  }
}
