package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Mask;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** How many digits an ask takes, and what they may look like. */
final class DigitsParser {
  /** More are a matter for a lookup. */
  static final int PATTERNS_MAX = 20;

  private static final Pattern LENGTH = Pattern.compile("([0-9]{1,2})(?:\\.\\.([0-9]{1,2}))?");
  private static final String MASKS =
      "a pattern in quotes such as \"47######\", where # is any digit, or a list of them";

  private final Problems problems;

  DigitsParser(Problems problems) {
    this.problems = problems;
  }

  Optional<Entry> parse(YamlMap map) {
    Optional<YamlMap.Entry> pattern = map.find("pattern");
    if (pattern.isEmpty()) {
      return map.require("length", "'length: 4' or 'length: 4..10'")
          .flatMap(this::length)
          .map(Entry.class::cast);
    }
    Optional<List<Mask>> masks = masks(pattern.get().value());
    Optional<YamlMap.Entry> written = map.find("length");
    Optional<Entry.Digits> length = written.flatMap(e -> length(e.value()));
    if (masks.isEmpty() || written.isPresent() != length.isPresent()) {
      return Optional.empty();
    }
    List<Integer> places = masks.get().stream().map(mask -> mask.places().length()).toList();
    Entry.Digits all =
        new Entry.Digits(
            places.stream().min(Integer::compare).orElseThrow(),
            places.stream().max(Integer::compare).orElseThrow(),
            masks.get());
    boolean asLong = length.filter(of -> of.min() > all.min() || of.max() < all.max()).isEmpty();
    if (!asLong) {
      String what = "a pattern of " + outside(places, length.get()) + " places";
      problems.add(
          pattern.get().value(),
          Code.KEYS_APART,
          what,
          "as many places as 'length' says, or no 'length'");
      return Optional.empty();
    }
    return Optional.of(all);
  }

  private static int outside(List<Integer> places, Entry.Digits length) {
    return places.stream()
        .filter(many -> many < length.min() || many > length.max())
        .findFirst()
        .orElseThrow();
  }

  private Optional<List<Mask>> masks(Node yaml) {
    List<Node> written = yaml instanceof SequenceNode list ? list.getValue() : List.of(yaml);
    List<Mask> masks = new ArrayList<>();
    for (Node one : written) {
      if (one instanceof ScalarNode mask && Mask.isMask(mask.getValue())) {
        masks.add(new Mask(mask.getValue()));
      } else {
        problems.add(one, Code.BAD_VALUE, "found " + Scalars.kindOf(one), MASKS);
      }
    }
    if (written.isEmpty() || written.size() > PATTERNS_MAX) {
      String what = "found " + written.size() + " patterns";
      problems.add(yaml, Code.BAD_VALUE, what, "1 to " + PATTERNS_MAX + " of them");
      return Optional.empty();
    }
    return masks.size() == written.size() ? Optional.of(masks) : Optional.empty();
  }

  private Optional<Entry.Digits> length(Node yaml) {
    Matcher written = LENGTH.matcher(yaml instanceof ScalarNode one ? one.getValue() : "");
    if (written.matches()) {
      int min = Integer.parseInt(written.group(1));
      int max = written.group(2) == null ? min : Integer.parseInt(written.group(2));
      if (min >= 1 && min <= max && max <= Entry.Digits.MAX) {
        return Optional.of(new Entry.Digits(min, max));
      }
    }
    String expected = "a length such as 4 or 4..10, from 1 to " + Entry.Digits.MAX;
    problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), expected);
    return Optional.empty();
  }
}
