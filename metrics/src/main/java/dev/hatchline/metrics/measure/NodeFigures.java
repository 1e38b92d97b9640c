package dev.hatchline.metrics.measure;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What callers made of one node of the automation.
 *
 * @param zeroOuts times that one left it for a person
 * @param noInputs times that nothing came; likewise {@code noMatches}, that it was not understood
 */
public record NodeFigures(int zeroOuts, int noInputs, int noMatches) {
  /**
   * Where it was.
   *
   * @param line the number dialled
   */
  public record Node(String line, String name) {}

  private NodeFigures plus(NodeFigures other) {
    return new NodeFigures(
        zeroOuts + other.zeroOuts, noInputs + other.noInputs, noMatches + other.noMatches);
  }

  /** Sums up one call after the other. */
  public static final class Tally {
    private final Map<Node, NodeFigures> nodes =
        new TreeMap<>(Comparator.comparing(Node::line).thenComparing(Node::name));

    /** One more. */
    public void add(MeasuredCall call) {
      call.zeroOuts().forEach(node -> add(call, node, new NodeFigures(1, 0, 0)));
      call.noInputs().forEach(node -> add(call, node, new NodeFigures(0, 1, 0)));
      call.noMatches().forEach(node -> add(call, node, new NodeFigures(0, 0, 1)));
    }

    private void add(MeasuredCall call, String node, NodeFigures one) {
      nodes.merge(new Node(call.line(), node), one, NodeFigures::plus);
    }

    /** By line and node; those at which nothing of it happened are not in it. */
    public Map<Node, NodeFigures> figures() {
      return Collections.unmodifiableMap(nodes);
    }
  }
}
