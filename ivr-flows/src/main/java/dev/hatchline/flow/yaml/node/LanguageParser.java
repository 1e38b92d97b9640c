package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Language;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.LanguagesParser;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** {@code language: es}. */
final class LanguageParser {
  private final Parts parts;
  private final Problems problems;

  LanguageParser(Parts parts) {
    this.parts = parts;
    this.problems = parts.problems();
  }

  Optional<Node> parse(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("language", "then"), "beside 'language'");
    Optional<String> then = parts.way(map, "then", "after a language");
    Languages languages = parts.languages().languages();
    String tag = kind.value() instanceof ScalarNode word ? word.getValue() : "";
    if (!languages.tags().contains(tag)) {
      String what = "found " + Scalars.kindOf(kind.value());
      String expected =
          languages.areSaid()
              ? Problems.oneOf(languages.tags(), tag)
              : LanguagesParser.NONE_SAID + " with it";
      problems.add(kind.value(), Code.BAD_VALUE, what, expected);
      return Optional.empty();
    }
    return then.map(next -> new Language(tag, next));
  }
}
