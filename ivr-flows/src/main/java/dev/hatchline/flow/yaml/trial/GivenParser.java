package dev.hatchline.flow.yaml.trial;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Remembered;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.run.PromiseAnswer;
import dev.hatchline.flow.trial.Given;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The company and the caller of a test: what is known and what is answered. */
final class GivenParser {
  private static final List<String> KEYS =
      List.of("today", "open", "caller", "wait", "known", "callback", "unanswered", "lookups");
  private static final String PROMISED = "We will call this number in about a minute.";
  private static final Map<String, Given.Callbacks> CALLBACKS =
      Map.of(
          "promised", new Given.Callbacks(true, new PromiseAnswer.Promised(PROMISED)),
          "refused",
              new Given.Callbacks(true, new PromiseAnswer.Refused("We do not call such numbers.")),
          "unavailable", new Given.Callbacks(true, new PromiseAnswer.Unavailable()),
          "not-offered", new Given.Callbacks(false, new PromiseAnswer.Unavailable()));

  private final Problems problems;
  private final Flow flow;

  GivenParser(Problems problems, Flow flow) {
    this.problems = problems;
    this.flow = flow;
  }

  /** What is given, as far as it is right. */
  Given parse(Optional<YamlMap.Entry> written) {
    return written
        .flatMap(entry -> YamlMap.of(entry.value(), problems, "one of " + String.join(", ", KEYS)))
        .map(this::read)
        .orElse(Given.NOTHING);
  }

  private Given read(YamlMap map) {
    map.allow(KEYS, "in what is given");
    return new Given(
        map.find("today").flatMap(e -> one(e.value(), "a day such as 2026-11-25", this::day)),
        map.find("open").flatMap(e -> one(e.value(), "yes or no", GivenParser::yesNo)),
        map.find("caller")
            .flatMap(e ->
                one(e.value(), "a number such as \"+12025550123\", or withheld", this::caller)),
        map.find("wait").flatMap(e -> TrialParser.words(e.value(), "a sentence", problems)),
        map.find("known").map(e -> known(e.value())).orElse(Map.of()),
        map.find("callback")
            .flatMap(e ->
                one(
                    e.value(),
                    "promised, refused, unavailable or not-offered",
                    words -> Optional.ofNullable(CALLBACKS.get(words)))),
        map.find("unanswered").map(e -> phones(e.value())).orElse(List.of()),
        map.find("lookups")
            .map(e -> new AnswersParser(problems, flow).parse(e.value()))
            .orElse(List.of()));
  }

  private <T> Optional<T> one(Node yaml, String expected, Function<String, Optional<T>> read) {
    Optional<String> words = TrialParser.words(yaml, expected, problems);
    Optional<T> value = words.flatMap(read);
    if (words.isPresent() && value.isEmpty()) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), expected);
    }
    return value;
  }

  private Optional<LocalDate> day(String words) {
    try {
      return Optional.of(LocalDate.parse(words));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  static Optional<Boolean> yesNo(String words) {
    return switch (words) {
      case "yes", "true" -> Optional.of(true);
      case "no", "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private Optional<Optional<Value.Phone>> caller(String words) {
    Optional<Value.Phone> phone = phone(words);
    return phone.isPresent() || words.equals("withheld") ? Optional.of(phone) : Optional.empty();
  }

  private static Optional<Value.Phone> phone(String words) {
    try {
      return Optional.of(new Value.Phone(words));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private List<Value.Phone> phones(Node yaml) {
    if (!(yaml instanceof SequenceNode list)) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), "a list of numbers");
      return List.of();
    }
    return list.getValue().stream()
        .flatMap(one -> one(one, "a number such as \"+12025550123\"", GivenParser::phone).stream())
        .toList();
  }

  private Map<String, Value> known(Node yaml) {
    Map<String, Value> known = new LinkedHashMap<>();
    YamlMap.of(yaml, problems, "names, each with its value")
        .ifPresent(map ->
            map.entries().forEach(e -> value(e).ifPresent(value -> known.put(e.name(), value))));
    return known;
  }

  /** In the type of the ask that would set it. */
  private Optional<Value> value(YamlMap.Entry entry) {
    Optional<ValueType> type =
        entry.name().equals(Remembered.LANGUAGE)
            ? Optional.of(ValueType.TEXT)
            : flow.asks(entry.name()).map(ask -> ask.as().type()).findFirst();
    if (type.isEmpty()) {
      String what = "no ask sets " + Quoted.of(entry.name());
      problems.add(entry.key(), Code.UNKNOWN_VALUE, what, Problems.oneOf(askedFor(), entry.name()));
      return Optional.empty();
    }
    String expected = "a value of the type " + type.get().word();
    return one(entry.value(), expected, words -> read(type.get(), words));
  }

  private static Optional<Value> read(ValueType type, String words) {
    try {
      boolean yesNo = type == ValueType.YES_NO;
      String plain = yesNo ? yesNo(words).map(String::valueOf).orElse(words) : words;
      return Optional.of(type.read(plain));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Set<String> askedFor() {
    Set<String> names = new LinkedHashSet<>();
    flow.nodes().values().stream()
        .flatMap(node ->
            node instanceof dev.hatchline.flow.Node.Ask ask
                ? Stream.of(ask.into())
                : Stream.empty())
        .forEach(names::add);
    names.add(Remembered.LANGUAGE);
    return names;
  }
}
