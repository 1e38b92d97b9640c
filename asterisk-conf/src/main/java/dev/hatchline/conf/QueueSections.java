package dev.hatchline.conf;

import java.util.Map;
import java.util.stream.Collectors;

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
            queue.agents().stream()
                .map(extension -> member(extension, config))
                .collect(Collectors.joining("\n")));
  }

  private static String member(String extension, OperatorConfig config) {
    String name = config.agent(extension).orElseThrow().name();
    return "member => PJSIP/%1$s,0,%2$s,PJSIP/%1$s".formatted(extension, name);
  }
}
