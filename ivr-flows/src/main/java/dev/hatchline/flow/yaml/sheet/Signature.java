package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What a flow takes from whoever calls it, and gives back: each a value of its own. */
public record Signature(Map<String, Declared> parameters, Map<String, Declared> results) {
  public static final String PARAMETERS = "parameters";
  public static final String RESULTS = "results";
  static final Signature NONE = new Signature(Map.of(), Map.of());

  private static final String MAYBE = "?";
  private static final List<String> TYPES =
      Arrays.stream(ValueType.values()).map(ValueType::word).toList();

  /**
   * One of them.
   *
   * @param key where its name stands
   * @param must whether it is always there: {@code digits}, not {@code digits?}
   */
  public record Declared(ScalarNode key, ValueType type, boolean must) {}

  /** Of a flow's top. */
  public static Signature of(YamlMap top, Problems problems) {
    return new Signature(declared(top, PARAMETERS, problems), declared(top, RESULTS, problems));
  }

  private static Map<String, Declared> declared(YamlMap top, String key, Problems problems) {
    Map<String, Declared> all = new LinkedHashMap<>();
    String expected = "names, each with its type, below '" + key + ":'";
    top.find(key)
        .flatMap(entry -> YamlMap.of(entry.value(), problems, expected))
        .map(YamlMap::entries)
        .orElse(List.of())
        .forEach(
            entry -> one(entry, problems).ifPresent(declared -> all.put(entry.name(), declared)));
    return all;
  }

  private static Optional<Declared> one(YamlMap.Entry entry, Problems problems) {
    String word = entry.value() instanceof ScalarNode written ? written.getValue() : "";
    boolean must = !word.endsWith(MAYBE);
    String type = must ? word : word.substring(0, word.length() - 1);
    Optional<Declared> declared =
        ValueType.of(type).map(known -> new Declared(entry.key(), known, must));
    if (declared.isEmpty()) {
      String expected = Problems.oneOf(TYPES, type) + " (and 'text?' for one that may be missing)";
      String what = "found " + Scalars.kindOf(entry.value());
      problems.add(entry.value(), Code.BAD_VALUE, what, expected);
    }
    return declared;
  }
}
