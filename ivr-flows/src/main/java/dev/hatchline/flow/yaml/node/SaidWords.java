package dev.hatchline.flow.yaml.node;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.source.Scalars;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What may be said instead of the keys of one node: no two of them by the same words. */
final class SaidWords {
  /** For one key; who needs more is not heard better by more. */
  static final int SAYINGS_MAX = 10;

  /** Of one saying. */
  static final int CHARS_MAX = 40;

  private static final String EXPECTED =
      "words as callers say them, such as [hours, opening hours]: at most "
          + SAYINGS_MAX
          + " sayings, each of up to five words in letters";

  /** Up to five words in letters, of any language. */
  private static final Pattern SAYING =
      Pattern.compile("[\\p{L}\\p{M}']{1,40}(?: [\\p{L}\\p{M}']{1,40}){0,4}");

  private final Problems problems;

  /** From what is said to the choice that it stands for. */
  private final Map<String, String> taken = new HashMap<>();

  SaidWords(Problems problems) {
    this.problems = problems;
  }

  /**
   * One saying or a list of them, in small letters.
   *
   * @param choice that they stand for, for a fault
   */
  Optional<List<String>> parse(Node yaml, String choice) {
    List<Node> written = yaml instanceof SequenceNode list ? list.getValue() : List.of(yaml);
    if (written.isEmpty() || written.size() > SAYINGS_MAX) {
      String what = written.isEmpty() ? "there are no words" : written.size() + " sayings";
      problems.add(yaml, Code.BAD_VALUE, what, EXPECTED);
      return Optional.empty();
    }
    List<String> sayings = new ArrayList<>();
    written.forEach(one -> saying(one, choice).ifPresent(sayings::add));
    return sayings.size() == written.size() ? Optional.of(sayings) : Optional.empty();
  }

  private Optional<String> saying(Node yaml, String choice) {
    String said = yaml instanceof ScalarNode one ? one.getValue().strip() : "";
    String small = said.toLowerCase(Locale.ROOT);
    if (said.length() > CHARS_MAX || !SAYING.matcher(small).matches()) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), EXPECTED);
      return Optional.empty();
    }
    Optional<String> escape = EscapeWords.in(small);
    if (escape.isPresent()) {
      String what = "'" + escape.get() + "' is taken: who says it always comes to a person";
      String expected = "words without " + EscapeWords.list();
      problems.add(yaml, Code.TAKEN, what, expected);
      return Optional.empty();
    }
    String before = taken.putIfAbsent(small, choice);
    if (before != null) {
      String what = Quoted.of(small) + " stands for " + Quoted.of(before) + " already";
      problems.add(yaml, Code.DOUBLE_KEY, what, "each saying for one choice");
      return Optional.empty();
    }
    return Optional.of(small);
  }
}
