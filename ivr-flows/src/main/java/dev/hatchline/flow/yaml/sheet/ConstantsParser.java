package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.Value;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The constants of a flow and of its parts: written as in a {@code set}, and set by nobody. */
final class ConstantsParser {
  private final Map<String, Value> found = new LinkedHashMap<>();
  private final Map<String, ScalarNode> keys = new LinkedHashMap<>();

  /** Those of one file. */
  void add(YamlMap top, Problems problems) {
    top.find(Sheet.CONSTANTS)
        .flatMap(entry ->
            YamlMap.of(entry.value(), problems, "names with their values below 'constants:'"))
        .map(YamlMap::entries)
        .orElse(List.of())
        .forEach(entry -> one(entry, problems));
  }

  private void one(YamlMap.Entry entry, Problems problems) {
    String expected = "a text, a number, a date, or yes or no";
    if (!(entry.value() instanceof ScalarNode written) || Scalars.isEmpty(entry.value())) {
      String what = "found " + Scalars.kindOf(entry.value());
      problems.add(entry.value(), Code.BAD_VALUE, what, expected);
    } else if (Literals.expression(written).isPresent()) {
      String what = "a constant that is computed";
      problems.add(written, Code.BAD_VALUE, what, expected + "; a 'set' computes");
    } else if (keys.putIfAbsent(entry.name(), entry.key()) != null) {
      String what = "another constant has the name " + Quoted.of(entry.name());
      problems.add(entry.key(), Code.TAKEN, what, "a name for each");
    } else {
      Literals.value(written, problems).ifPresent(value -> found.put(entry.name(), value));
    }
  }

  /** Each by its name. */
  Map<String, Value> found() {
    return found;
  }

  /** Where the name stands of each that was found. */
  Map<String, ScalarNode> keys() {
    return keys;
  }
}
