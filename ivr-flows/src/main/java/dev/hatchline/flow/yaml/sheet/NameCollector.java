package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.BuiltIn;
import dev.hatchline.flow.Remembered;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.expr.Expressions;
import dev.hatchline.flow.yaml.files.FlowRefs;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Finds every name that some node sets, and its type, before the nodes are read: a prompt may name
 * a value that is set further down. Only the names themselves are judged here.
 */
final class NameCollector {
  /** What a flow sets, takes and asks for, all in all. */
  static final int VALUES_MAX = 1000;

  private final Problems problems;
  private final Names names;
  private final Map<String, Callee> called;
  private final List<TypeFinder.Open> open = new ArrayList<>();

  /** Faults of shape are found again when the nodes are read, and named then. */
  private final Problems unheard = Problems.unheard();

  /**
   * Of one flow.
   *
   * @param called the flows that it calls, by their names
   */
  NameCollector(Problems problems, Names names, Map<String, Callee> called) {
    this.problems = problems;
    this.names = names;
    this.called = called;
  }

  /** Constants have types, and no name that something else has. */
  void constants(ConstantsParser constants) {
    constants
        .found()
        .forEach((name, value) ->
            Optional.ofNullable(constants.keys().get(name))
                .filter(this::isFree)
                .ifPresent(at -> names.declare(at.getValue(), value.type())));
  }

  /** What whoever calls the flow gives it. */
  void parameters(Signature signature) {
    signature
        .parameters()
        .forEach((name, declared) -> {
          names.unconfirmed(name);
          declare(declared.key(), declared.type());
        });
  }

  /** What these nodes set. */
  void collect(List<YamlMap.Entry> nodes) {
    nodes.forEach(this::node);
    infer();
  }

  private void node(YamlMap.Entry named) {
    Optional<YamlMap> node = below(Optional.of(named.value()));
    below(node, "ask").ifPresent(ask -> ask(named.name(), ask));
    node.filter(map -> map.find("hours").isPresent())
        .flatMap(map -> scalar(map, "into"))
        .ifPresent(name -> declare(name, ValueType.TEXT));
    below(node, "lookup")
        .flatMap(map -> below(map.find("take").map(YamlMap.Entry::value)))
        .ifPresent(take -> take.entries().forEach(this::take));
    node.flatMap(map -> scalar(map, "survey")).ifPresent(name -> declare(name, ValueType.NUMBER));
    FlowRefs.called(named)
        .flatMap(name -> Optional.ofNullable(called.get(name.getValue())))
        .ifPresent(callee -> called(named, callee));
    node.flatMap(map -> map.find("take"))
        .filter(_ -> FlowRefs.called(named).isPresent())
        .ifPresent(take -> below(Optional.of(take.value())).ifPresent(map -> results(named, map)));
    below(node, "set").ifPresent(set -> set.entries().forEach(this::set));
    node.flatMap(map -> map.find(Remembered.LANGUAGE))
        .ifPresent(language -> declare(language.key(), ValueType.TEXT));
  }

  /** What is the caller's own is so wherever it is set. */
  private void called(YamlMap.Entry node, Callee callee) {
    for (String own : Scope.CALLERS_OWN) {
      callee
          .sheet()
          .names()
          .value(own)
          .ifPresent(type -> {
            names.unconfirmed(own);
            declare(Scalars.renamed(node.key(), own), type);
          });
    }
  }

  private void results(YamlMap.Entry node, YamlMap take) {
    Map<String, Signature.Declared> results =
        FlowRefs.called(node)
            .flatMap(name -> Optional.ofNullable(called.get(name.getValue())))
            .map(callee -> callee.sheet().signature().results())
            .orElse(Map.of());
    for (YamlMap.Entry entry : take.entries()) {
      if (entry.value() instanceof ScalarNode name) {
        Signature.Declared result = results.get(entry.name());
        names.unconfirmed(name.getValue());
        declare(name, result == null ? ValueType.TEXT : result.type());
      }
    }
  }

  private void ask(String node, YamlMap map) {
    ValueType type =
        scalar(map, "as").flatMap(as -> Asked.of(as.getValue())).orElse(Asked.DIGITS).type();
    scalar(map, "into")
        .ifPresent(name -> {
          declare(name, type);
          currency(name, map);
          if (map.find("confirm").isPresent()) {
            names.confirmed(name.getValue(), node);
          } else {
            names.unconfirmed(name.getValue());
          }
        });
  }

  private void take(YamlMap.Entry entry) {
    Optional<ScalarNode> type =
        entry.value() instanceof ScalarNode plain
            ? Optional.of(plain)
            : below(Optional.of(entry.value())).flatMap(map -> scalar(map, "type"));
    Optional<ValueType> known = type.map(ScalarNode::getValue).flatMap(ValueType::of);
    declare(entry.key(), known.orElse(ValueType.TEXT));
    below(Optional.of(entry.value())).ifPresent(map -> currency(entry.key(), map));
  }

  /** Amounts of two currencies are no more one thing than a text and a number. */
  private void currency(ScalarNode name, YamlMap map) {
    scalar(map, "currency")
        .map(ScalarNode::getValue)
        .filter(Currencies::isKnown)
        .ifPresent(here ->
            names
                .currency(name.getValue(), here)
                .ifPresent(before ->
                    problems.add(
                        name,
                        Code.WRONG_TYPE,
                        Quoted.of(name.getValue()) + " is " + here + " here, " + before + " before",
                        "one currency for each name")));
  }

  private void set(YamlMap.Entry entry) {
    names.unconfirmed(entry.name());
    if (!(entry.value() instanceof ScalarNode written)) {
      declare(entry.key(), ValueType.TEXT);
      return;
    }
    Literals.expression(written)
        .ifPresentOrElse(
            expression -> open.add(new TypeFinder.Open(entry.key(), expression)),
            () ->
                declare(
                    entry.key(), Literals.value(written).map(Value::type).orElse(ValueType.TEXT)));
  }

  private void infer() {
    if (open.size() > Names.EXPRESSIONS_MAX) {
      throw Names.tooManyExpressions(problems, open.get(Names.EXPRESSIONS_MAX).name());
    }
    if (open.stream().mapToInt(one -> one.expression().length()).sum()
        > Names.EXPRESSION_CHARS_MAX) {
      throw Names.tooLongExpressions(problems, open.getLast().name());
    }
    new TypeFinder(names, problems, this::declare, open).find();
  }

  private void declare(ScalarNode at, ValueType type) {
    String name = at.getValue();
    if (names.isConstant(name) && !names.isOperators(name)) {
      problems.add(at, Code.TAKEN, "'" + name + "' is a constant of the flow", "another name");
    } else if (isFree(at)) {
      if (names.isFull() && names.value(name).isEmpty()) {
        String what = "the flow has more than " + VALUES_MAX + " values";
        throw problems.refuse(at, Code.TOO_MANY, what, "at most " + VALUES_MAX);
      }
      names
          .declare(name, type)
          .ifPresent(other -> {
            String what = "'" + name + "' is " + type.word() + " here, " + other.word() + " before";
            problems.add(at, Code.WRONG_TYPE, what, "one type for each name");
          });
    }
  }

  /** Whether a flow can use this name; if it cannot, that is a problem. */
  private boolean isFree(ScalarNode at) {
    String name = at.getValue();
    if (BuiltIn.TYPES.containsKey(name)) {
      problems.add(at, Code.TAKEN, "'" + name + "' is there in every flow", "another name");
    } else if (names.isOperators(name)) {
      problems.add(at, Code.TAKEN, "'" + name + "' is a constant of the operator", "another name");
    } else if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,39}") || Expressions.RESERVED.contains(name)) {
      String expected = "up to 40 letters, digits and _, and no word of the expressions";
      problems.add(at, Code.BAD_NAME, Quoted.of(name) + " cannot name a value", expected);
    } else {
      return true;
    }
    return false;
  }

  private Optional<YamlMap> below(Optional<YamlMap> map, String key) {
    return below(map.flatMap(found -> found.find(key)).map(YamlMap.Entry::value));
  }

  private Optional<YamlMap> below(Optional<Node> yaml) {
    return yaml.flatMap(found -> YamlMap.of(found, unheard, ""));
  }

  private static Optional<ScalarNode> scalar(YamlMap map, String key) {
    return map.find(key)
        .map(YamlMap.Entry::value)
        .flatMap(found -> found instanceof ScalarNode one ? Optional.of(one) : Optional.empty());
  }
}
