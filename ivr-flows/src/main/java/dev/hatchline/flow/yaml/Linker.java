package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.yaml.node.CallSite;
import dev.hatchline.flow.yaml.node.DraftNode;
import dev.hatchline.flow.yaml.node.Frame;
import dev.hatchline.flow.yaml.node.NodeParser;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Scope;
import dev.hatchline.flow.yaml.sheet.Sheet;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Puts the nodes of called flows into the one that calls them, so that there is one flow to walk,
 * to judge and to draw.
 *
 * <pre>
 *   flow: line                 flow: identify            line, linked
 *   who: call identify    +    which: ask card      =    who         start = who/which
 *        then: balance         back:  return             who/which   asks who.card
 *                                                        who/back    then = balance
 * </pre>
 *
 * A node of a called flow is read again for each call, with other names. What is wrong with it by
 * itself was told before, in its own file; what is wrong only here is told at the call.
 */
final class Linker {
  private final Problems problems;
  private final Map<String, DraftNode> nodes = new LinkedHashMap<>();
  private final Set<String> borrowed = new HashSet<>();
  private final Map<String, Value> constants = new HashMap<>();
  private final Map<String, ValueType> types = new HashMap<>();

  private Linker(Problems problems) {
    this.problems = problems;
  }

  /**
   * All nodes of a flow.
   *
   * @param own how many of the first are its own, and no part's
   */
  static Linked link(Sheet sheet, int own, Problems problems) {
    Linker linker = new Linker(problems);
    NodeParser parser = new NodeParser(problems, sheet);
    sheet.nodes().forEach(entry -> linker.add(parser.parse(entry), entry.key()));
    sheet.nodes().stream().skip(own).forEach(entry -> linker.borrowed.add(entry.name()));
    linker.constants.putAll(sheet.constants());
    linker.types.putAll(sheet.names().types());
    for (CallSite site : parser.takeSites()) {
      linker.copy(site, Scope.NONE, linker.key(site));
    }
    return new Linked(linker.nodes, linker.borrowed, linker.constants, linker.types);
  }

  /** Where a call of the flow itself stands. */
  private ScalarNode key(CallSite site) {
    DraftNode node = nodes.get(site.node());
    if (node == null) {
      throw new IllegalStateException("expected the node of a call, found no " + site.node());
    }
    return node.key();
  }

  private void copy(CallSite site, Scope outer, ScalarNode at) {
    Scope inner = outer.in(site.node());
    Sheet sheet = site.callee().sheet();
    NodeParser parser = new NodeParser(Problems.unheard(), sheet, new Frame(inner, site, at));
    for (YamlMap.Entry entry : sheet.nodes()) {
      DraftNode node = parser.parse(entry);
      borrowed.add(node.name());
      add(node, at);
    }
    sheet.constants().forEach((name, value) -> constants.put(inner.value(name), value));
    sheet.names().types().forEach((name, type) -> types.put(inner.value(name), type));
    parser.takeSites().forEach(call -> copy(call, inner, at));
  }

  private void add(DraftNode node, ScalarNode at) {
    nodes.put(node.name(), node);
    if (nodes.size() > FlowParser.NODES_MAX) {
      String what = "the flow has more than " + FlowParser.NODES_MAX + " nodes";
      String expected =
          "at most " + FlowParser.NODES_MAX + " with its parts and the flows it calls";
      throw problems.refuse(at, Code.TOO_MANY, what, expected);
    }
  }
}
