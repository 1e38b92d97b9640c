package dev.hatchline.flow.yaml.files;

import dev.hatchline.flow.yaml.problem.Enough;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.YamlMap;
import dev.hatchline.flow.yaml.source.YamlSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * How many calls are to hear a text while the others hear the one before it: {@code canary: 10 %}
 * at its top.
 *
 * @param percent from 1 to 99; empty where all calls are to hear it
 * @param rest the text without that
 */
public record Canary(OptionalInt percent, String rest) {
  public static final String KEY = "canary";
  public static final String EXPECTED = "a share of the calls from 1 % to 99 %";

  private static final Pattern SHARE = Pattern.compile("([1-9][0-9]?) ?%");

  /** Of any text; one that is no flow wants no share. */
  public static Canary of(String text) {
    Optional<YamlMap.Entry> entry = entry(text, new Problems(""));
    if (entry.isEmpty() || percent(entry.get().value()).isEmpty()) {
      return new Canary(OptionalInt.empty(), text);
    }
    return new Canary(percent(entry.get().value()), without(entry.get(), text));
  }

  private static Optional<YamlMap.Entry> entry(String text, Problems problems) {
    try {
      return YamlSource.compose(text, problems)
          .flatMap(root -> YamlMap.of(root, problems, "a flow"))
          .flatMap(map -> map.find(KEY));
    } catch (Enough _) {
      return Optional.empty();
    }
  }

  /** Its whole line, so that it makes no difference whether it was ever there. */
  private static String without(YamlMap.Entry entry, String text) {
    int from = index(entry.key().getStartMark(), text);
    int to = index(entry.value().getEndMark(), text);
    if (entry.key().getStartMark().map(Mark::getColumn).orElse(0) == 0) {
      int end = text.indexOf('\n', to);
      to = end < 0 ? text.length() : end + 1;
    }
    return text.substring(0, from) + text.substring(to);
  }

  public static OptionalInt percent(Node yaml) {
    if (yaml instanceof ScalarNode scalar) {
      Matcher written = SHARE.matcher(scalar.getValue());
      if (written.matches()) {
        return OptionalInt.of(Integer.parseInt(written.group(1)));
      }
    }
    return OptionalInt.empty();
  }

  /** Marks count code points. */
  private static int index(Optional<Mark> mark, String text) {
    return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }
}
