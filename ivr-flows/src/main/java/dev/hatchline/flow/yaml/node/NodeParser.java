package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Node;
import dev.hatchline.flow.Note;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.sheet.Sheet;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One node: a kind word with its value, and the keys that this kind allows beside it. */
public final class NodeParser {
  private final Problems problems;
  private final Parts parts;
  private final Map<String, BiFunction<YamlMap.Entry, YamlMap, Optional<Node>>> kinds;

  /** Of a flow by itself. */
  public NodeParser(Problems problems, Sheet sheet) {
    this(new Parts(problems, sheet));
  }

  /** Of a flow that another calls: whatever it names has a name of its own there. */
  public NodeParser(Problems problems, Sheet sheet, Frame frame) {
    this(new Parts(problems, sheet, frame));
  }

  private NodeParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
    this.kinds = kinds();
  }

  /** Each kind by its word, in the order in which they are named to designers. */
  private Map<String, BiFunction<YamlMap.Entry, YamlMap, Optional<Node>>> kinds() {
    LogicParser logic = new LogicParser(parts);
    Map<String, BiFunction<YamlMap.Entry, YamlMap, Optional<Node>>> all = new LinkedHashMap<>();
    all.put("say", this::say);
    all.put("menu", new MenuParser(parts)::parse);
    all.put("ask", new AskParser(parts)::parse);
    all.put("set", logic::set);
    all.put("branch", logic::branch);
    all.put("hours", logic::hours);
    all.put("lookup", new LookupParser(parts)::parse);
    all.put("call", new CallParser(parts)::parse);
    all.put("return", new ReturnParser(parts)::parse);
    all.put("queue", new QueueParser(parts)::parse);
    all.put("callback", new CallbackParser(parts)::parse);
    all.put("message", this::message);
    all.put("language", new LanguageParser(parts)::parse);
    all.put("note", this::note);
    all.put("survey", new SurveyParser(parts)::parse);
    all.put("outage", new OutageParser(parts)::parse);
    all.put("transfer", new TransferParser(parts)::parse);
    all.put("end", this::end);
    return all;
  }

  private String aKind() {
    return "one of " + String.join(", ", kinds.keySet());
  }

  public DraftNode parse(YamlMap.Entry named) {
    parts.scalars().name(named.key(), Scalars.A_NODE);
    ScalarNode key = parts.begin(named.key());
    Optional<Node> node =
        YamlMap.of(named.value(), problems, "a node: " + aKind())
            .flatMap(map -> kind(map, named).flatMap(kind -> read(kind, map)));
    List<String> mentions = node.isPresent() ? List.of() : Scalars.below(named.value());
    return new DraftNode(key, node, parts.takeTargets(), mentions, parts.takeUses());
  }

  /** The calls of flows since the last call of this. */
  public List<CallSite> takeSites() {
    return parts.takeSites();
  }

  private Optional<YamlMap.Entry> kind(YamlMap map, YamlMap.Entry named) {
    List<YamlMap.Entry> written =
        map.entries().stream().filter(entry -> kinds.containsKey(entry.name())).toList();
    if (written.size() > 1) {
      YamlMap.Entry second = written.get(1);
      String both = written.get(0).name() + " and " + second.name();
      problems.add(
          second.key(), Code.TWO_KINDS, "a node of two kinds: " + both, "one kind for each node");
      return Optional.empty();
    }
    if (written.isEmpty()) {
      YamlMap.Entry found = map.entries().stream().findFirst().orElse(named);
      boolean none = map.entries().isEmpty();
      String what = none ? "the node is empty" : "unknown kind of node " + Quoted.of(found.name());
      problems.add(
          found.key(),
          none ? Code.EMPTY : Code.UNKNOWN_KIND,
          what,
          none ? aKind() : Problems.oneOf(kinds.keySet(), found.name()));
      return Optional.empty();
    }
    return Optional.of(written.get(0));
  }

  private Optional<Node> read(YamlMap.Entry kind, YamlMap map) {
    return Optional.ofNullable(kinds.get(kind.name())).flatMap(parser -> parser.apply(kind, map));
  }

  private Optional<Node> say(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("say", "then"), "in a say node");
    Optional<Prompt> prompt = parts.prompt(kind.value());
    Optional<String> then = parts.way(map, "then", "after a say");
    return prompt.flatMap(said -> then.map(next -> new Node.Say(said, next)));
  }

  private Optional<Node> message(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("message"), "beside 'message'");
    return parts.prompt(kind.value()).map(Node.Message::new);
  }

  private Optional<Node> note(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("note", "then"), "beside 'note'");
    Optional<String> words = parts.text(kind.value(), Note.CHARS_MAX);
    Optional<String> then = parts.way(map, "then", "after a note");
    return words.flatMap(text -> then.map(next -> new Note(text, next)));
  }

  private Optional<Node> end(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("end"), "beside 'end'");
    if (Scalars.isEmpty(kind.value())) {
      return Optional.of(new Node.End(Optional.empty()));
    }
    return parts.prompt(kind.value()).map(farewell -> new Node.End(Optional.of(farewell)));
  }
}
