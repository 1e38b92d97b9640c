package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code escape-words} at the top of a flow: what opens the hatch besides what always does. A list,
 * or one for each language.
 */
public final class EscapesParser {
  public static final String KEY = "escape-words";

  private final Problems problems;
  private final Languages languages;

  EscapesParser(Problems problems, Languages languages) {
    this.problems = problems;
    this.languages = languages;
  }

  EscapeWords parse(YamlMap top) {
    return top.find(KEY)
        .map(entry -> EscapeWords.BUILT_IN.and(added(entry.value())))
        .orElse(EscapeWords.BUILT_IN);
  }

  private Map<String, List<String>> added(Node yaml) {
    Map<String, List<String>> added = new LinkedHashMap<>();
    if (!(yaml instanceof MappingNode mapping)) {
      phrases(yaml).ifPresent(all -> added.put(first(), all));
      return added;
    }
    YamlMap map = new YamlMap(mapping, problems);
    map.allow(languages.areSaid() ? languages.tags() : List.of(first()), "in escape-words");
    map.entries()
        .forEach(entry -> phrases(entry.value()).ifPresent(all -> added.put(entry.name(), all)));
    return added;
  }

  private String first() {
    return languages.areSaid() ? languages.first() : "en";
  }

  private Optional<List<String>> phrases(Node yaml) {
    return SaidWords.escapes(problems).parse(yaml, "a person");
  }
}
