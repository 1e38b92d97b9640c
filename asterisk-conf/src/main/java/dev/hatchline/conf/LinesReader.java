package dev.hatchline.conf;

import dev.hatchline.conf.OperatorConfig.Agent;
import dev.hatchline.conf.OperatorConfig.Greet;
import dev.hatchline.conf.OperatorConfig.Line;
import dev.hatchline.conf.OperatorConfig.Queue;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code lines: [{number: "1000", queue: people, region: US, greet: choice, callback: true}]}. */
final class LinesReader {
  private final String region;
  private final List<String> queues;
  private final Set<String> extensions;
  private final Duration creditMax;

  /** The region is that of a line that says none. */
  LinesReader(String region, List<Queue> queues, List<Agent> agents, Duration creditMax) {
    this.creditMax = creditMax;
    this.region = region;
    this.queues = queues.stream().map(Queue::name).toList();
    this.extensions = agents.stream().map(Agent::extension).collect(Collectors.toSet());
  }

  List<Line> read(Problems problems, Section root) {
    if (!root.has("lines")) {
      return List.of(Line.of("1000", queues.getFirst(), region));
    }
    Set<String> seen = new HashSet<>();
    List<Line> lines = root.each("lines", item -> line(item, seen));
    for (Line line : lines) {
      if (extensions.contains(line.number())) {
        problems.add(
            root.at("lines"),
            "'" + line.number() + "' is a line and an agent's extension",
            "a number that is one of the two");
      }
    }
    return lines.isEmpty() ? root.empty("lines", OperatorConfig.defaults().lines()) : lines;
  }

  private Line line(Section item, Set<String> seen) {
    return new Line(
        item.needed("number", TextForm.LINE, seen),
        item.text("flow", Line.FLOW, TextForm.NAME),
        item.chosen("queue", queues.getFirst(), Set.copyOf(queues)),
        item.chosen("region", region, TextForm.regions()),
        Greet.of(item.chosen("greet", Greet.CHOICE.word(), Greet.words())),
        item.yes("callback", true),
        PriorityReader.credit(item, "credit", creditMax),
        Optional.of(item.text("language", "", TextForm.LANGUAGE)).filter(tag -> !tag.isEmpty()));
  }
}
