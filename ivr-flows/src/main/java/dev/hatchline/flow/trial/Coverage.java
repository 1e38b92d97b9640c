package dev.hatchline.flow.trial;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What of a flow has been visited by tests: its nodes, and the ways out of them. */
public final class Coverage {
  private final Flow flow;
  private final Set<String> nodes = new HashSet<>();
  private final Set<Transcript.Gone> ways = new HashSet<>();

  Coverage(Flow flow) {
    this.flow = flow;
  }

  void add(Transcript transcript) {
    nodes.addAll(transcript.nodes());
    transcript.gone().forEach(gone -> ways.addAll(meant(gone)));
  }

  /** The way as the node tells it; the interpreter does not say what it sets. */
  private List<Transcript.Gone> meant(Transcript.Gone gone) {
    List<Way> exits = flow.node(gone.node()).facts().exits();
    return exits.stream()
        .filter(way -> same(way, gone.way()))
        .map(way -> new Transcript.Gone(gone.node(), way))
        .toList();
  }

  private static boolean same(Way way, Way gone) {
    return way.why() == gone.why()
        && way.label().equals(gone.label())
        && way.to().equals(gone.to());
  }

  public int nodesAll() {
    return flow.nodes().size();
  }

  public int nodesVisited() {
    return nodes.size();
  }

  public int waysAll() {
    return allWays().size();
  }

  public int waysGone() {
    return ways.size();
  }

  /** Of nodes and ways together, rounded down: 100 only if all have been visited. */
  public int percent() {
    int all = nodesAll() + waysAll();
    return 100 * (nodesVisited() + waysGone()) / all;
  }

  /** What was never visited, for eyes, in the order of the flow; a node's ways fall with it. */
  public List<String> never() {
    List<String> never = new ArrayList<>();
    flow.nodes().keySet().stream()
        .filter(node -> !nodes.contains(node))
        .forEach(node -> never.add("node '" + node + "'"));
    allWays().stream()
        .filter(gone -> nodes.contains(gone.node()) && !ways.contains(gone))
        .forEach(gone -> never.add(words(gone)));
    return never;
  }

  private Set<Transcript.Gone> allWays() {
    Set<Transcript.Gone> all = new LinkedHashSet<>();
    flow.nodes()
        .forEach((name, node) ->
            node.facts().exits().forEach(way -> all.add(new Transcript.Gone(name, way))));
    return all;
  }

  private static String words(Transcript.Gone gone) {
    Way way = gone.way();
    String why = way.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String label = way.label().isEmpty() ? why : way.label();
    return "way '" + label + "' of '" + gone.node() + "', to '" + way.to() + "'";
  }
}
