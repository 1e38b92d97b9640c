package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Formula;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.sheet.Literals;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * What stands after a name that is given a value: the value itself, or {@code =} and how to get it.
 */
final class Assignments {
  private final Parts parts;

  Assignments(Parts parts) {
    this.parts = parts;
  }

  Optional<Formula> formula(YamlMap.Entry entry) {
    if (!(entry.value() instanceof ScalarNode written) || Scalars.isEmpty(entry.value())) {
      parts
          .problems()
          .add(
              entry.value(),
              Code.BAD_VALUE,
              "found " + Scalars.kindOf(entry.value()),
              "a value, or '=' and an expression");
      return Optional.empty();
    }
    Optional<String> expression = Literals.expression(written);
    if (expression.isPresent()) {
      return parts.formula(written, expression.get(), written.getValue().indexOf('=') + 1);
    }
    return Literals.value(written, parts.problems()).map(Formula::constant);
  }
}
