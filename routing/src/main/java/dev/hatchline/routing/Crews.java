package dev.hatchline.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * How far queues that share agents are in each other's way. Agents who serve the same queues are a
 * crew; whoever waits is poured, as it were, into the crews that serve them, and fills those first
 * that have least to do, as the eldest is served by whoever is free first. What a crew of the queue
 * then has to do at least, by head, is what comes before the next caller of that queue.
 */
final class Crews {
  /** All queues are poured in turns, as their callers came in turns; a few come near enough. */
  private static final double TURNS = 8;

  /**
   * Of more crews than these nobody is poured, as each place that is told would take too long: who
   * waits for another queue then counts by the share of its agents who serve this one as well.
   */
  static final int CREWS_MAX = 50;

  /** To a thousandth of a caller, so that whole callers stay whole. */
  private static final double ROUNDED = 1e3;

  /**
   * Some agents.
   *
   * @param queues that they serve, all of them
   */
  private record Crew(Set<String> queues, int agents) {}

  private final List<Crew> crews = new ArrayList<>();
  private final Map<String, List<Integer>> crewsOf = new TreeMap<>();
  private final Map<String, Integer> agents = new HashMap<>();

  /**
   * Of these agents.
   *
   * @param each the queues of one agent, at least one
   */
  Crews(Iterable<List<String>> each) {
    Map<Set<String>, Integer> sizes = new LinkedHashMap<>();
    for (List<String> queues : each) {
      sizes.merge(Set.copyOf(queues), 1, Integer::sum);
    }
    sizes.forEach((queues, size) -> {
      for (String queue : queues) {
        crewsOf.computeIfAbsent(queue, _ -> new ArrayList<>()).add(crews.size());
        agents.merge(queue, size, Integer::sum);
      }
      crews.add(new Crew(queues, size));
    });
  }

  /**
   * How many callers the agents of this queue serve before the next one of this queue.
   *
   * @param waiting who waits before that one, by queue
   */
  double ahead(String queue, ToIntFunction<String> waiting) {
    List<Integer> own = crewsOf.getOrDefault(queue, List.of());
    if (own.stream().allMatch(crew -> crews.get(crew).queues().size() == 1)) {
      return waiting.applyAsInt(queue);
    }
    if (crews.size() > CREWS_MAX) {
      return byShare(own, waiting);
    }
    Map<String, Double> helpings = new TreeMap<>();
    crewsOf.keySet().forEach(name -> helpings.put(name, waiting.applyAsInt(name) / TURNS));
    double[] work = new double[crews.size()];
    for (int turn = 0; turn < TURNS; turn++) {
      helpings.forEach(
          (name, callers) -> pour(callers, crewsOf.getOrDefault(name, List.of()), work));
    }
    double least = own.stream().mapToDouble(crew -> work[crew]).min().orElseThrow();
    return Math.round(least * agents.getOrDefault(queue, 0) * ROUNDED) / ROUNDED;
  }

  private double byShare(List<Integer> own, ToIntFunction<String> waiting) {
    double rivals = 0;
    for (int crew : own) {
      double heads = crews.get(crew).agents();
      for (String name : crews.get(crew).queues()) {
        rivals += waiting.applyAsInt(name) * heads / agents.getOrDefault(name, 1);
      }
    }
    return Math.round(rivals * ROUNDED) / ROUNDED;
  }

  /** Raises the lowest of these levels, those of the same height together. */
  private void pour(double callers, List<Integer> into, double[] work) {
    double left = callers;
    while (left > 0) {
      double lowest = Double.MAX_VALUE;
      double next = Double.MAX_VALUE;
      int heads = 0;
      for (int crew : into) {
        if (work[crew] < lowest) {
          next = lowest;
          lowest = work[crew];
          heads = crews.get(crew).agents();
        } else if (work[crew] == lowest) {
          heads += crews.get(crew).agents();
        } else {
          next = Math.min(next, work[crew]);
        }
      }
      double raised = Math.min(next, lowest + left / heads);
      for (int crew : into) {
        work[crew] = work[crew] == lowest ? raised : work[crew];
      }
      left = raised < next ? 0 : left - (next - lowest) * heads;
    }
  }
}
