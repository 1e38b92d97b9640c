package dev.hatchline.flow.draw;

import dev.hatchline.flow.Flow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps of a flow that lead back to where the caller may have come from. */
final class Backward {
  /** From one node to another. */
  record Step(String from, String to) {}

  private final Flow flow;
  private final Set<Step> back = new HashSet<>();

  /** Whether a node is still on the way that is being gone; left once it is done. */
  private final Map<String, Boolean> open = new HashMap<>();

  private Backward(Flow flow) {
    this.flow = flow;
  }

  /** Without them there is no circle. */
  static Set<Step> steps(Flow flow) {
    Backward search = new Backward(flow);
    Set<String> begins = new LinkedHashSet<>(List.of(flow.start(), flow.waiting()));
    flow.callback().ifPresent(begins::add);
    begins.addAll(flow.nodes().keySet());
    begins.forEach(search::go);
    return Set.copyOf(search.back);
  }

  private record Place(String node, Iterator<String> ways) {}

  /** Depth first, with a stack of its own: a flow may be as long as it likes. */
  private void go(String begin) {
    Deque<Place> way = new ArrayDeque<>();
    enter(begin, way);
    while (!way.isEmpty()) {
      Place here = way.element();
      if (!here.ways().hasNext()) {
        open.put(here.node(), false);
        way.remove();
        continue;
      }
      String next = here.ways().next();
      if (Boolean.TRUE.equals(open.get(next))) {
        back.add(new Step(here.node(), next));
      } else {
        enter(next, way);
      }
    }
  }

  private void enter(String node, Deque<Place> way) {
    if (!open.containsKey(node)) {
      open.put(node, true);
      way.push(new Place(node, flow.node(node).ways().iterator()));
    }
  }
}
