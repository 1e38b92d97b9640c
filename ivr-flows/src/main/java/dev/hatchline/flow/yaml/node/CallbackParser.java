package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Callback;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Use;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A callback: the name of its number, and beside it what is said and its ways. */
final class CallbackParser {
  private static final List<String> KEYS =
      Stream.concat(
              Stream.of("callback", "reason", "sound", "goodbye", "refused", "unavailable"),
              WhenParser.KEYS.stream())
          .toList();

  private final Problems problems;
  private final Parts parts;

  CallbackParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
  }

  Optional<Node> parse(YamlMap.Entry kind, YamlMap map) {
    map.allow(KEYS, "beside 'callback'");
    Optional<String> number = number(kind.value());
    Optional<Optional<String>> reason =
        written(map, "reason", yaml -> parts.knownName(yaml, Use.Kind.REASON));
    Optional<Optional<Prompt>> sound = parts.optionalPrompt(map, "sound");
    Optional<Optional<Prompt>> goodbye = parts.optionalPrompt(map, "goodbye");
    Optional<Optional<String>> refused = written(map, "refused", parts::target);
    Optional<Optional<String>> unavailable = written(map, "unavailable", parts::target);
    Optional<Callback.When> when = new WhenParser(parts).parse(map);
    boolean whole = number.isPresent() && reason.isPresent() && sound.isPresent();
    if (!whole
        || goodbye.isEmpty()
        || refused.isEmpty()
        || unavailable.isEmpty()
        || when.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Callback(
            number.get(),
            reason.get(),
            sound.get(),
            goodbye.get().orElse(Callback.GOODBYE),
            refused.get().or(() -> parts.names().confirmedAt(number.get())).orElseThrow(),
            unavailable.get(),
            when.get()));
  }

  /** Only a number that its caller has confirmed is called. */
  private Optional<String> number(org.snakeyaml.engine.v2.nodes.Node yaml) {
    Optional<String> name = parts.knownName(yaml, Use.Kind.NUMBER);
    Optional<ValueType> type = name.flatMap(parts.names()::value);
    if (type.isPresent() && type.get() != ValueType.PHONE) {
      String what = "'" + name.orElseThrow() + "' is " + type.get().word();
      problems.add(yaml, Code.WRONG_TYPE, what, "the name of a phone number");
      return Optional.empty();
    }
    if (type.isPresent() && name.flatMap(parts.names()::confirmedAt).isEmpty()) {
      String what = "'" + name.orElseThrow() + "' is not always read back and confirmed";
      problems.add(
          yaml,
          Code.NOT_READ_BACK,
          what,
          "a name that is set only by an ask with 'as: phone' and 'confirm'");
      return Optional.empty();
    }
    return name;
  }

  /** A key that need not be there: empty outside if it is faulty, inside if it is not there. */
  private static Optional<Optional<String>> written(
      YamlMap map,
      String key,
      Function<org.snakeyaml.engine.v2.nodes.Node, Optional<String>> read) {
    Optional<YamlMap.Entry> entry = map.find(key);
    if (entry.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Optional<String> value = read.apply(entry.get().value());
    return value.isPresent() ? Optional.of(value) : Optional.empty();
  }
}
