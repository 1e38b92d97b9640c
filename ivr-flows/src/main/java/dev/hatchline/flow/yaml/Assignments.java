package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Value;
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
    return value(written, parts.problems()).map(Formula::constant);
  }

  /** The value itself; one that is too long is a problem. */
  static Optional<Value> value(ScalarNode written, Problems problems) {
    Optional<Value> value = Literals.value(written);
    if (value.isEmpty()) {
      String what = "the text has " + written.getValue().length() + " characters";
      problems.add(written, Code.TOO_LONG, what, "at most " + Value.Text.CHARS_MAX);
    }
    return value;
  }
}
