package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Callback.When;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Use;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The time of a callback: {@code when}, {@code times} or {@code at} with {@code on}. */
final class WhenParser {
  static final List<String> KEYS = List.of("when", "times", "at", "on");
  private static final List<String> WORDS = List.of("place", "choose");
  private static final String ONE_OF_THEM = "one of 'when', 'times' and 'at'";

  /** What a time of the day may be given in. */
  private static final Set<ValueType> TIMES = Set.of(ValueType.TIME, ValueType.TEXT);

  private final Problems problems;
  private final Parts parts;

  WhenParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
  }

  /** Empty if it is faulty. */
  Optional<When> parse(YamlMap map) {
    List<YamlMap.Entry> written =
        map.entries().stream().filter(e -> KEYS.subList(0, 3).contains(e.name())).toList();
    if (written.size() > 1) {
      YamlMap.Entry second = written.get(1);
      String both = "'" + written.getFirst().name() + "' and '" + second.name() + "'";
      problems.add(second.key(), Code.KEYS_APART, both + " in one callback", ONE_OF_THEM);
      return Optional.empty();
    }
    Optional<YamlMap.Entry> on = map.find("on");
    if (on.isPresent() && map.find("at").isEmpty()) {
      problems.add(on.get().key(), Code.KEYS_APART, "'on' without 'at'", "'at: VALUE' beside it");
      return Optional.empty();
    }
    return written.isEmpty()
        ? Optional.of(new When.Place())
        : when(written.getFirst(), on.map(YamlMap.Entry::value));
  }

  private Optional<When> when(
      YamlMap.Entry written, Optional<org.snakeyaml.engine.v2.nodes.Node> on) {
    return switch (written.name()) {
      case "when" -> word(written.value());
      case "times" -> parts.yesNo(written.value()).map(WhenParser::chosen);
      default -> at(written.value(), on);
    };
  }

  private static When chosen(boolean choose) {
    return choose ? new When.Choose() : new When.Place();
  }

  private Optional<When> word(org.snakeyaml.engine.v2.nodes.Node yaml) {
    String word = yaml instanceof ScalarNode one ? one.getValue() : "";
    if (WORDS.contains(word)) {
      return Optional.of(chosen(word.equals("choose")));
    }
    String what = "found " + Scalars.kindOf(yaml);
    problems.add(yaml, Code.BAD_VALUE, what, Problems.oneOf(WORDS, word));
    return Optional.empty();
  }

  private Optional<When> at(
      org.snakeyaml.engine.v2.nodes.Node yaml, Optional<org.snakeyaml.engine.v2.nodes.Node> on) {
    Optional<String> time =
        name(yaml, Use.Kind.AT, TIMES, "the name of a time, or of a text such as 14:30");
    Optional<String> day =
        on.flatMap(date -> name(date, Use.Kind.ON, Set.of(ValueType.DAY), "the name of a date"));
    return time.filter(_ -> day.isPresent() == on.isPresent()).map(at -> new When.At(at, day));
  }

  private Optional<String> name(
      org.snakeyaml.engine.v2.nodes.Node yaml,
      Use.Kind use,
      Set<ValueType> types,
      String expected) {
    Optional<String> name = parts.knownName(yaml, use);
    Optional<ValueType> type = name.flatMap(parts.names()::value);
    if (type.isPresent() && !types.contains(type.get())) {
      String what = "'" + name.orElseThrow() + "' is " + type.get().word();
      problems.add(yaml, Code.WRONG_TYPE, what, expected);
      return Optional.empty();
    }
    return name;
  }
}
