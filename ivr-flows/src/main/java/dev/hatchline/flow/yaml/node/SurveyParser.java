package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Survey;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A survey: the name of its number, and beside it what is asked. */
final class SurveyParser {
  private static final List<String> KEYS = List.of("survey", "prompt", "scale", "thanks", "then");
  private static final Pattern SCALE = Pattern.compile("([1-9])\\.\\.([1-9])");

  private record Scale(int low, int high) {}

  private final Problems problems;
  private final Parts parts;

  SurveyParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
  }

  Optional<Node> parse(YamlMap.Entry kind, YamlMap map) {
    map.allow(KEYS, "beside 'survey'");
    Optional<String> into = parts.newName(kind.value());
    Optional<Prompt> prompt =
        map.require("prompt", "'prompt:' with what is asked").flatMap(parts::prompt);
    Optional<Scale> scale =
        map.require("scale", "'scale: 1..5', the keys from the least to the most")
            .flatMap(this::scale);
    Optional<Optional<Prompt>> thanks = parts.optionalPrompt(map, "thanks");
    Optional<String> then = parts.way(map, "then", "for when it is answered, or is not");
    boolean whole = into.isPresent() && prompt.isPresent() && scale.isPresent();
    if (!whole || thanks.isEmpty() || then.isEmpty()) {
      return Optional.empty();
    }
    Scale keys = scale.get();
    return Optional.of(
        new Survey(into.get(), prompt.get(), keys.low(), keys.high(), thanks.get(), then.get()));
  }

  private Optional<Scale> scale(org.snakeyaml.engine.v2.nodes.Node yaml) {
    Matcher written = SCALE.matcher(yaml instanceof ScalarNode one ? one.getValue() : "");
    if (written.matches()) {
      int low = Integer.parseInt(written.group(1));
      int high = Integer.parseInt(written.group(2));
      if (low < high) {
        return Optional.of(new Scale(low, high));
      }
    }
    String expected = "two keys such as 1..5, from 1..2 to 1..9: 0 leads to a person";
    problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), expected);
    return Optional.empty();
  }
}
