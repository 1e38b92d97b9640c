package dev.hatchline.flow;

import dev.hatchline.call.EscapeWords;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A checked flow: every way leads to a node that exists.
 *
 * @param name by which it calls itself; lines take it by the name of its file
 * @param queue where a caller goes who opens the hatch, or whose tries have failed
 * @param start the node that comes first
 * @param waiting where a caller comes who is in line and uses the automation meanwhile
 * @param callback where a caller comes who is in line and would rather be called back, if anywhere
 * @param after where a caller comes when the agent has left the conversation first, if anywhere
 * @param nodes by name, in the order in which they were written; those of a flow that is called by
 *     the name of the node that calls it, and their own
 * @param constants values that are the same in every call, by name; no node sets one
 * @param languages in which it speaks
 * @param escapes what opens the hatch: what opens every hatch, and more
 */
public record Flow(
    String name,
    String queue,
    String start,
    String waiting,
    Optional<String> callback,
    Optional<String> after,
    Map<String, Node> nodes,
    Map<String, Value> constants,
    Languages languages,
    EscapeWords escapes) {
  /** The queue of a flow that names none. */
  public static final String QUEUE_DEFAULT = "people";

  public Flow {
    constants = Map.copyOf(constants);
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    require(nodes, start);
    require(nodes, waiting);
    if (callback.isPresent()) {
      require(nodes, callback.get());
    }
    if (after.isPresent()) {
      require(nodes, after.get());
    }
    for (Node node : nodes.values()) {
      for (String way : node.ways()) {
        require(nodes, way);
      }
    }
  }

  /** A flow that is the same for those who wait, and offers them nothing else. */
  public Flow(String name, String queue, String start, Map<String, Node> nodes) {
    this(name, queue, start, start, Optional.empty(), nodes);
  }

  /**
   * A flow without constants that does not say in which language it speaks, and asks nothing after
   * conversations.
   */
  public Flow(
      String name,
      String queue,
      String start,
      String waiting,
      Optional<String> callback,
      Map<String, Node> nodes) {
    this(
        name,
        queue,
        start,
        waiting,
        callback,
        Optional.empty(),
        nodes,
        Map.of(),
        Languages.UNSAID,
        EscapeWords.BUILT_IN);
  }

  private static void require(Map<String, Node> nodes, String target) {
    if (!nodes.containsKey(target)) {
      throw new IllegalArgumentException("expected a node of the flow, found '" + target + "'");
    }
  }

  /** Where callers can come in, each once. */
  public List<String> entrances() {
    return Stream.of(Stream.of(start, waiting), callback.stream(), after.stream())
        .flatMap(names -> names)
        .distinct()
        .toList();
  }

  /**
   * The node of this name.
   *
   * @throws IllegalArgumentException if the flow has none
   */
  public Node node(String node) {
    Node found = nodes.get(node);
    if (found == null) {
      throw new IllegalArgumentException("expected a node of flow " + name + ", found " + node);
    }
    return found;
  }

  /** The names of the numbers that are to be called back. */
  public Set<String> called() {
    return nodes.values().stream()
        .flatMap(node -> node instanceof Callback to ? Stream.of(to.number()) : Stream.empty())
        .collect(Collectors.toSet());
  }

  /** The asks that set this value. */
  public Stream<Node.Ask> asks(String value) {
    return nodes.values().stream()
        .flatMap(node -> node instanceof Node.Ask ask ? Stream.of(ask) : Stream.empty())
        .filter(ask -> ask.into().equals(value));
  }

  /**
   * Everything that this flow says in the same words in every call, each once and in each language,
   * so that it can be synthesized beforehand. What has a value in it is not among them: it is made
   * while the caller is there.
   */
  public List<Prompt> prompts() {
    return nodes.values().stream()
        .flatMap(node -> node.prompts().stream())
        .flatMap(Prompt::each)
        .filter(Prompt::constant)
        .distinct()
        .toList();
  }
}
