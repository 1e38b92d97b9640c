package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.yaml.files.FlowFiles;
import dev.hatchline.flow.yaml.files.FlowFiles.Kind;
import dev.hatchline.flow.yaml.files.FlowFiles.Ref;
import dev.hatchline.flow.yaml.files.FlowFiles.Source;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Flows and parts in memory, read as a line's are. */
final class Shelf {
  private static final Duration KEY_EVERY = Duration.ofMillis(100);

  private final Map<Ref, Source> files = new HashMap<>();

  Shelf flow(String name, String text) {
    files.put(new Ref(Kind.FLOW, name), new Source(name + ".yaml", text));
    return this;
  }

  Shelf part(String name, String text) {
    files.put(new Ref(Kind.PART, name), new Source("parts/" + name + ".yaml", text));
    return this;
  }

  FlowReader reader() {
    return FlowReader.judging(Map.of("company", "Test Company")).with(FlowFiles.of(files));
  }

  Flow line(String text) throws FlowException {
    return reader().forLines().read("line.yaml", text);
  }

  /** Its faults, each as it is told. */
  List<String> faults(String text) {
    try {
      Flow flow = line(text);
      throw new AssertionError("expected faults, found " + flow);
    } catch (FlowException refused) {
      return refused.problems().stream().map(FlowProblem::toString).toList();
    }
  }

  /** A call of somebody who types these keys as soon as they are connected, one after the other. */
  Simulation call(String text, String keys) throws FlowException {
    return call(line(text), keys);
  }

  static Simulation call(Flow flow, String keys) {
    CallerScript script = CallerScript.silent();
    for (int i = 0; i < keys.length(); i++) {
      script = script.press(keys.charAt(i), KEY_EVERY.multipliedBy(i + 1));
    }
    ScriptedBusiness business = new ScriptedBusiness(LocalDate.of(2026, 11, 25));
    return new FlowSimulator(flow, PromptLength.ESTIMATE, business).run(script);
  }

  /** The constant of a flow. */
  static Value constant(Flow flow, String name) {
    Value value = flow.constants().get(name);
    if (value == null) {
      throw new AssertionError("expected a constant " + name + ", found " + flow.constants());
    }
    return value;
  }
}
