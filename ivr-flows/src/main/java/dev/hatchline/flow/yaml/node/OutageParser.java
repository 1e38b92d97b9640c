package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Node;
import dev.hatchline.flow.Outage;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Use;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.List;
import java.util.Optional;

/** An outage: nothing stands after its word; beside it the place, and its ways. */
final class OutageParser {
  private static final List<String> KEYS = List.of("outage", "area", "sound", "told", "none");
  private static final List<ValueType> AREAS = List.of(ValueType.DIGITS, ValueType.TEXT);

  private final Problems problems;
  private final Parts parts;

  OutageParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
  }

  Optional<Node> parse(YamlMap.Entry kind, YamlMap map) {
    map.allow(KEYS, "beside 'outage'");
    boolean empty = Scalars.isEmpty(kind.value());
    if (!empty) {
      String what = "found " + Scalars.kindOf(kind.value());
      String expected = "nothing after 'outage:'; its keys go beside it";
      problems.add(kind.value(), Code.BAD_VALUE, what, expected);
    }
    Optional<YamlMap.Entry> written = map.find("area");
    Optional<String> area = written.flatMap(entry -> area(entry.value()));
    Optional<Optional<Prompt>> sound = parts.optionalPrompt(map, "sound");
    Optional<String> told = parts.way(map, "told", "for when an outage has been told");
    Optional<String> none = parts.way(map, "none", "for when nothing is known");
    boolean whole = empty && area.isPresent() == written.isPresent() && sound.isPresent();
    if (!whole || told.isEmpty() || none.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Outage(area, sound.get(), told.get(), none.get()));
  }

  private Optional<String> area(org.snakeyaml.engine.v2.nodes.Node yaml) {
    Optional<String> name = parts.knownName(yaml, Use.Kind.AREA);
    Optional<ValueType> type = name.flatMap(parts.names()::value);
    if (type.isPresent() && !AREAS.contains(type.get())) {
      String what = "'" + name.orElseThrow() + "' is " + type.get().word();
      problems.add(yaml, Code.WRONG_TYPE, what, "the name of digits, or of a text");
      return Optional.empty();
    }
    return name;
  }
}
