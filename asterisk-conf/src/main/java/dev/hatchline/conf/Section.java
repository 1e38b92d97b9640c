package dev.hatchline.conf;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of the file while it is read. A wrong value is reported once and replaced by the
 * default, so reading goes on and finds the rest. {@link #close} reports the keys nobody asked for.
 */
final class Section implements AutoCloseable {
  /** A longer choice (countries, currencies) is not told word by word. */
  private static final int CHOICE_TOLD = 20;

  private final Problems problems;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  Section(Problems problems, Node node) {
    this.problems = problems;
    this.node = node;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::take);
    } else if (!isNull(node)) {
      problems.add(node, "this is " + kind(node), "keys and values, such as 'name: value'");
    }
  }

  private void take(NodeTuple entry) {
    String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    if (values.putIfAbsent(key, entry.getValueNode()) == null) {
      keys.put(key, entry.getKeyNode());
    } else {
      problems.add(entry.getKeyNode(), "'" + key + "' stands here a second time", "each key once");
    }
  }

  Node node() {
    return node;
  }

  /** Where the value stands, or the section if it does not. */
  Node at(String key) {
    return values.getOrDefault(key, node);
  }

  /** The value, unless it is absent or null. */
  Optional<Node> value(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key)).filter(value -> !isNull(value));
  }

  boolean has(String key) {
    return value(key).isPresent();
  }

  /** The keys of a mapping of the operator's own names, each of this form. */
  List<String> names(TextForm form) {
    known.addAll(keys.keySet());
    keys.values().forEach(key -> form.read(problems, key));
    return List.copyOf(keys.keySet());
  }

  /** Reports the key if it is missing; no section at all is reported already. */
  void want(String key, TextForm form) {
    if (!has(key) && node instanceof MappingNode) {
      problems.add(node, "'" + key + "' is missing", form.expected());
    }
  }

  String text(String key, String otherwise, TextForm form) {
    return value(key).flatMap(value -> form.read(problems, value)).orElse(otherwise);
  }

  List<String> texts(String key, TextForm form) {
    return list(key).stream().flatMap(item -> form.read(problems, item).stream()).toList();
  }

  /** A value that must be there, and only once among its like. */
  String needed(String key, TextForm form, Set<String> seen) {
    want(key, form);
    String value = text(key, "", form);
    if (!value.isEmpty() && !seen.add(value)) {
      problems.add(at(key), "'" + value + "' stands here a second time", "each " + key + " once");
    }
    return value;
  }

  /** One word of the choice. */
  String chosen(String key, String otherwise, Set<String> choice) {
    return chosen(key, otherwise, choice, "a two-letter country, such as 'US' or 'DE'");
  }

  /** One word of the choice; {@code expected} tells a choice that is too long to be told. */
  String chosen(String key, String otherwise, Set<String> choice, String expected) {
    String value = text(key, otherwise, TextForm.ANY);
    if (has(key) && !choice.contains(value)) {
      problems.add(
          at(key),
          "'" + value + "' is not known",
          choice.size() > CHOICE_TOLD ? expected : DidYouMean.expected(value, choice));
      return otherwise;
    }
    return value;
  }

  int number(String key, int otherwise, int min, int max) {
    Optional<Node> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    String expected = "a whole number from " + min + " to " + max;
    return scalar(value.get(), expected)
        .flatMap(text -> Numbers.within(text, min, max).or(() -> wrong(value.get(), expected)))
        .orElse(otherwise);
  }

  /** A list of them; in place of what is none stands {@code min}. */
  List<Integer> numbers(String key, int min, int max) {
    String expected = "a whole number from " + min + " to " + max;
    return list(key).stream()
        .map(item ->
            scalar(item, expected)
                .flatMap(text -> Numbers.within(text, min, max).or(() -> wrong(item, expected)))
                .orElse(min))
        .toList();
  }

  Duration duration(String key, Duration otherwise, Duration min, Duration max) {
    return value(key).flatMap(value -> duration(value, min, max)).orElse(otherwise);
  }

  private Optional<Duration> duration(Node value, Duration min, Duration max) {
    String expected =
        "a duration from %s to %s, written as %s"
            .formatted(
                Numbers.text(min),
                Numbers.text(max),
                min.toDays() > 0 ? "'90 d' or '1 y'" : "'20 s' or '1 min'");
    return scalar(value, expected)
        .flatMap(text -> Numbers.duration(text, min, max).or(() -> wrong(value, expected)));
  }

  /** A list of them; what is no duration is left out. */
  List<Duration> durations(String key, List<Duration> otherwise, Duration min, Duration max) {
    if (!has(key)) {
      return otherwise;
    }
    return list(key).stream().flatMap(item -> duration(item, min, max).stream()).toList();
  }

  boolean yes(String key, boolean otherwise) {
    Optional<Node> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(scalar.getValue());
    }
    problems.add(value.get(), found(value.get()), "true or false");
    return otherwise;
  }

  List<Node> list(String key) {
    Optional<Node> value = value(key);
    if (value.isPresent() && !(value.get() instanceof SequenceNode)) {
      problems.add(value.get(), "'" + key + "' is " + kind(value.get()), "a list");
    }
    return value.orElse(null) instanceof SequenceNode list ? list.getValue() : List.of();
  }

  <T> List<T> each(String key, Function<Section, T> read) {
    return list(key).stream()
        .map(item -> {
          try (Section section = new Section(problems, item)) {
            return read.apply(section);
          }
        })
        .toList();
  }

  /** Reports a list that holds nothing; what is no list is reported already. */
  <T> List<T> empty(String key, List<T> otherwise) {
    if (at(key) instanceof SequenceNode list) {
      problems.add(list, "'" + key + "' is empty", "at least one of them");
    }
    return otherwise;
  }

  <T> T inside(String key, T otherwise, Function<Section, T> read) {
    Optional<Node> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    try (Section section = new Section(problems, value.get())) {
      return read.apply(section);
    }
  }

  /** Whatever nobody asked for is a mistake of the operator's. */
  @Override
  public void close() {
    keys.forEach((key, at) -> {
      if (!known.contains(key)) {
        problems.add(at, "'" + key + "' is not known here", DidYouMean.expected(key, known));
      }
    });
  }

  private Optional<String> scalar(Node value, String expected) {
    if (value instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue().strip());
    }
    problems.add(value, "this is " + kind(value), expected);
    return Optional.empty();
  }

  private <T> Optional<T> wrong(Node value, String expected) {
    problems.add(value, found(value), expected);
    return Optional.empty();
  }

  static String found(Node value) {
    return value instanceof ScalarNode scalar
        ? "'" + scalar.getValue() + "' stands here"
        : "this is " + kind(value);
  }

  static String kind(Node node) {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      default -> "a single value";
    };
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }
}
