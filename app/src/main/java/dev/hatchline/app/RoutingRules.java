package dev.hatchline.app;

import dev.hatchline.call.AgentId;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.QueuePolicy;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the operator's file says of queues and agents, in the words of the routing. */
final class RoutingRules {
  /** A phone rings at most so much longer than the queue says before the agent is given back. */
  private static final Duration RING_GRACE = Duration.ofSeconds(10);

  private static final Duration SKIP = Duration.ofSeconds(30);

  private RoutingRules() {}

  static RoutingPolicy of(OperatorConfig config) {
    Map<String, QueuePolicy> queues = new LinkedHashMap<>();
    config.queues().forEach(queue -> queues.put(queue.name(), policy(queue)));
    AgentLimits limits =
        new AgentLimits(
            longest(config, OperatorConfig.Queue::ring).plus(RING_GRACE),
            longest(config, OperatorConfig.Queue::wrapUp),
            SKIP);
    return new RoutingPolicy(queues, limits, config.priority().max());
  }

  private static QueuePolicy policy(OperatorConfig.Queue queue) {
    return QueuePolicy.of(
        agents(queue.agents()),
        queue.widen().stream()
            .map(more -> new QueuePolicy.Widening(more.after(), agents(more.agents())))
            .toList());
  }

  private static Set<AgentId> agents(List<String> extensions) {
    return extensions.stream().map(AgentId::new).collect(Collectors.toSet());
  }

  private static Duration longest(
      OperatorConfig config, Function<OperatorConfig.Queue, Duration> which) {
    return config.queues().stream().map(which).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }
}
