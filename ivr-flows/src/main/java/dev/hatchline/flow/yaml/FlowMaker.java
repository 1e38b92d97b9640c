package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowCall;
import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.yaml.sheet.Sheet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Makes a flow of a draft that is whole. What it has from others and does not use is left out. One
 * that others call can be walked by itself, too: it begins with what it is given, and who comes
 * back from it is put through to a person.
 */
final class FlowMaker {
  /** Before the start of a flow that is given something; no name of a node can be this. */
  static final String GIVEN = "/given";

  private final Draft draft;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final String queue;

  private FlowMaker(Draft draft) {
    this.draft = draft;
    this.queue = draft.queue().orElse(Flow.QUEUE_DEFAULT);
  }

  static Flow flow(Draft draft) {
    return new FlowMaker(draft).make();
  }

  private Flow make() {
    String name = draft.name().orElseThrow();
    String start = start(name);
    draft.nodes().forEach((node, read) -> nodes.put(node, read.node().orElseThrow()));
    nodes.put(Sheet.OUTSIDE, new Node.Queue(queue, Optional.empty()));
    String waiting = draft.waiting().map(ScalarNode::getValue).orElse(start);
    Optional<String> callback = draft.callback().map(ScalarNode::getValue);
    Optional<String> after = draft.after().map(ScalarNode::getValue);
    List<String> entrances =
        Stream.of(Stream.of(start, waiting), callback.stream(), after.stream())
            .flatMap(names -> names)
            .toList();
    leaveOut(entrances);
    Languages languages = draft.sheet().languages().languages();
    return new Flow(
        name,
        queue,
        start,
        waiting,
        callback,
        after,
        nodes,
        draft.linked().constants(),
        languages,
        draft.sheet().escapes());
  }

  private String start(String flow) {
    String start = draft.start().orElseThrow().getValue();
    Map<String, Formula> given = new LinkedHashMap<>();
    draft
        .sheet()
        .signature()
        .parameters()
        .forEach((name, declared) -> {
          if (declared.must()) {
            given.put(name, new Given(name, declared.type()));
          }
        });
    if (given.isEmpty()) {
      return start;
    }
    nodes.put(GIVEN, new FlowCall(flow, given, Set.of(), start));
    return GIVEN;
  }

  /** What it has from others and no way leads to, not even one from a node that none leads to. */
  private void leaveOut(List<String> entrances) {
    Set<String> unused = new HashSet<>(draft.linked().borrowed());
    unused.add(Sheet.OUTSIDE);
    Set<String> own = new HashSet<>(nodes.keySet());
    own.removeAll(unused);
    unused.removeAll(reached(Stream.concat(entrances.stream(), own.stream()).toList()));
    nodes.keySet().removeAll(unused);
  }

  private Set<String> reached(List<String> from) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      String name = open.pop();
      Node node = nodes.get(name);
      if (node != null && reached.add(name)) {
        node.ways().forEach(open::push);
      }
    }
    return reached;
  }
}
