package dev.hatchline.flow.yaml.trial;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.trial.Expected;
import dev.hatchline.flow.trial.Given;
import dev.hatchline.flow.trial.Trial;
import dev.hatchline.flow.trial.Trials;
import dev.hatchline.flow.trial.Where;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.Place;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The top of a file of tests, and each test: name, given, from, caller, expect. */
final class TrialParser {
  private static final String A_TEST = "a test: name, caller and expect";
  private static final String SOME_TESTS = "a list of tests, each with name, caller and expect";

  private final Problems problems;
  private final TrialReader.FlowSource flows;

  TrialParser(Problems problems, TrialReader.FlowSource flows) {
    this.problems = problems;
    this.flows = flows;
  }

  /** The tests, unless they are faulty: then there is a problem. */
  Optional<Trials> parse(Node root) throws FlowException {
    Optional<YamlMap> top = YamlMap.of(root, problems, "tests: flow and tests");
    if (top.isEmpty()) {
      return Optional.empty();
    }
    top.get().allow(List.of("flow", "given", "tests"), "at the top of tests");
    Optional<Flow> flow = flow(top.get());
    Optional<Node> written = top.get().require("tests", "'tests:' with at least one test");
    if (flow.isEmpty() || written.isEmpty()) {
      return Optional.empty();
    }
    GivenParser givens = new GivenParser(problems, flow.get());
    Given all = givens.parse(top.get().find("given"));
    List<Trial> tests = tests(flow.get(), givens, all, written.get());
    return Optional.of(new Trials(problems.file(), flow.get(), all, tests));
  }

  private Optional<Flow> flow(YamlMap top) throws FlowException {
    Optional<Node> written = top.require("flow", "'flow: NAME' at the top");
    Optional<String> name =
        written.flatMap(yaml -> new Scalars(problems).name(yaml, "the name of a flow"));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Flow> found = flows.flow(name.get());
    if (found.isEmpty()) {
      String what = "there is no flow " + Quoted.of(name.get());
      String expected =
          "a flow in " + name.get() + ".yaml beside the tests, or one that is shipped";
      problems.add(written.orElseThrow(), Code.NO_SUCH_FLOW, what, expected);
    }
    return found;
  }

  private List<Trial> tests(Flow flow, GivenParser givens, Given all, Node written) {
    if (!(written instanceof SequenceNode list) || list.getValue().isEmpty()) {
      problems.add(written, Code.BAD_VALUE, "found " + Scalars.kindOf(written), SOME_TESTS);
      return List.of();
    }
    List<Trial> tests = new ArrayList<>();
    for (Node test : list.getValue()) {
      YamlMap.of(test, problems, A_TEST)
          .flatMap(map -> test(flow, map, givens.parse(map.find("given")).over(all), test))
          .ifPresent(tests::add);
    }
    return tests;
  }

  private Optional<Trial> test(Flow flow, YamlMap map, Given given, Node at) {
    map.allow(List.of("name", "given", "from", "caller", "expect"), "in a test");
    Optional<String> name =
        map.require("name", "'name:', what the test shows").flatMap(this::words);
    String from = map.find("from").flatMap(e -> node(flow, e.value())).orElse(flow.start());
    DeedParser deeds = new DeedParser(problems);
    var caller = map.find("caller").map(entry -> deeds.parse(entry.value())).orElse(List.of());
    ExpectedParser expects = new ExpectedParser(problems, flow);
    List<Expected> expected =
        map.require("expect", "'expect:', what is to come of it")
            .map(expects::parse)
            .orElse(List.of());
    return name.map(title -> new Trial(title, where(problems, at), from, given, caller, expected));
  }

  private Optional<String> node(Flow flow, Node yaml) {
    return node(flow, yaml, problems);
  }

  /** A node of the flow, by its name. */
  static Optional<String> node(Flow flow, Node yaml, Problems problems) {
    Optional<String> name = new Scalars(problems).name(yaml, Scalars.A_NODE);
    if (name.isPresent() && !flow.nodes().containsKey(name.get())) {
      String what = "there is no node " + Quoted.of(name.get());
      String expected = Problems.oneOf(flow.nodes().keySet(), name.get());
      problems.add(yaml, Code.NO_SUCH_NODE, what, expected);
      return Optional.empty();
    }
    return name;
  }

  private Optional<String> words(Node yaml) {
    return words(yaml, "words", problems);
  }

  /** What is written as one value. */
  static Optional<String> words(Node yaml, String expected, Problems problems) {
    if (yaml instanceof ScalarNode scalar && !Scalars.isEmpty(yaml)) {
      return Optional.of(scalar.getValue().strip());
    }
    problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), expected);
    return Optional.empty();
  }

  static Where where(Problems problems, Node yaml) {
    Place place = problems.place(yaml.getStartMark());
    return new Where(place.file(), place.line(), place.column());
  }
}
