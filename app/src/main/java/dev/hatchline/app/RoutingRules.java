package dev.hatchline.app;

import dev.hatchline.call.AgentId;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.QueuePolicy;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.queue.Skills;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the operator's file says of queues and agents, in the words of the routing. */
final class RoutingRules {
  /** A phone rings at most so much longer than the queue says before the agent is given back. */
  private static final Duration RING_GRACE = Duration.ofSeconds(10);

  private static final Duration SKIP = Duration.ofSeconds(30);

  private RoutingRules() {}

  static RoutingPolicy of(OperatorConfig config) {
    Map<String, QueuePolicy> queues = new LinkedHashMap<>();
    config.queues().forEach(queue -> queues.put(queue.name(), policy(queue).with(limits(queue))));
    return new RoutingPolicy(queues, unknown(config), config.priority().max(), skills(config));
  }

  private static Map<AgentId, Skills> skills(OperatorConfig config) {
    return config.agents().stream()
        .collect(
            Collectors.toMap(
                agent -> new AgentId(agent.extension()), agent -> new Skills(agent.skills())));
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

  private static AgentLimits limits(OperatorConfig.Queue queue) {
    return new AgentLimits(queue.ring().plus(RING_GRACE), queue.wrapUp(), SKIP);
  }

  /** For a caller of a queue that the file has no more: nobody rests for it longer than for any. */
  private static AgentLimits unknown(OperatorConfig config) {
    List<OperatorConfig.Queue> queues = config.queues();
    Duration ring =
        of(queues, OperatorConfig.Queue::ring).max(Comparator.naturalOrder()).orElseThrow();
    Duration wrapUp =
        of(queues, OperatorConfig.Queue::wrapUp).min(Comparator.naturalOrder()).orElseThrow();
    return new AgentLimits(ring.plus(RING_GRACE), wrapUp, SKIP);
  }

  private static Stream<Duration> of(
      List<OperatorConfig.Queue> queues, Function<OperatorConfig.Queue, Duration> which) {
    return queues.stream().map(which);
  }
}
