package dev.hatchline.flow.yaml;

import dev.hatchline.flow.BuiltIn;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.expr.Expressions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What names mean in one flow: constants of the operator, and values with their types. */
final class Names {
  private final Map<String, String> constants;
  private final Map<String, ValueType> values = new TreeMap<>(BuiltIn.TYPES);

  /** Of amounts of money. */
  private final Map<String, String> currencies = new HashMap<>();

  /** Of a name, the first ask in which callers confirm it. */
  private final Map<String, String> confirmedAt = new HashMap<>();

  /** What some node sets although no caller has confirmed it. */
  private final Set<String> unconfirmed = new HashSet<>();

  /** Made when the first expression comes: most flows have none, and it takes its time. */
  private @Nullable Expressions expressions;

  Names(Map<String, String> constants) {
    this.constants = constants;
  }

  /** Gives a value its type, unless it has another already: that one is returned. */
  Optional<ValueType> declare(String name, ValueType type) {
    ValueType before = values.putIfAbsent(name, type);
    expressions = before == null ? null : expressions;
    return Optional.ofNullable(before).filter(other -> other != type);
  }

  /** Gives an amount its currency, unless it has another already: that one is returned. */
  Optional<String> currency(String name, String currency) {
    return Optional.ofNullable(currencies.putIfAbsent(name, currency))
        .filter(other -> !other.equals(currency));
  }

  /** The currencies of these, each once, in the order of the alphabet. */
  List<String> currencies(Collection<String> names) {
    return names.stream()
        .flatMap(name -> Optional.ofNullable(currencies.get(name)).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether there is no room for another value. */
  boolean isFull() {
    return values.size() - BuiltIn.TYPES.size() >= NameCollector.VALUES_MAX;
  }

  /** Callers confirm the value in this ask. */
  void confirmed(String name, String node) {
    confirmedAt.putIfAbsent(name, node);
  }

  void unconfirmed(String name) {
    unconfirmed.add(name);
  }

  /** The ask in which callers confirm the value; empty unless they do wherever it is set. */
  Optional<String> confirmedAt(String name) {
    return Optional.ofNullable(confirmedAt.get(name)).filter(_ -> !unconfirmed.contains(name));
  }

  boolean isConstant(String name) {
    return constants.containsKey(name);
  }

  Optional<String> constant(String name) {
    return Optional.ofNullable(constants.get(name));
  }

  Optional<ValueType> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Of every value. */
  Map<String, ValueType> types() {
    return Map.copyOf(values);
  }

  boolean isKnown(String name) {
    return isConstant(name) || values.containsKey(name);
  }

  /** All names, for a fault in a prompt. */
  String oneOf(String found) {
    TreeSet<String> all = new TreeSet<>(values.keySet());
    all.addAll(constants.keySet());
    return Problems.oneOf(all, found);
  }

  /** The names of values, for a fault where no constant can be. */
  String oneOfValues(String found) {
    return Problems.oneOf(values.keySet(), found);
  }

  Expressions expressions() {
    Expressions made = expressions;
    if (made == null) {
      made = new Expressions(values);
      expressions = made;
    }
    return made;
  }
}
