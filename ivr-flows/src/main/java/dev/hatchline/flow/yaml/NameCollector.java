package dev.hatchline.flow.yaml;

import dev.hatchline.flow.BuiltIn;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.expr.Compiled;
import dev.hatchline.flow.expr.Expressions;
import java.util.ArrayList;
import java.util.HashMap;
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
  private record Unknown(ScalarNode name, String expression) {}

  private final Problems problems;
  private final Names names;
  private final List<Unknown> open = new ArrayList<>();

  /** Faults of shape are found again when the nodes are read, and named then. */
  private final Problems unheard = new Problems("");

  private NameCollector(Problems problems, Names names) {
    this.problems = problems;
    this.names = names;
  }

  static Names of(Optional<YamlMap> nodes, Map<String, String> constants, Problems problems) {
    NameCollector collector = new NameCollector(problems, new Names(constants));
    nodes.stream().flatMap(map -> map.entries().stream()).forEach(collector::node);
    collector.infer();
    return collector.names;
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
    below(node, "set").ifPresent(set -> set.entries().forEach(this::set));
  }

  private void ask(String node, YamlMap map) {
    String as = scalar(map, "as").map(ScalarNode::getValue).orElse("digits");
    ValueType type =
        ValueType.of(as)
            .filter(found -> found == ValueType.DAY || found == ValueType.PHONE)
            .orElse(ValueType.DIGITS);
    scalar(map, "into")
        .ifPresent(name -> {
          declare(name, type);
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
  }

  private void set(YamlMap.Entry entry) {
    names.unconfirmed(entry.name());
    if (!(entry.value() instanceof ScalarNode written)) {
      declare(entry.key(), ValueType.TEXT);
      return;
    }
    Literals.expression(written)
        .ifPresentOrElse(
            expression -> open.add(new Unknown(entry.key(), expression)),
            () ->
                declare(
                    entry.key(), Literals.value(written).map(Value::type).orElse(ValueType.TEXT)));
  }

  /** The type of an expression may hang on names that other expressions give a type to. */
  private void infer() {
    boolean progress = true;
    while (!open.isEmpty() && progress) {
      Map<Unknown, ValueType> found = new HashMap<>();
      Expressions expressions = names.expressions();
      for (Unknown one : open) {
        if (expressions.compile(one.expression()) instanceof Compiled.Good(var formula)) {
          found.put(one, formula.type());
        }
      }
      List<Unknown> typed = open.stream().filter(found::containsKey).toList();
      typed.forEach(one -> declare(one.name(), found.getOrDefault(one, ValueType.TEXT)));
      open.removeAll(typed);
      progress = !typed.isEmpty();
    }
    // What is left is faulty, and named where it is compiled; its name is known all the same.
    open.forEach(one -> {
      if (names.value(one.name().getValue()).isEmpty()) {
        declare(one.name(), ValueType.TEXT);
      }
    });
  }

  private void declare(ScalarNode at, ValueType type) {
    String name = at.getValue();
    if (BuiltIn.TYPES.containsKey(name)) {
      problems.add(at, Code.TAKEN, "'" + name + "' is there in every flow", "another name");
    } else if (names.isConstant(name)) {
      problems.add(at, Code.TAKEN, "'" + name + "' is a constant of the operator", "another name");
    } else if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,39}") || Expressions.RESERVED.contains(name)) {
      String expected = "up to 40 letters, digits and _, and no word of the expressions";
      problems.add(at, Code.BAD_NAME, "'" + name + "' cannot name a value", expected);
    } else {
      names
          .declare(name, type)
          .ifPresent(other -> {
            String what = "'" + name + "' is " + type.word() + " here, " + other.word() + " before";
            problems.add(at, Code.WRONG_TYPE, what, "one type for each name");
          });
    }
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
