package dev.hatchline.flow.yaml.source;

import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Single values: names, whole numbers, durations. What does not fit is a problem. */
public final class Scalars {
  public static final String A_NODE = "the name of a node";

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,5}) ?(ms|s|min|h|d)");

  private final Problems problems;

  public Scalars(Problems problems) {
    this.problems = problems;
  }

  /** What a designer would call this part of the file. */
  public static String kindOf(Node yaml) {
    return switch (yaml) {
      case ScalarNode _ when isEmpty(yaml) -> "nothing";
      case ScalarNode scalar -> Quoted.of(scalar.getValue());
      case SequenceNode _ -> "a list";
      default -> "keys with values";
    };
  }

  public static boolean isEmpty(Node yaml) {
    return yaml instanceof ScalarNode scalar
        && (Tag.NULL.equals(scalar.getTag()) || scalar.getValue().isBlank());
  }

  /** Another name, where this one stands. */
  public static ScalarNode renamed(ScalarNode written, String name) {
    return new ScalarNode(
        written.getTag(),
        true,
        name,
        written.getScalarStyle(),
        written.getStartMark(),
        written.getEndMark());
  }

  /** Whether a node, a flow or a part can have this name. */
  public static boolean isName(String word) {
    return NAME.matcher(word).matches();
  }

  /** A letter, then letters, digits, - and _: up to 40 in all. */
  public Optional<String> name(Node yaml, String of) {
    if (yaml instanceof ScalarNode scalar && isName(scalar.getValue())) {
      return Optional.of(scalar.getValue());
    }
    problems.add(
        yaml, Code.BAD_NAME, "found " + kindOf(yaml), of + ": up to 40 letters, digits, - and _");
    return Optional.empty();
  }

  /** A whole number from 1 to {@code max}. */
  public Optional<Integer> count(Node yaml, int max) {
    if (yaml instanceof ScalarNode scalar && scalar.getValue().matches("[0-9]{1,9}")) {
      int value = Integer.parseInt(scalar.getValue());
      if (value >= 1 && value <= max) {
        return Optional.of(value);
      }
    }
    problems.add(yaml, Code.BAD_VALUE, "found " + kindOf(yaml), "a whole number from 1 to " + max);
    return Optional.empty();
  }

  /** Such as {@code 4s} or {@code 2500ms}; also in {@code min}, {@code h} and {@code d}. */
  public Optional<Duration> duration(Node yaml, Duration min, Duration max) {
    if (yaml instanceof ScalarNode scalar) {
      Matcher written = DURATION.matcher(scalar.getValue());
      if (written.matches()) {
        long number = Long.parseLong(written.group(1));
        Duration value =
            switch (written.group(2)) {
              case "ms" -> Duration.ofMillis(number);
              case "s" -> Duration.ofSeconds(number);
              case "min" -> Duration.ofMinutes(number);
              case "h" -> Duration.ofHours(number);
              default -> Duration.ofDays(number);
            };
        if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
          return Optional.of(value);
        }
      }
    }
    String range = "from " + min.toSeconds() + "s to " + max.toSeconds() + "s";
    problems.add(
        yaml,
        Code.BAD_VALUE,
        "found " + kindOf(yaml),
        "a time such as 4s, 500ms, 2min, 3h or 1d, " + range);
    return Optional.empty();
  }

  /** Every single value below, however deep: the names that a faulty part may mean. */
  public static List<String> below(Node yaml) {
    List<String> found = new ArrayList<>();
    collect(yaml, found, new HashSet<>());
    return found;
  }

  /** Aliases share nodes, so each node is visited once: the file's size bounds the work. */
  private static void collect(Node yaml, List<String> found, Set<Node> visited) {
    if (!visited.add(yaml)) {
      return;
    }
    switch (yaml) {
      case ScalarNode scalar -> found.add(scalar.getValue());
      case SequenceNode list -> list.getValue().forEach(part -> collect(part, found, visited));
      case MappingNode map -> {
        for (NodeTuple line : map.getValue()) {
          collect(line.getValueNode(), found, visited);
        }
      }
      default -> {}
    }
  }
}
