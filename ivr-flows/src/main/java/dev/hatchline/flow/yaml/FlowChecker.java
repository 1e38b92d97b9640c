package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Callback;
import dev.hatchline.flow.Ending;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Way;
import dev.hatchline.flow.yaml.node.DraftNode;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The faults that only the whole flow shows: where its ways lead. */
final class FlowChecker {
  private final Draft draft;
  private final Map<String, DraftNode> nodes;
  private final Problems problems;

  /** The ways out of each node, found once: they are gone through for each number to call. */
  private final Map<String, List<Way>> exits = new HashMap<>();

  FlowChecker(Draft draft, Problems problems) {
    this.draft = draft;
    this.nodes = draft.nodes();
    this.problems = problems;
    nodes.forEach((name, node) ->
        exits.put(name, node.node().map(kind -> kind.facts().exits()).orElse(List.of())));
  }

  void check() {
    checkCalled();
    if (isWalked() && !draft.sheet().isForOthers()) {
      noCallerIsHungUpOn();
    }
  }

  /** All but what hangs on how a caller comes to it. */
  void checkCalled() {
    starts().forEach(this::exists);
    nodes.values().forEach(node -> node.targets().forEach(this::exists));
    if (isWalked()) {
      everyNodeIsReached();
      everyCallbackHasItsNumber();
      callersInLineReachACallback();
    }
    new CircleFinder(nodes, FlowChecker::waysWithoutCaller).circles().forEach(this::circle);
  }

  private boolean isWalked() {
    return draft.start().map(ScalarNode::getValue).filter(nodes::containsKey).isPresent();
  }

  private List<ScalarNode> starts() {
    return Stream.concat(beginnings(), draft.after().stream()).toList();
  }

  /** Those of callers who have talked to nobody yet. */
  private Stream<ScalarNode> beginnings() {
    return Stream.of(draft.start(), draft.waiting(), draft.callback()).flatMap(Optional::stream);
  }

  private void exists(ScalarNode target) {
    if (!nodes.containsKey(target.getValue())) {
      String what = "there is no node '" + target.getValue() + "'";
      problems.add(target, Code.NO_SUCH_NODE, what, Problems.oneOf(written(), target.getValue()));
    }
  }

  /** The nodes that can be named: those of a called flow are its own. */
  private List<String> written() {
    return nodes.keySet().stream().filter(name -> name.indexOf('/') < 0).toList();
  }

  private void everyNodeIsReached() {
    Set<String> reached = reached(entrances(), this::steps);
    for (DraftNode node : nodes.values()) {
      boolean borrowed = draft.linked().borrowed().contains(node.name());
      if (!borrowed && !reached.contains(node.name())) {
        String what = "no way leads to node " + Quoted.of(node.name());
        problems.add(node.key(), Code.UNREACHABLE, what, "a 'then' or a choice that names it");
      }
    }
  }

  private List<String> steps(DraftNode node) {
    return Stream.concat(node.targets().stream().map(this::meant), node.mentions().stream())
        .toList();
  }

  /** On every way to a callback, from a start or after a refusal, the number is asked for. */
  private void everyCallbackHasItsNumber() {
    Map<String, List<DraftNode>> callbacks = new LinkedHashMap<>();
    for (DraftNode node : nodes.values()) {
      if (node.node().orElse(null) instanceof Callback callback) {
        callbacks.computeIfAbsent(callback.number(), _ -> new ArrayList<>()).add(node);
      }
    }
    callbacks.forEach(this::haveTheirNumber);
  }

  private void haveTheirNumber(String number, List<DraftNode> callbacks) {
    Set<String> without =
        reached(
            Stream.concat(entrances().stream(), refusals()).toList(),
            node ->
                exits(node.name())
                    .filter(way -> !way.sets().contains(number))
                    .map(Way::to)
                    .toList());
    for (DraftNode node : callbacks) {
      if (without.contains(node.name())) {
        String what = "a caller can come here without '" + number + "'";
        problems.add(
            node.key(), Code.NO_NUMBER, what, "the ask for it on every way that leads here");
      }
    }
  }

  private Stream<String> refusals() {
    return nodes.keySet().stream()
        .flatMap(this::exits)
        .filter(way -> way.why() == Way.Why.REFUSED)
        .map(Way::to);
  }

  private Stream<Way> exits(String node) {
    return exits.getOrDefault(node, List.of()).stream();
  }

  private void callersInLineReachACallback() {
    if (draft.callback().isEmpty()) {
      return;
    }
    ScalarNode from = draft.callback().get();
    boolean reaches =
        reached(List.of(meant(from)), this::steps).stream()
            .map(nodes::get)
            .anyMatch(node -> node.node().map(FlowChecker::promises).orElse(true));
    if (nodes.containsKey(from.getValue()) && !reaches) {
      String what = "no way leads from '" + from.getValue() + "' to a call back";
      problems.add(from, Code.NO_CALLBACK, what, "a node that leads to one of kind 'callback'");
    }
  }

  private static boolean promises(Node node) {
    return node.facts().ending() == Ending.PROMISE;
  }

  /** A misspelt target is one fault, not two: what it probably means counts as reached. */
  private String meant(ScalarNode target) {
    String name = target.getValue();
    return nodes.containsKey(name) ? name : Problems.nearest(written(), name).orElse(name);
  }

  /**
   * Ending a call is the caller's choice, not that of failed tries. Whose conversation is over has
   * nothing more to choose.
   */
  private void noCallerIsHungUpOn() {
    for (String name : reached(unbidden(), FlowChecker::unasked)) {
      DraftNode node = nodes.get(name);
      boolean over =
          node != null
              && node.node().filter(kind -> kind.facts().ending() == Ending.OVER).isPresent();
      if (node != null && over) {
        String what = "the call ends here although the caller has chosen nothing";
        problems.add(
            node.key(), Code.UNCHOSEN_END, what, "a menu before the end, or a queue instead");
      }
    }
  }

  /** Where a caller comes who has chosen nothing, or has failed where something was asked. */
  private List<String> unbidden() {
    List<String> from = beginnings().map(this::meant).toList();
    Stream<String> failed =
        reached(from, this::steps).stream()
            .filter(this::canFail)
            .flatMap(this::exits)
            .filter(way -> way.why() == Way.Why.SILENCE || way.why() == Way.Why.NO_MATCH)
            .map(Way::to);
    return Stream.concat(from.stream(), failed).toList();
  }

  /** Not where silence is an answer, too. */
  private boolean canFail(String node) {
    return Optional.ofNullable(nodes.get(node)).stream()
        .flatMap(found -> found.node().stream())
        .flatMap(kind -> kind.facts().listens().stream())
        .anyMatch(listens -> listens.tries() > 0);
  }

  private List<String> entrances() {
    return starts().stream().map(this::meant).toList();
  }

  /** What can be reached by these steps. */
  private Set<String> reached(List<String> from, Function<DraftNode, Collection<String>> steps) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      String name = open.pop();
      DraftNode node = nodes.get(name);
      if (node != null && reached.add(name)) {
        steps.apply(node).forEach(open::push);
      }
    }
    return reached;
  }

  private void circle(DraftNode from) {
    String what = "from '" + from.name() + "' on, the flow talks in a circle for ever";
    problems.add(from.key(), Code.CIRCLE, what, "a menu, queue, message or end on the way");
  }

  /** The ways that a flow can go while the caller does nothing, or is known already. */
  private static List<String> waysWithoutCaller(Node node) {
    return ways(node, !node.facts().passes());
  }

  /** The ways of a caller who does nothing; who is asked something fails. */
  private static List<String> unasked(DraftNode node) {
    return node.node()
        .map(kind -> ways(kind, kind.facts().listens().isPresent()))
        .orElse(List.of());
  }

  private static List<String> ways(Node node, boolean asked) {
    return node.facts().exits().stream()
        .filter(way -> goneUnbidden(way.why(), asked))
        .map(Way::to)
        .distinct()
        .toList();
  }

  /** Whether a way is gone without a key. */
  private static boolean goneUnbidden(Way.Why why, boolean asked) {
    return switch (why) {
      case THEN -> !asked;
      case CONDITION, ELSE, OPEN, CLOSED, MISSING, FAILED, UNAVAILABLE -> true;
      // Whoever answers nothing, or nothing that is understood, has chosen nothing.
      case SILENCE, NO_MATCH, NO_SPEECH -> true;
      // What was refused is forgotten, and asked for on every way back.
      case CHOICE, REFUSED -> false;
    };
  }
}
