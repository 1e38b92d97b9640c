package dev.hatchline.app.flow;

import dev.hatchline.app.numbers.Regions;
import dev.hatchline.conf.BusinessSystem;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.check.VoiceRules;
import dev.hatchline.flow.yaml.FlowException;
import dev.hatchline.flow.yaml.FlowProblem;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What one operator's flows may say, and whom they may ask. */
public final class HouseChecking implements Checking {
  private final FlowReader reader;
  private final List<String> queues;
  private final List<String> systems;

  private HouseChecking(FlowReader reader, List<String> queues, List<String> systems) {
    this.reader = reader;
    this.queues = queues;
    this.systems = systems;
  }

  /** By the operator's file. */
  public static Checking of(OperatorConfig config) {
    FlowReader reader =
        FlowReader.judging(
                Map.of(
                    "company", config.company(),
                    "hours", config.hours().spoken(),
                    "date_order", Regions.dateOrder(config.region())))
            .speaking(new VoiceRules(FreeTtsSynthesizer.LANGUAGES));
    return new HouseChecking(
        reader,
        config.queues().stream().map(OperatorConfig.Queue::name).toList(),
        config.systems().stream().map(BusinessSystem::name).toList());
  }

  @Override
  public Checked check(String file, String text) throws FlowException {
    Flow flow = reader.read(file, text);
    List<FlowProblem> problems = new ArrayList<>(unknownQueues(file, flow));
    problems.addAll(unknownSystems(file, flow));
    if (!problems.isEmpty()) {
      throw new FlowException(problems);
    }
    return new Checked(flow, Optional.empty());
  }

  private List<FlowProblem> unknownQueues(String file, Flow flow) {
    Stream<String> named =
        flow.nodes().values().stream()
            .flatMap(node -> node instanceof Node.Queue q ? Stream.of(q.queue()) : Stream.of());
    return unknown(file, "queue", Stream.concat(Stream.of(flow.queue()), named), queues);
  }

  private List<FlowProblem> unknownSystems(String file, Flow flow) {
    Stream<String> named =
        flow.nodes().values().stream()
            .flatMap(
                node -> node instanceof Node.Lookup l ? Stream.of(l.what().system()) : Stream.of());
    return unknown(file, "system", named, systems);
  }

  private static List<FlowProblem> unknown(
      String file, String what, Stream<String> named, List<String> known) {
    String expected =
        known.isEmpty()
            ? "a " + what + " in the operator's file, which names none"
            : String.join(", ", known);
    return named
        .distinct()
        .filter(name -> !known.contains(name))
        .map(name ->
            FlowProblem.ofFile(
                file,
                "the " + what + " '" + name + "' does not exist",
                expected,
                "unknown-" + what))
        .toList();
  }
}
