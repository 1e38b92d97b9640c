package dev.hatchline.app;

import dev.hatchline.app.call.Sounds;
import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.numbers.Regions;
import dev.hatchline.conf.BusinessSystem;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.yaml.FlowException;
import dev.hatchline.flow.yaml.FlowProblem;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.telephony.prompt.PromptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The flows of all lines: the operator's own where there is one of the name, else the shipped. */
public final class Flows {
  private Flows() {}

  /**
   * Reads the flow of each line.
   *
   * @throws FlowException with every fault of every flow
   */
  public static FlowCatalog load(OperatorConfig config, Path configFolder) throws FlowException {
    FlowReader reader =
        FlowReader.judging(
            Map.of(
                "company", config.company(),
                "hours", config.hours().spoken(),
                "date_order", Regions.dateOrder(config.region())));
    Map<String, Flow> flows = new LinkedHashMap<>();
    List<FlowProblem> problems = new ArrayList<>();
    for (String name : config.lines().stream().map(OperatorConfig.Line::flow).distinct().toList()) {
      try {
        Path own = configFolder.resolve("flows").resolve(name + ".yaml");
        Flow flow = Files.exists(own) ? reader.read(own) : reader.shipped(name);
        problems.addAll(unknownQueues(flow, config));
        problems.addAll(unknownSystems(flow, config));
        flows.put(name, flow);
      } catch (FlowException fault) {
        problems.addAll(fault.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new FlowException(problems);
    }
    return new FlowCatalog(flows);
  }

  /** The same on a shelf, once all of their words are spoken. */
  static FlowShelf shelf(Setting setting, Sounds sounds) throws FlowException, PromptException {
    FlowCatalog flows = load(setting.config(), setting.configFolder());
    for (Flow flow : flows.flows().values()) {
      sounds.prepare(flow);
    }
    return FlowShelf.of(flows);
  }

  private static List<FlowProblem> unknownQueues(Flow flow, OperatorConfig config) {
    Stream<String> named =
        flow.nodes().values().stream()
            .flatMap(node -> node instanceof Node.Queue q ? Stream.of(q.queue()) : Stream.of());
    List<String> known = config.queues().stream().map(OperatorConfig.Queue::name).toList();
    return unknown(flow, "queue", Stream.concat(Stream.of(flow.queue()), named), known);
  }

  private static List<FlowProblem> unknownSystems(Flow flow, OperatorConfig config) {
    Stream<String> named =
        flow.nodes().values().stream()
            .flatMap(
                node -> node instanceof Node.Lookup l ? Stream.of(l.what().system()) : Stream.of());
    List<String> known = config.systems().stream().map(BusinessSystem::name).toList();
    return unknown(flow, "system", named, known);
  }

  private static List<FlowProblem> unknown(
      Flow flow, String what, Stream<String> named, List<String> known) {
    String expected =
        known.isEmpty()
            ? "a " + what + " in the operator's file, which names none"
            : String.join(", ", known);
    return named
        .distinct()
        .filter(name -> !known.contains(name))
        .map(name ->
            new FlowProblem(
                flow.name(),
                1,
                1,
                "the " + what + " '" + name + "' does not exist",
                expected,
                "unknown-" + what))
        .toList();
  }
}
