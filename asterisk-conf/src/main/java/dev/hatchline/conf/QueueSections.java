package dev.hatchline.conf;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The emergency queues of queues.conf, one for each of the operator's. */
final class QueueSections {
  private QueueSections() {}

  static String render(OperatorConfig config) {
    Template template = Template.named("part/queue.conf");
    return config.queues().stream()
        .map(queue -> template.with(values(queue, config)))
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, ?> values(OperatorConfig.Queue queue, OperatorConfig config) {
    String gone = "unavailable,invalid,unknown";
    return Map.of(
        "name", queue.name(),
        "ring", queue.ring().toSeconds(),
        "wrapUp", queue.wrapUp().toSeconds(),
        "joinEmpty", queue.messageWhenNobody() ? gone : "yes",
        "leaveWhenEmpty", queue.messageWhenNobody() ? gone : "no",
        "members",
            queue.everybody().stream()
                .map(extension -> member(extension, penalty(queue, extension), config))
                .collect(Collectors.joining("\n")));
  }

  /** Who answers only those who have waited is rung when nobody else is free. */
  private static int penalty(OperatorConfig.Queue queue, String extension) {
    if (queue.agents().contains(extension)) {
      return 0;
    }
    List<OperatorConfig.Widening> steps = queue.widen();
    return 1
        + IntStream.range(0, steps.size())
            .filter(step -> steps.get(step).agents().contains(extension))
            .findFirst()
            .orElseThrow();
  }

  private static String member(String extension, int penalty, OperatorConfig config) {
    String name = config.agent(extension).orElseThrow().name();
    return "member => PJSIP/%1$s,%2$d,%3$s,PJSIP/%1$s".formatted(extension, penalty, name);
  }
}
