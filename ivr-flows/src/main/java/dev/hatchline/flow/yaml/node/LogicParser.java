package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Use;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The nodes at which nothing is heard: set, branch, hours. */
final class LogicParser {
  private static final String CASES = "a list of ways, each with 'if: CONDITION' and 'to: NODE'";
  private static final String ASSIGNMENTS = "names with their values below 'set:'";

  private final Problems problems;
  private final Parts parts;
  private final Assignments assignments;

  LogicParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
    this.assignments = new Assignments(parts);
  }

  Optional<Node> set(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("set", "then"), "beside 'set'");
    Optional<String> then = parts.way(map, "then", "after a set");
    Optional<YamlMap> written = YamlMap.of(kind.value(), problems, ASSIGNMENTS);
    if (written.isPresent() && written.get().entries().isEmpty()) {
      problems.add(kind.value(), Code.EMPTY, "nothing is set", ASSIGNMENTS);
      return Optional.empty();
    }
    return written
        .flatMap(this::values)
        .flatMap(values -> then.map(next -> new Node.Set(values, next)));
  }

  private Optional<Map<String, Formula>> values(YamlMap map) {
    Map<String, Formula> values = new LinkedHashMap<>();
    for (YamlMap.Entry entry : map.entries()) {
      assignments
          .formula(entry)
          .ifPresent(formula -> values.put(parts.scope().value(entry.name()), formula));
    }
    return values.size() == map.entries().size() ? Optional.of(values) : Optional.empty();
  }

  Optional<Node> branch(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("branch", "else"), "beside 'branch'");
    Optional<String> otherwise = parts.way(map, "else", "for when no condition is true");
    if (!(kind.value() instanceof SequenceNode list) || list.getValue().isEmpty()) {
      problems.add(kind.value(), Code.BAD_VALUE, "found " + Scalars.kindOf(kind.value()), CASES);
      return Optional.empty();
    }
    List<Node.Branch.Case> cases = new ArrayList<>();
    for (org.snakeyaml.engine.v2.nodes.Node written : list.getValue()) {
      YamlMap.of(written, problems, CASES).flatMap(this::way).ifPresent(cases::add);
    }
    return otherwise
        .filter(_ -> cases.size() == list.getValue().size())
        .map(last -> new Node.Branch(cases, last));
  }

  private Optional<Node.Branch.Case> way(YamlMap map) {
    map.allow(List.of("if", "to"), "in a branch");
    Optional<Formula> when =
        map.require("if", "'if: CONDITION' for each way").flatMap(parts::condition);
    Optional<String> to = parts.way(map, "to", "for each condition");
    return when.flatMap(condition -> to.map(node -> new Node.Branch.Case(condition, node)));
  }

  Optional<Node> hours(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("hours", "on", "into", "open", "closed"), "beside 'hours'");
    boolean empty = Scalars.isEmpty(kind.value());
    if (!empty) {
      String what = "found " + Scalars.kindOf(kind.value());
      problems.add(
          kind.value(), Code.BAD_VALUE, what, "nothing after 'hours:'; its keys go beside it");
    }
    Optional<String> open = parts.way(map, "open", "for when people are there");
    Optional<String> closed = parts.way(map, "closed", "for when nobody is there");
    Optional<YamlMap.Entry> on = map.find("on");
    Optional<String> day = on.flatMap(entry -> day(entry.value()));
    Optional<String> into = map.find("into").flatMap(entry -> parts.newName(entry.value()));
    boolean whole =
        empty
            && day.isPresent() == on.isPresent()
            && into.isPresent() == map.find("into").isPresent();
    return open.filter(_ -> whole)
        .flatMap(yes -> closed.map(no -> new Node.Hours(day, into, yes, no)));
  }

  private Optional<String> day(org.snakeyaml.engine.v2.nodes.Node yaml) {
    Optional<String> name = parts.knownName(yaml, Use.Kind.ON);
    Optional<ValueType> type = name.flatMap(parts.names()::value);
    if (type.isPresent() && type.get() != ValueType.DAY) {
      String what = "'" + name.orElseThrow() + "' is " + type.get().word();
      problems.add(yaml, Code.WRONG_TYPE, what, "the name of a date");
      return Optional.empty();
    }
    return name;
  }
}
