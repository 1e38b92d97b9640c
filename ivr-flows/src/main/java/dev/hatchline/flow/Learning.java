package dev.hatchline.flow;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a node does with the values of a call.
 *
 * @param needs those without which something said or asked here has a hole, in order
 * @param asks those of them that must be known; for the others it is enough that they are spoken
 * @param forgets those that may be missing afterwards although they were known, unless the way that
 *     is gone gives them
 * @param wrong those of them that are still spoken when they are not known any more
 * @param rule what is known afterwards
 */
public record Learning(
    Set<String> needs, Set<String> asks, Set<String> forgets, Set<String> wrong, Rule rule) {
  public Learning {
    needs = Collections.unmodifiableSet(new LinkedHashSet<>(needs));
    asks = Set.copyOf(asks);
    forgets = Set.copyOf(forgets);
    wrong = Set.copyOf(wrong);
  }

  /** What is surely known on a way, from what was surely known before. */
  @FunctionalInterface
  public interface Rule {
    Set<String> after(Way way, Set<String> before);
  }

  /** Of a node that says these, and knows afterwards what its ways say. */
  public static Learning of(Set<String> needs, Set<String> forgets) {
    return new Learning(
        needs,
        Set.of(),
        forgets,
        Set.of(),
        (way, before) -> {
          Set<String> after = new HashSet<>(before);
          after.removeAll(forgets);
          after.addAll(way.sets());
          return after;
        });
  }

  /** The same, asking something with these of its needs. */
  Learning asking(Collection<String> names) {
    return new Learning(needs, Set.copyOf(names), forgets, wrong, rule);
  }

  /** The same, these being needed too, and known. */
  Learning needing(Collection<String> names) {
    Set<String> all = new LinkedHashSet<>(needs);
    all.addAll(names);
    Set<String> known = new HashSet<>(asks);
    known.addAll(names);
    return new Learning(all, known, forgets, wrong, rule);
  }

  /** The same, this value being found to be wrong where the way is gone for that reason. */
  Learning finding(String name, Way.Why on) {
    Set<String> more = new HashSet<>(forgets);
    more.add(name);
    return new Learning(
        needs,
        asks,
        more,
        forgets.contains(name) ? Set.of() : Set.of(name),
        (way, before) -> {
          Set<String> after = new HashSet<>(rule.after(way, before));
          if (way.why() == on) {
            after.remove(name);
          }
          return after;
        });
  }

  /** What can be spoken on a way, from what could be before and what is known on it. */
  public Set<String> spoken(Set<String> before, Set<String> known) {
    Set<String> after = new HashSet<>(before);
    after.removeIf(name -> forgets.contains(name) && !wrong.contains(name));
    after.addAll(known);
    return after;
  }

  /** Of values that are computed one after the other: missing is what a formula does not give. */
  static Learning computed(Map<String, Formula> values) {
    return new Learning(
        Set.of(),
        Set.of(),
        values.keySet(),
        Set.of(),
        (_, before) -> {
          Set<String> after = new HashSet<>(before);
          values.forEach((name, formula) -> {
            if (surelyComesOut(formula, after)) {
              after.add(name);
            } else {
              after.remove(name);
            }
          });
          return after;
        });
  }

  /**
   * Of conditions that are judged one after the other: the way's own is true, and those before it
   * are not. Not true is false only where nothing that they need is missing.
   */
  static Learning judged(List<Node.Branch.Case> cases) {
    return new Learning(
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        (way, before) -> {
          Set<String> after = new HashSet<>(before);
          for (Node.Branch.Case one : cases) {
            if (one.way().equals(way)) {
              after.addAll(one.when().whenTrue());
              break;
            }
            if (surelyComesOut(one.when(), after)) {
              after.addAll(one.when().whenFalse());
            }
          }
          return after;
        });
  }

  private static boolean surelyComesOut(Formula formula, Set<String> known) {
    return formula.total() && known.containsAll(formula.names());
  }
}
