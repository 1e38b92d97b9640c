package dev.hatchline.flow.yaml.trial;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.trial.Endings;
import dev.hatchline.flow.trial.Expected;
import dev.hatchline.flow.trial.Where;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What a test expects: hears, never-hears, visits, values, ends. */
final class ExpectedParser {
  private static final List<String> KEYS =
      List.of("hears", "never-hears", "visits", "values", "ends");
  private static final String A_LIST = "a list of " + String.join(", ", KEYS);
  private static final String SOMETHING_SAID = "words that are said, with a letter or a digit";

  private final Problems problems;
  private final Flow flow;
  private final List<Expected> expected = new ArrayList<>();

  ExpectedParser(Problems problems, Flow flow) {
    this.problems = problems;
    this.flow = flow;
  }

  /** All that are right, in order. */
  List<Expected> parse(Node yaml) {
    if (!(yaml instanceof SequenceNode list) || list.getValue().isEmpty()) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), A_LIST);
      return List.of();
    }
    for (Node one : list.getValue()) {
      Optional<YamlMap> map = YamlMap.of(one, problems, "one of " + String.join(", ", KEYS));
      map.ifPresent(written -> {
        written.allow(KEYS, "in what is expected");
        written.entries().forEach(this::read);
      });
    }
    return List.copyOf(expected);
  }

  private void read(YamlMap.Entry entry) {
    Where at = TrialParser.where(problems, entry.key());
    Node value = entry.value();
    switch (entry.name()) {
      case "hears" -> said(value).ifPresent(words -> expected.add(new Expected.Hears(at, words)));
      case "never-hears" ->
          said(value).ifPresent(words -> expected.add(new Expected.NeverHears(at, words)));
      case "visits" -> expected.add(new Expected.Visits(at, nodes(value)));
      case "values" ->
          YamlMap.of(value, problems, "names, each with its value")
              .ifPresent(map -> map.entries().forEach(this::known));
      case "ends" -> ends(at, value);
      default -> {} // reported as a key that is not known
    }
  }

  private Optional<String> said(Node yaml) {
    Optional<String> words = TrialParser.words(yaml, SOMETHING_SAID, problems);
    if (words.isPresent() && words.get().codePoints().noneMatch(Character::isLetterOrDigit)) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), SOMETHING_SAID);
      return Optional.empty();
    }
    return words;
  }

  private List<String> nodes(Node yaml) {
    if (!(yaml instanceof SequenceNode list)) {
      return TrialParser.node(flow, yaml, problems).stream().toList();
    }
    return list.getValue().stream()
        .flatMap(one -> TrialParser.node(flow, one, problems).stream())
        .toList();
  }

  private void known(YamlMap.Entry entry) {
    Where at = TrialParser.where(problems, entry.key());
    TrialParser.words(entry.value(), "a value", problems)
        .ifPresent(words -> expected.add(new Expected.Known(at, entry.name(), words)));
  }

  private void ends(Where at, Node yaml) {
    String forms = "one of " + String.join(", ", Endings.FORMS);
    Optional<String> words = TrialParser.words(yaml, forms, problems);
    if (words.isPresent() && !Endings.can(words.get())) {
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), forms);
      return;
    }
    words.ifPresent(end -> expected.add(new Expected.Ends(at, end)));
  }
}
