package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.ValueType;
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
  /** What is asked for where nothing else is said. */
  static final String DIGITS = "digits";

  /** Of a choice: it is read back among other words. */
  private static final int VALUE_CHARS_MAX = 40;

  /** Each word after {@code as}. */
  private enum As {
    DIGITS("digits", "digits", ValueType.DIGITS),
    DATE("date", "a date", ValueType.DAY),
    TIME("time", "a time", ValueType.TIME),
    PHONE("phone", "a phone", ValueType.PHONE),
    NUMBER("number", "a number", ValueType.NUMBER),
    MONEY("money", "money", ValueType.MONEY),
    YES_NO("yes-no", "a yes-no", ValueType.YES_NO),
    CHOICE("choice", "a choice", ValueType.TEXT);

    private final String word;
    private final String spoken;
    private final ValueType type;

    As(String word, String spoken, ValueType type) {
      this.word = word;
      this.spoken = spoken;
      this.type = type;
    }

    /** The keys that it has and not every ask. */
    private List<String> keys() {
      return switch (this) {
        case DIGITS -> List.of("length", "pattern", "gap");
        case DATE -> List.of("year", "gap");
        case TIME -> List.of("gap");
        case PHONE -> List.of("own", "gap");
        case NUMBER -> List.of("from", "to", "decimals", "gap");
        case MONEY -> List.of("currency", "from", "to", "gap");
        case YES_NO -> List.of();
        case CHOICE -> List.of("choices");
      };
    }

    private static Optional<As> of(String word) {
      return Arrays.stream(values()).filter(as -> as.word.equals(word)).findFirst();
    }
  }

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
    Arrays.stream(As.values()).forEach(as -> keys.addAll(as.keys()));
    return keys;
  }

  /** The type of what is asked for by this word. */
  static Optional<ValueType> type(String word) {
    return As.of(word).map(as -> as.type);
  }

  Optional<Entry> parse(YamlMap map) {
    Optional<Node> written = map.find("as").map(YamlMap.Entry::value);
    String word =
        written.map(yaml -> yaml instanceof ScalarNode one ? one.getValue() : "").orElse(DIGITS);
    Optional<As> as = As.of(word);
    if (as.isEmpty()) {
      List<String> words = Arrays.stream(As.values()).map(one -> one.word).toList();
      written.ifPresent(yaml ->
          problems.add(
              yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), Problems.oneOf(words, word)));
    }
    return as.filter(found -> goTogether(map, found)).flatMap(found -> entry(map, found));
  }

  private Optional<Entry> entry(YamlMap map, As as) {
    return switch (as) {
      case DIGITS -> digits.parse(map);
      case DATE -> yes(map, "year").map(Entry.Date::new);
      case TIME -> Optional.of(new Entry.Time());
      case PHONE -> yes(map, "own").map(Entry.Phone::new);
      case NUMBER -> amounts.number(map);
      case MONEY -> amounts.money(map);
      case YES_NO -> Optional.of(new Entry.YesNo());
      case CHOICE ->
          map.require("choices", "'choices:' with a value for each key")
              .flatMap(yaml -> choices().parse(yaml, "an ask"))
              .map(Entry.OneOf::new);
    };
  }

  private ChoiceParser choices() {
    return new ChoiceParser(problems, "value", "1: morning", this::value);
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

  private boolean goTogether(YamlMap map, As as) {
    List<YamlMap.Entry> strange =
        map.entries().stream()
            .filter(entry -> keys().contains(entry.name()) && !as.keys().contains(entry.name()))
            .toList();
    strange.forEach(entry ->
        problems.add(
            entry.key(),
            Code.KEYS_APART,
            "'" + entry.name() + "' with " + as.spoken,
            "'" + entry.name() + "' with " + which(entry.name()) + " only"));
    return strange.isEmpty();
  }

  /** Such as "a number or money". */
  private static String which(String key) {
    List<String> all = new ArrayList<>();
    Arrays.stream(As.values())
        .filter(as -> as.keys().contains(key))
        .forEach(as -> all.add(as.spoken));
    String last = all.removeLast();
    return all.isEmpty() ? last : String.join(", ", all) + " or " + last;
  }
}
