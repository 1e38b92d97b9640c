package dev.hatchline.flow.expr;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an expression needs to come out at all: CEL answers that a result is unknown where it hangs
 * on a value that is missing, but {@code false && x} is false whatever is known of {@code x}.
 *
 * @param names the values that it names, but for {@code known.name}
 * @param whenTrue what must be known where it came out true
 * @param whenFalse what must be known where it came out false
 * @param total whether it cannot fail where all its names are known
 */
record Needs(Set<String> names, Set<String> whenTrue, Set<String> whenFalse, boolean total) {
  /** Of a constant. */
  static final Needs NOTHING = alike(Set.of(), Set.of(), true);

  Needs {
    names = Collections.unmodifiableSet(new TreeSet<>(names));
    whenTrue = Collections.unmodifiableSet(new TreeSet<>(whenTrue));
    whenFalse = Collections.unmodifiableSet(new TreeSet<>(whenFalse));
  }

  /** Of a value. */
  static Needs value(String name) {
    return alike(Set.of(name), Set.of(name), true);
  }

  /** Of the question whether a value is known. */
  static Needs known(String name) {
    return new Needs(Set.of(), Set.of(name), Set.of(), true);
  }

  /** Of something that needs the same whatever comes out. */
  static Needs alike(Set<String> names, Set<String> known, boolean total) {
    return new Needs(names, known, known, total);
  }

  /** Of what nothing is known but the values that stand in it. */
  static Needs unsure(Set<String> names) {
    return alike(names, Set.of(), false);
  }

  /** Of what comes out only if all of these do. */
  static Needs all(List<Needs> parts, boolean total) {
    Set<String> names = new HashSet<>();
    Set<String> known = new HashSet<>();
    parts.forEach(part -> {
      names.addAll(part.names);
      known.addAll(part.cameOut());
    });
    return alike(names, known, total && parts.stream().allMatch(Needs::total));
  }

  Needs and(Needs other) {
    return new Needs(
        both(names, other.names),
        both(whenTrue, other.whenTrue),
        common(whenFalse, other.whenFalse),
        total && other.total);
  }

  Needs or(Needs other) {
    return new Needs(
        both(names, other.names),
        common(whenTrue, other.whenTrue),
        both(whenFalse, other.whenFalse),
        total && other.total);
  }

  Needs not() {
    return new Needs(names, /* whenTrue= */ whenFalse, /* whenFalse= */ whenTrue, total);
  }

  /** Of a choice by this condition. */
  Needs choose(Needs yes, Needs no) {
    return new Needs(
        both(names, both(yes.names, no.names)),
        common(both(whenTrue, yes.whenTrue), both(whenFalse, no.whenTrue)),
        common(both(whenTrue, yes.whenFalse), both(whenFalse, no.whenFalse)),
        total && yes.total && no.total);
  }

  /** What must be known where something came out, whatever it was. */
  private Set<String> cameOut() {
    return common(whenTrue, whenFalse);
  }

  private static Set<String> both(Set<String> left, Set<String> right) {
    return new HashSet<>(Stream.concat(left.stream(), right.stream()).toList());
  }

  private static Set<String> common(Set<String> left, Set<String> right) {
    Set<String> common = new HashSet<>(left);
    common.retainAll(right);
    return common;
  }
}
