package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Node;
import dev.hatchline.flow.yaml.node.DraftNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds circles in some of a flow's ways, depth first. It keeps its own stack: a flow may be a
 * chain of ten thousand nodes.
 */
final class CircleFinder {
  private record Visit(String name, Iterator<String> ways) {}

  private final Map<String, DraftNode> nodes;
  private final Function<Node, List<String>> ways;
  private final Map<String, DraftNode> circles = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();

  CircleFinder(Map<String, DraftNode> nodes, Function<Node, List<String>> ways) {
    this.nodes = nodes;
    this.ways = ways;
  }

  /** Where each circle is entered. */
  List<DraftNode> circles() {
    nodes.keySet().forEach(this::follow);
    return new ArrayList<>(circles.values());
  }

  private void follow(String start) {
    Deque<Visit> way = new ArrayDeque<>();
    Set<String> onWay = new HashSet<>();
    enter(start, way, onWay);
    while (!way.isEmpty()) {
      Visit last = way.peek();
      if (!last.ways().hasNext()) {
        way.pop();
        onWay.remove(last.name());
        done.add(last.name());
        continue;
      }
      enter(last.ways().next(), way, onWay);
    }
  }

  private void enter(String name, Deque<Visit> way, Set<String> onWay) {
    DraftNode node = nodes.get(name);
    if (node == null || done.contains(name)) {
      return;
    }
    if (!onWay.add(name)) {
      circles.putIfAbsent(name, node);
      return;
    }
    way.push(new Visit(name, node.node().map(ways).orElse(List.of()).iterator()));
  }
}
