package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Node;
import dev.hatchline.flow.yaml.Draft.DraftNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The faults that only the whole flow shows: where its ways lead. */
final class FlowChecker {
  private final Draft draft;
  private final Map<String, DraftNode> nodes;
  private final Problems problems;

  FlowChecker(Draft draft, Problems problems) {
    this.draft = draft;
    this.nodes = draft.nodes();
    this.problems = problems;
  }

  void check() {
    draft.start().ifPresent(this::exists);
    nodes.values().forEach(node -> node.targets().forEach(this::exists));
    draft
        .start()
        .map(ScalarNode::getValue)
        .filter(nodes::containsKey)
        .ifPresent(start -> {
          everyNodeIsReached(start);
          noCallerIsHungUpOn(start);
        });
    noTalkingInCircles();
  }

  private void exists(ScalarNode target) {
    if (!nodes.containsKey(target.getValue())) {
      String what = "there is no node '" + target.getValue() + "'";
      problems.add(target, what, Problems.oneOf(nodes.keySet(), target.getValue()));
    }
  }

  private void everyNodeIsReached(String start) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String name = open.pop();
      DraftNode node = nodes.get(name);
      if (node != null && reached.add(name)) {
        Stream<String> targets = node.targets().stream().map(this::meant);
        Stream.concat(targets, node.mentions().stream()).forEach(open::push);
      }
    }
    for (DraftNode node : nodes.values()) {
      if (!reached.contains(node.name())) {
        String what = "no way leads to node '" + node.name() + "'";
        problems.add(node.key(), what, "a 'then' or a choice that names it");
      }
    }
  }

  /** A misspelt target is one fault, not two: what it probably means counts as reached. */
  private String meant(ScalarNode target) {
    String name = target.getValue();
    return nodes.containsKey(name) ? name : Problems.nearest(nodes.keySet(), name).orElse(name);
  }

  /** Ending a call is the caller's choice: some menu comes before every end. */
  private void noCallerIsHungUpOn(String start) {
    List<DraftNode> unasked = says(start);
    DraftNode last = unasked.isEmpty() ? nodes.get(start) : next(unasked.getLast());
    if (last != null && last.node().orElse(null) instanceof Node.End) {
      String what = "the call ends here although the caller has chosen nothing";
      problems.add(last.key(), what, "a menu before the end, or a queue instead");
    }
  }

  private void noTalkingInCircles() {
    Set<String> known = new HashSet<>();
    for (DraftNode node : nodes.values()) {
      List<DraftNode> said = says(node.name());
      DraftNode back = said.isEmpty() ? null : next(said.getLast());
      boolean fresh = said.stream().map(DraftNode::name).filter(known::add).count() == said.size();
      if (fresh && back != null && said.contains(back)) {
        String what = "from '" + back.name() + "' on, the flow talks in a circle for ever";
        problems.add(back.key(), what, "a menu, queue, message or end on the way");
      }
    }
  }

  /** The says that follow one another from here, each once. */
  private List<DraftNode> says(String from) {
    List<DraftNode> said = new ArrayList<>();
    DraftNode node = nodes.get(from);
    while (node != null && node.node().orElse(null) instanceof Node.Say && !said.contains(node)) {
      said.add(node);
      node = next(node);
    }
    return said;
  }

  private @Nullable DraftNode next(DraftNode say) {
    return say.node().map(Node::ways).map(ways -> nodes.get(ways.getFirst())).orElse(null);
  }
}
