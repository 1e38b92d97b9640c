package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Transfer;
import dev.hatchline.flow.Transfer.To;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Use;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A transfer: the number, or the name of one, and beside it what is said and its way. */
final class TransferParser {
  private static final List<String> KEYS = List.of("transfer", "prompt", "ring", "failed");
  private static final String A_NUMBER =
      "a number such as +12025550123, or the name of a phone number";

  /** What is meant as a number, and not as the name of one. */
  private static final Pattern DIALLED = Pattern.compile("\\+?[0-9 ()./-]{1,40}");

  private final Problems problems;
  private final Parts parts;

  TransferParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
  }

  Optional<Node> parse(YamlMap.Entry kind, YamlMap map) {
    map.allow(KEYS, "beside 'transfer'");
    Optional<To> to = to(kind.value());
    Optional<Optional<Prompt>> prompt = parts.optionalPrompt(map, "prompt");
    Optional<Duration> ring =
        parts.time(map, "ring", Transfer.RING_DEFAULT, Transfer.RING_MIN, Transfer.RING_MAX);
    Optional<String> failed = parts.way(map, "failed", "for when nobody answers there");
    if (to.isEmpty() || prompt.isEmpty() || ring.isEmpty() || failed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Transfer(to.get(), prompt.get(), ring.get(), failed.get()));
  }

  private Optional<To> to(org.snakeyaml.engine.v2.nodes.Node yaml) {
    String written = yaml instanceof ScalarNode one ? one.getValue().strip() : "";
    return DIALLED.matcher(written).matches() ? number(yaml, written) : named(yaml);
  }

  private Optional<To> number(org.snakeyaml.engine.v2.nodes.Node yaml, String written) {
    try {
      return Optional.of(new To.Fixed(new Value.Phone(written)));
    } catch (IllegalArgumentException _) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), A_NUMBER);
      return Optional.empty();
    }
  }

  private Optional<To> named(org.snakeyaml.engine.v2.nodes.Node yaml) {
    Optional<String> name = parts.knownName(yaml, Use.Kind.DIALLED);
    Optional<ValueType> type = name.flatMap(parts.names()::value);
    if (type.isPresent() && type.get() != ValueType.PHONE) {
      String what = "'" + name.orElseThrow() + "' is " + type.get().word();
      problems.add(yaml, Code.WRONG_TYPE, what, A_NUMBER);
      return Optional.empty();
    }
    return name.map(To.Named::new);
  }
}
