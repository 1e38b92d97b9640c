package dev.hatchline.flow.check;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.run.PromptLength;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every way that a call can take through a flow: each state in which a caller can be, with all that
 * can happen next. Both ways of each condition are gone, whatever it says.
 */
final class Walk {
  private final Map<String, Stop> stops = new LinkedHashMap<>();
  private final List<State> entrances;
  private final List<String> entranceNames;
  private final Map<State, List<Move>> moves = new LinkedHashMap<>();

  /** By what a state was come to first, which is on a way of the fewest moves. */
  private final Map<State, Step> first = new HashMap<>();

  private record Step(State from, Move move) {}

  private Walk(Flow flow, PromptLength lengths) {
    flow.nodes()
        .forEach((name, node) -> stops.put(name, Stop.of(node.facts(), lengths, flow.languages())));
    entrances = entrances(flow);
    entranceNames =
        Stream.of("start", "waiting", "callback", "after")
            .filter(name -> !name.equals("waiting") || !flow.waiting().equals(flow.start()))
            .filter(name -> !name.equals("callback") || flow.callback().isPresent())
            .filter(name -> !name.equals("after") || flow.after().isPresent())
            .toList();
    go();
  }

  private void go() {
    Deque<State> open = new ArrayDeque<>(new LinkedHashSet<>(entrances));
    Set<State> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      State here = open.remove();
      List<Move> next = Moves.from(here, stop(here));
      moves.put(here, next);
      for (Move move : next) {
        if (seen.add(move.to())) {
          first.put(move.to(), new Step(here, move));
          open.add(move.to());
        }
      }
    }
  }

  /**
   * Goes all ways.
   *
   * @param lengths of prompts, with the longest words of their values
   */
  static Walk of(Flow flow, PromptLength lengths) {
    return new Walk(flow, lengths);
  }

  /**
   * Who waits in line knows of a person, and has chosen what they come to by a key; who has talked
   * to one has been served.
   */
  private static List<State> entrances(Flow flow) {
    State start = new State(flow.start());
    Stream<State> waiting = Stream.of(new State(flow.waiting()).naming(true));
    Stream<State> callback =
        flow.callback().stream().map(to -> new State(to).naming(true).choosing());
    Stream<State> after = flow.after().stream().map(to -> new State(to).naming(true).serving());
    return Stream.of(Stream.of(start), waiting, callback, after).flatMap(states -> states).toList();
  }

  /** Where a call comes in: first of all at the start. */
  List<State> entrances() {
    return entrances;
  }

  /** The same in words. */
  List<String> entranceNames() {
    return entranceNames;
  }

  /** All states, in the order in which they are come to. */
  Set<State> states() {
    return moves.keySet();
  }

  List<Move> from(State state) {
    return moves.getOrDefault(state, List.of());
  }

  /** A way of the fewest moves to a state. */
  Route to(State state) {
    Deque<Move> way = new ArrayDeque<>();
    State from = state;
    for (Step step = first.get(from); step != null; step = first.get(from)) {
      way.push(step.move());
      from = step.from();
    }
    return new Route(from, List.copyOf(way), Duration.ZERO);
  }

  Stop stop(State state) {
    Stop stop = stops.get(state.node());
    if (stop == null) {
      throw new IllegalArgumentException("expected a node of the flow, found " + state);
    }
    return stop;
  }

  Map<String, Stop> stops() {
    return stops;
  }
}
