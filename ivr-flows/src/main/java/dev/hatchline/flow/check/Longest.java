package dev.hatchline.flow.check;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The longest way by some of a walk's moves, which must go in no circle: depth first, each state
 * once. It keeps its own stack, for a walk may be long.
 */
final class Longest {
  private record Visit(State state, List<Move> moves, Iterator<Move> rest) {}

  /** From a state on; no move where its way is over. */
  private record Best(Duration time, @Nullable Move move) {}

  private final Function<State, List<Move>> next;
  private final Map<State, Best> best = new HashMap<>();
  private final Set<State> open = new HashSet<>();
  private @Nullable State circle;

  /**
   * By these moves.
   *
   * @param next empty where a way is over
   */
  Longest(Function<State, List<Move>> next) {
    this.next = next;
  }

  /**
   * The longest of those from these states on; of those that are as long, the first. Empty if there
   * is a circle, or no state.
   */
  Optional<Route> from(Collection<State> starts) {
    State first = null;
    for (State start : starts) {
      follow(start);
      if (first == null || time(start).compareTo(time(first)) > 0) {
        first = start;
      }
    }
    return circle == null ? Optional.ofNullable(first).map(this::route) : Optional.empty();
  }

  /** A state that the moves lead back to; nothing is longest then. */
  Optional<State> circle() {
    return Optional.ofNullable(circle);
  }

  private void follow(State start) {
    Deque<Visit> way = new ArrayDeque<>();
    enter(start, way);
    while (!way.isEmpty()) {
      Visit last = way.element();
      if (last.rest().hasNext()) {
        enter(last.rest().next().to(), way);
      } else {
        way.remove();
        open.remove(last.state());
        best.put(last.state(), best(last.moves()));
      }
    }
  }

  private void enter(State state, Deque<Visit> way) {
    if (best.containsKey(state)) {
      return;
    }
    if (!open.add(state)) {
      circle = circle == null ? state : circle;
      return;
    }
    List<Move> moves = next.apply(state);
    way.push(new Visit(state, moves, moves.iterator()));
  }

  private Best best(List<Move> moves) {
    Best best = new Best(Duration.ZERO, null);
    for (Move move : moves) {
      Duration time = move.time().plus(time(move.to()));
      if (best.move() == null || time.compareTo(best.time()) > 0) {
        best = new Best(time, move);
      }
    }
    return best;
  }

  private Duration time(State state) {
    Best found = best.get(state);
    return found == null ? Duration.ZERO : found.time();
  }

  private Route route(State start) {
    List<Move> moves = new ArrayList<>();
    State here = start;
    for (Best on = best.get(here); on != null && on.move() != null; on = best.get(here)) {
      moves.add(on.move());
      here = on.move().to();
    }
    return new Route(start, moves, time(start));
  }
}
