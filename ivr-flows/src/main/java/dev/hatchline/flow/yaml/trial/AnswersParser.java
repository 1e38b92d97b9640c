package dev.hatchline.flow.yaml.trial;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node.Lookup;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.trial.Given;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import dev.hatchline.flow.yaml.source.YamlSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What the systems answer in a test: system, get or post, and found, missing or failed. */
final class AnswersParser {
  private static final List<String> KEYS =
      List.of("system", "get", "post", "found", "missing", "failed", "after");
  private static final String AN_ANSWER = "a lookup: system, get or post, and what is found";

  /** Of all answers of one list. */
  private static final int VALUES_MAX = 5000;

  private final Problems problems;
  private final Set<String> systems;
  private int values;

  AnswersParser(Problems problems, Flow flow) {
    this.problems = problems;
    this.systems =
        flow.nodes().values().stream()
            .filter(Lookup.class::isInstance)
            .map(node -> ((Lookup) node).what().system())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All that are right. */
  List<Given.Answer> parse(Node yaml) {
    if (!(yaml instanceof SequenceNode list)) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), "a list of lookups");
      return List.of();
    }
    List<Given.Answer> answers = new ArrayList<>();
    for (Node one : list.getValue()) {
      YamlMap.of(one, problems, AN_ANSWER).flatMap(map -> read(map, one)).ifPresent(answers::add);
    }
    return answers;
  }

  private Optional<Given.Answer> read(YamlMap map, Node at) {
    map.allow(KEYS, "in a lookup of a test");
    Optional<String> system = map.require("system", "'system: NAME'").flatMap(this::system);
    Optional<YamlMap.Entry> asked = map.find("get").or(() -> map.find("post"));
    if (asked.isEmpty()) {
      map.missing("get", "'get: /PATH' or 'post: /PATH'");
    }
    Optional<String> path = asked.flatMap(e -> path(e.value()));
    Duration after =
        map.find("after")
            .flatMap(e ->
                new Scalars(problems)
                    .duration(e.value(), Duration.ZERO, Lookup.TIMEOUT_MAX.multipliedBy(2)))
            .orElse(Duration.ZERO);
    Optional<LookupAnswer> answer = answer(map, at);
    return system.flatMap(
        name -> path.flatMap(to -> answer.map(given -> new Given.Answer(name, to, given, after))));
  }

  private Optional<String> system(Node yaml) {
    Optional<String> name = new Scalars(problems).name(yaml, "the name of a system");
    if (name.isPresent() && !systems.contains(name.get())) {
      String what = "the flow asks no system " + Quoted.of(name.get());
      problems.add(yaml, Code.NO_SUCH_KEY, what, Problems.oneOf(systems, name.get()));
      return Optional.empty();
    }
    return name;
  }

  private Optional<String> path(Node yaml) {
    String expected = "a path such as /orders/47";
    Optional<String> path = TrialParser.words(yaml, expected, problems);
    if (path.isPresent() && !path.get().startsWith("/")) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), expected);
      return Optional.empty();
    }
    return path;
  }

  private Optional<LookupAnswer> answer(YamlMap map, Node at) {
    Optional<YamlMap.Entry> found = map.find("found");
    Optional<YamlMap.Entry> missing = map.find("missing");
    Optional<YamlMap.Entry> failed = map.find("failed");
    long written = List.of(found, missing, failed).stream().filter(Optional::isPresent).count();
    if (written != 1) {
      String expected = "one of 'found: FIELDS', 'missing: yes' and 'failed: timeout'";
      problems.add(at, Code.KEYS_APART, "the lookup has " + written + " answers", expected);
      return Optional.empty();
    }
    if (found.isPresent()) {
      return YamlMap.of(found.get().value(), problems, "fields, each with its value")
          .map(fields -> new LookupAnswer.Found(tree(fields, 0)));
    }
    return missing.isPresent()
        ? Optional.of(new LookupAnswer.Missing())
        : TrialParser.words(failed.orElseThrow().value(), "a word such as timeout", problems)
            .map(LookupAnswer.Failed::new);
  }

  private Map<String, Object> tree(YamlMap fields, int depth) {
    Map<String, Object> tree = new LinkedHashMap<>();
    fields.entries().forEach(entry -> tree.put(entry.name(), value(entry.value(), depth)));
    return tree;
  }

  /** As JSON has it: what is in quotes is a text. */
  private Object value(Node yaml, int depth) {
    values++;
    if (values > VALUES_MAX || depth > YamlSource.DEPTH_MAX) {
      // Aliases share parts, and one may lie in itself.
      String most = "at most " + VALUES_MAX + ", nested " + YamlSource.DEPTH_MAX + " deep";
      throw problems.refuse(yaml, Code.TOO_MANY, "too many fields in the lookups", most);
    }
    return switch (yaml) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode list -> list.getValue().stream().map(one -> value(one, depth + 1)).toList();
      case MappingNode map -> tree(new YamlMap(map, problems), depth + 1);
      default -> "";
    };
  }

  private static Object scalar(ScalarNode yaml) {
    String text = yaml.getValue();
    if (yaml.getScalarStyle() != ScalarStyle.PLAIN) {
      return text;
    }
    Optional<Boolean> yesNo = GivenParser.yesNo(text);
    if (yesNo.isPresent()) {
      return yesNo.get();
    }
    return text.matches("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,10})?") ? new BigDecimal(text) : text;
  }
}
