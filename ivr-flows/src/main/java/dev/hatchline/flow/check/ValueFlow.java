package dev.hatchline.flow.check;

import dev.hatchline.flow.BuiltIn;
import dev.hatchline.flow.Facts;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Learning;
import dev.hatchline.flow.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which values are known wherever a caller comes, whatever way they came. A value is known at a
 * node if it is on each way that leads there: the greatest solution of
 *
 * <pre>
 *   known(node) = intersection over the ways into it of rule(way, known(from))
 *   known(entrance) = what every flow knows of every caller
 * </pre>
 *
 * found by going on from the entrances until nothing changes. A number that is withheld is not
 * known, and neither is what was learnt in an earlier call: there may be none. What was found to be
 * wrong is spoken but not known, so what can be spoken is found in the same manner.
 */
public final class ValueFlow {
  private static final Set<String> ALWAYS =
      Set.of(
          BuiltIn.CALLABLE.word(),
          BuiltIn.CALLBACK.word(),
          BuiltIn.TODAY.word(),
          BuiltIn.WAIT.word());

  /** The kind of fault that an ask has which nobody is ever asked. */
  public static final String NEVER_ASKED = "never-asked";

  /** More are of no use to anybody at once. */
  static final int FAULTS_MAX = 200;

  /** How many ways are gone in thought; who comes again with less known goes them again. */
  static final int WAYS_MAX = 30_000;

  /** How many values are carried on these ways, all together. */
  static final int CARRIED_MAX = 2_000_000;

  /** A way, the node that it leaves, and the numbers of the values that are known on it. */
  private record Step(String from, Way way, BitSet known) {}

  private final Map<String, Facts> nodes;
  private final List<String> entrances;

  /** What is known, where this is what can be spoken. */
  private final Optional<ValueFlow> sure;

  /** At each node that is reached. */
  private final Map<String, Set<String>> known = new HashMap<>();

  private final Map<String, List<Step>> into = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final boolean solved;

  /** What every call of this flow knows. */
  private final Set<String> always;

  private ValueFlow(
      Map<String, Facts> nodes,
      List<String> entrances,
      Set<String> always,
      Optional<ValueFlow> sure) {
    this.nodes = nodes;
    this.always = always;
    this.entrances = entrances;
    this.sure = sure;
    this.solved = solve();
  }

  /** What is known. */
  private static ValueFlow surely(Flow flow) {
    Map<String, Facts> nodes = new LinkedHashMap<>();
    flow.nodes().forEach((name, node) -> nodes.put(name, node.facts()));
    Set<String> always = new HashSet<>(ALWAYS);
    always.addAll(flow.constants().keySet());
    return new ValueFlow(nodes, flow.entrances(), always, Optional.empty());
  }

  /** What can be spoken, for it is known, or was and is wrong. */
  private ValueFlow spoken() {
    boolean same = nodes.values().stream().allMatch(facts -> facts.learning().wrong().isEmpty());
    return same || !solved ? this : new ValueFlow(nodes, entrances, always, Optional.of(this));
  }

  /** What is surely known at a node; empty for one that no way leads to. */
  static Optional<Set<String>> known(Flow flow, String node) {
    return Optional.ofNullable(surely(flow).known.get(node)).map(Set::copyOf);
  }

  /**
   * Values that may be missing where they are needed, and asks that nobody is ever asked: the first
   * {@link #FAULTS_MAX}.
   */
  public static List<Fault> faults(Flow flow) {
    ValueFlow values = surely(flow);
    ValueFlow spoken = values.spoken();
    if (!values.solved || !spoken.solved) {
      return List.of(tooIntricate(flow.start()));
    }
    return values.nodes.keySet().stream()
        .flatMap(node -> values.faults(node, spoken))
        .limit(FAULTS_MAX)
        .toList();
  }

  private Stream<Fault> faults(String node, ValueFlow spoken) {
    Set<String> here = known.get(node);
    if (here == null) {
      return Stream.empty();
    }
    Learning learning = facts(node).learning();
    Stream<Fault> missing =
        learning.needs().stream()
            .flatMap(value ->
                (learning.asks().contains(value) ? this : spoken).missing(node, value).stream());
    return Stream.concat(missing, neverAsked(node, facts(node), here).stream());
  }

  private static Fault tooIntricate(String node) {
    String what = "what is known where hangs on too much else";
    String expected = "fewer values that are computed from each other in circles";
    return new Fault(node, new Spot.Part(List.of()), "too-intricate", what, expected);
  }

  /** Whether it was done. */
  private boolean solve() {
    int gone = 0;
    long carried = 0;
    SequencedSet<String> open = new LinkedHashSet<>();
    for (String entrance : entrances) {
      reach(entrance, always, open);
    }
    while (!open.isEmpty()) {
      String from = open.removeFirst();
      List<Way> exits = facts(from).exits();
      gone += exits.size();
      carried += (long) exits.size() * known.getOrDefault(from, Set.of()).size();
      if (gone > WAYS_MAX || carried > CARRIED_MAX) {
        return false;
      }
      for (Way way : exits) {
        reach(way.to(), after(from, way), open);
      }
    }
    // In the order of the flow, so that of two ways that are as short the first is told.
    nodes.keySet().stream()
        .filter(known::containsKey)
        .forEach(from ->
            facts(from)
                .exits()
                .forEach(way ->
                    into.computeIfAbsent(way.to(), _ -> new ArrayList<>())
                        .add(new Step(from, way, bits(after(from, way))))));
    return true;
  }

  /** The node is open again if less is known there than was thought. */
  private void reach(String node, Set<String> arriving, SequencedSet<String> open) {
    Set<String> before = known.get(node);
    if (before == null) {
      known.put(node, new HashSet<>(arriving));
      open.add(node);
    } else if (before.retainAll(arriving)) {
      open.add(node);
    }
  }

  private Facts facts(String node) {
    return Optional.ofNullable(nodes.get(node)).orElseGet(Facts::of);
  }

  private Set<String> after(String from, Way way) {
    return after(from, way, known.getOrDefault(from, Set.of()));
  }

  private Set<String> after(String from, Way way, Set<String> before) {
    Learning learning = facts(from).learning();
    return sure.map(values -> learning.spoken(before, values.after(from, way)))
        .orElseGet(() -> learning.rule().after(way, before));
  }

  private BitSet bits(Set<String> names) {
    BitSet bits = new BitSet();
    names.forEach(name -> bits.set(number(name)));
    return bits;
  }

  private int number(String name) {
    return numbers.computeIfAbsent(name, _ -> numbers.size());
  }

  private Optional<Fault> missing(String node, String value) {
    if (known.getOrDefault(node, Set.of()).contains(value)) {
      return Optional.empty();
    }
    String what = "{" + value + "} is not known on every way here: " + text(witness(node, value));
    String expected = "an ask, lookup or set before it, or a branch 'if: known." + value + "'";
    return Optional.of(new Fault(node, new Spot.Name(value), "not-always-known", what, expected));
  }

  /** Whoever comes to an ask that asks only for what is not known, and all of it is. */
  private static Optional<Fault> neverAsked(String node, Facts facts, Set<String> here) {
    boolean asks = facts.listens().isPresent() && facts.passes();
    return facts.exits().stream()
        .filter(way -> way.why() == Way.Why.THEN && !way.sets().isEmpty())
        .filter(way -> asks && here.containsAll(way.sets()))
        .map(way -> {
          String value = String.join(", ", way.sets());
          String what = "'" + value + "' is known on every way here, so this is never asked";
          Spot into = new Spot.Part(List.of("into"));
          return new Fault(node, into, NEVER_ASKED, what, "'again: yes', or no ask");
        })
        .findFirst();
  }

  /**
   * The shortest way to a node on which the value is missing, in the order in which it is gone:
   * from an entrance, or from a node that forgets it.
   */
  private List<Step> witness(String node, String value) {
    Map<String, Step> next = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(node));
    Set<String> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      String here = open.remove();
      Step gone = next.get(here);
      if (entrances.contains(here) || (gone != null && forgets(gone, value))) {
        return steps(here, next);
      }
      for (Step step : into.getOrDefault(here, List.of())) {
        boolean missing = !step.known().get(number(value));
        if (missing && step.from().equals(node) && forgets(step, value)) {
          return Stream.concat(Stream.of(step), steps(here, next).stream()).toList();
        }
        if (missing && seen.add(step.from())) {
          next.put(step.from(), step);
          open.add(step.from());
        }
      }
    }
    return List.of();
  }

  /** Whether it may be missing on this way although it was known before. */
  private boolean forgets(Step step, String value) {
    return facts(step.from()).learning().forgets().contains(value)
        && !after(step.from(), step.way(), Set.of(value)).contains(value);
  }

  private static List<Step> steps(String from, Map<String, Step> next) {
    List<Step> steps = new ArrayList<>();
    for (Step step = next.get(from); step != null; step = next.get(step.way().to())) {
      steps.add(step);
    }
    return steps;
  }

  /**
   * Such as {@code welcome → 2 → sorry}; a way of no steps begins where it ends. What stands before
   * a flow that others call is no node of its designer's.
   */
  private static String text(List<Step> steps) {
    if (steps.isEmpty()) {
      return "callers begin here";
    }
    List<String> words = new ArrayList<>();
    for (Step step : steps) {
      if (!step.from().startsWith("/")) {
        words.add(step.from());
      }
      if (step.way().why() == Way.Why.CHOICE) {
        words.add(step.way().label());
      }
    }
    words.add(steps.getLast().way().to());
    return String.join(" → ", words);
  }
}
