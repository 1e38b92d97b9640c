package dev.hatchline.app;

import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.yaml.FlowException;
import dev.hatchline.flow.yaml.FlowProblem;
import dev.hatchline.flow.yaml.FlowReader;
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
        new FlowReader(Map.of("company", config.company(), "hours", config.hours().spoken()));
    Map<String, Flow> flows = new LinkedHashMap<>();
    List<FlowProblem> problems = new ArrayList<>();
    for (String name : config.lines().stream().map(OperatorConfig.Line::flow).distinct().toList()) {
      try {
        Path own = configFolder.resolve("flows").resolve(name + ".yaml");
        Flow flow = Files.exists(own) ? reader.read(own) : reader.shipped(name);
        problems.addAll(unknownQueues(flow, config));
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

  private static List<FlowProblem> unknownQueues(Flow flow, OperatorConfig config) {
    Stream<String> named =
        flow.nodes().values().stream()
            .flatMap(node -> node instanceof Node.Queue q ? Stream.of(q.queue()) : Stream.of());
    String known = String.join(", ", config.queues().stream().map(q -> q.name()).toList());
    return Stream.concat(Stream.of(flow.queue()), named)
        .distinct()
        .filter(queue -> config.queue(queue).isEmpty())
        .map(queue ->
            new FlowProblem(flow.name(), 1, 1, "the queue '" + queue + "' does not exist", known))
        .toList();
  }
}
