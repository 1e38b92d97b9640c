package dev.hatchline.flow.run;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Where a caller had got to in a flow when the call ended.
 *
 * @param node its name; empty when only the answers are known
 * @param print of the node as it was then: the same wherever and whenever the same is heard and
 *     done there
 * @param values what the flow had learnt by then
 */
public record FlowPoint(String node, String print, Map<String, Value> values) {
  public FlowPoint {
    values = Map.copyOf(values);
  }

  /** At this node of the flow. */
  static FlowPoint at(Flow flow, String node, Map<String, Value> values) {
    Node as = flow.nodes().get(node);
    return new FlowPoint(node, as == null ? "" : print(as), values);
  }

  /** Of a caller of whom only the answers are known. */
  public static FlowPoint answers(Map<String, Value> values) {
    return new FlowPoint("", "", values);
  }

  /** No order in it is left to chance, as that of an unmodifiable map is. */
  private static String print(Node node) {
    String into = node instanceof Node.Ask ask ? ask.into() : "";
    String all =
        String.join(
            "\n",
            node.getClass().getSimpleName(),
            into,
            node.prompts().toString(),
            node.ways().toString());
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /**
   * The node at which the caller goes on: the same, if the flow still has it as it was and coming
   * there twice does nothing twice; else the start.
   */
  String entrance(Flow flow) {
    Node now = flow.nodes().get(node);
    return now != null && print(now).equals(print) && !now.facts().acts() ? node : flow.start();
  }

  /**
   * What is still known so long after the call: all but what an ask remembers for less, and numbers
   * that are to be called, which are read back in each call.
   */
  public Map<String, Value> known(Flow flow, Duration since) {
    Map<String, Value> known = new HashMap<>(values);
    Predicate<Node.Ask> forgotten =
        ask -> ask.remember().filter(most -> since.compareTo(most) >= 0).isPresent();
    known.keySet().removeIf(name -> flow.asks(name).anyMatch(forgotten));
    known.keySet().removeAll(flow.called());
    return Map.copyOf(known);
  }
}
