package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.expr.Compiled;
import dev.hatchline.flow.expr.Expressions;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Enough;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Finds the types of names that expressions set, which may hang on other such names. An expression
 * is compiled when all that it names have a type: compiling is dear.
 */
final class TypeFinder {
  /** How long a chain of names may be of which each hangs on the next. */
  static final int CHAIN_MAX = 20;

  /** Texts in quotes, which are passed over, and the names between them. */
  private static final Pattern NAME =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|([A-Za-z_][A-Za-z0-9_]*+)");

  /** A name, and the expression that it is set to. */
  record Open(ScalarNode name, String expression) {
    private Stream<String> mentions() {
      return NAME.matcher(expression)
          .results()
          .map(found -> found.group(1))
          .filter(found -> found != null);
    }
  }

  private final Names names;
  private final Problems problems;
  private final BiConsumer<ScalarNode, ValueType> declare;
  private final Set<Open> open;
  private final List<Open> faulty = new ArrayList<>();

  TypeFinder(
      Names names,
      Problems problems,
      BiConsumer<ScalarNode, ValueType> declare,
      Collection<Open> open) {
    this.names = names;
    this.problems = problems;
    this.declare = declare;
    this.open = new LinkedHashSet<>(open);
  }

  void find() {
    for (int step = 0; !open.isEmpty(); step++) {
      if (step == CHAIN_MAX) {
        throw tooLong(open.iterator().next());
      }
      Set<Open> ready = ready();
      boolean circle = ready.isEmpty();
      Map<Open, ValueType> typed = typed(circle ? open : ready);
      typed.forEach((one, type) -> declare.accept(one.name(), type));
      open.removeAll(typed.keySet());
      if (circle && typed.isEmpty()) {
        faulty.addAll(open);
        open.clear();
      }
      ready.removeAll(typed.keySet());
      faulty.addAll(ready);
      open.removeAll(ready);
    }
    // A faulty one is named where it is read; its name is known all the same.
    faulty.stream()
        .filter(one -> names.value(one.name().getValue()).isEmpty())
        .forEach(one -> declare.accept(one.name(), ValueType.TEXT));
  }

  private Set<Open> ready() {
    Set<String> awaited =
        Stream.concat(open.stream(), faulty.stream())
            .map(one -> one.name().getValue())
            .filter(name -> names.value(name).isEmpty())
            .collect(Collectors.toSet());
    return open.stream()
        .filter(one -> one.mentions().noneMatch(awaited::contains))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Map<Open, ValueType> typed(Collection<Open> those) {
    Expressions expressions = names.expressions();
    Map<Open, ValueType> typed = new LinkedHashMap<>();
    for (Open one : those) {
      if (expressions.compile(one.expression()) instanceof Compiled.Good(var formula)) {
        typed.put(one, formula.type());
      }
    }
    return typed;
  }

  private Enough tooLong(Open one) {
    String what = Quoted.of(one.name().getValue()) + " hangs on more than " + CHAIN_MAX + " others";
    return problems.refuse(
        one.name(), Code.TOO_DEEP, what + ", one after the other", "at most " + CHAIN_MAX);
  }
}
