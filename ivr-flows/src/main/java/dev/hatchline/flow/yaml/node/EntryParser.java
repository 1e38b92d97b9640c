package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Entry.Speech;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Asked;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What an ask asks for, by {@code as}, and the keys that only some of these have. */
final class EntryParser {
  /** Of a choice: it is read back among other words. */
  private static final int VALUE_CHARS_MAX = 40;

  private final Problems problems;
  private final Parts parts;
  private final DigitsParser digits;
  private final AmountParser amounts;

  EntryParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
    this.digits = new DigitsParser(problems);
    this.amounts = new AmountParser(problems);
  }

  /** All keys that only some asks have. */
  static Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    Arrays.stream(Asked.values()).forEach(as -> keys.addAll(as.keys()));
    return keys;
  }

  Optional<Entry> parse(YamlMap map) {
    Optional<Node> written = map.find("as").map(YamlMap.Entry::value);
    String word =
        written
            .map(yaml -> yaml instanceof ScalarNode one ? one.getValue() : "")
            .orElse(Asked.DIGITS.word());
    Optional<Asked> as = Asked.of(word);
    if (as.isEmpty()) {
      List<String> words = Arrays.stream(Asked.values()).map(one -> one.word()).toList();
      written.ifPresent(yaml ->
          problems.add(
              yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), Problems.oneOf(words, word)));
    }
    return as.filter(found -> goTogether(map, found)).flatMap(found -> entry(map, found));
  }

  private Optional<Entry> entry(YamlMap map, Asked as) {
    return switch (as) {
      case DIGITS -> digits.parse(map);
      case DATE -> yes(map, "year").map(Entry.Date::new);
      case TIME -> Optional.of(new Entry.Time());
      case PHONE -> yes(map, "own").map(Entry.Phone::new);
      case NUMBER -> amounts.number(map);
      case MONEY -> amounts.money(map);
      case YES_NO -> Optional.of(new Entry.YesNo());
      case SPEECH -> speech(map);
      case CHOICE ->
          map.require("choices", "'choices:' with a value for each key")
              .flatMap(yaml -> choices().parse(yaml, "an ask"))
              .map(Entry.OneOf::new);
    };
  }

  private Optional<Entry> speech(YamlMap map) {
    return parts
        .time(map, "max", Speech.LONGEST_DEFAULT, Speech.LONGEST_MIN, Speech.LONGEST_MAX)
        .map(Speech::new);
  }

  private ChoiceParser choices() {
    return new ChoiceParser(parts, "value", "1: morning", this::value);
  }

  /** What is said of the choice when it is read back. */
  private Optional<String> value(Node yaml) {
    boolean given = yaml instanceof ScalarNode && !Scalars.isEmpty(yaml);
    if (given && yaml instanceof ScalarNode one && one.getValue().length() <= VALUE_CHARS_MAX) {
      return Optional.of(one.getValue().strip());
    }
    String expected = "the text of the value, of at most " + VALUE_CHARS_MAX + " characters";
    problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), expected);
    return Optional.empty();
  }

  private Optional<Boolean> yes(YamlMap map, String key) {
    return map.find(key).map(e -> parts.yesNo(e.value())).orElse(Optional.of(false));
  }

  private boolean goTogether(YamlMap map, Asked as) {
    List<YamlMap.Entry> strange =
        map.entries().stream()
            .filter(entry -> keys().contains(entry.name()) && !as.keys().contains(entry.name()))
            .toList();
    strange.forEach(entry ->
        problems.add(
            entry.key(),
            Code.KEYS_APART,
            "'" + entry.name() + "' with " + as.spoken(),
            "'" + entry.name() + "' with " + which(entry.name()) + " only"));
    return strange.isEmpty();
  }

  /** Such as "a number or money". */
  private static String which(String key) {
    List<String> all = new ArrayList<>();
    Arrays.stream(Asked.values())
        .filter(as -> as.keys().contains(key))
        .forEach(as -> all.add(as.spoken()));
    String last = all.removeLast();
    return all.isEmpty() ? last : String.join(", ", all) + " or " + last;
  }
}
