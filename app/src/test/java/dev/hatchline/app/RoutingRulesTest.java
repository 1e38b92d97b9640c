package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.routing.QueuePolicy;
import dev.hatchline.routing.QueuePolicy.Widening;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.queue.Skills;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingRulesTest {
  @TempDir Path folder;

  @Test
  void theRoutingHasWhatTheFileSays() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("hatchline.yaml"),
            """
            agents:
              - {extension: 101, skills: {billing: 5}}
              - {extension: 102, skills: {billing: 2}}
            queues:
              - {name: people, ring: 15 s, wrap-up: 1 min}
              - name: bills
                skills: {billing: 5}
                widen: [{after: 30 s, skills: {billing: 1}}]
            priority: {max: 3 min}
            """);
    AgentId first = new AgentId("101");
    AgentId second = new AgentId("102");
    assertThat(RoutingRules.of(OperatorFile.read(file)))
        .isEqualTo(
            new RoutingPolicy(
                Map.of(
                    "people",
                    QueuePolicy.of(Set.of(first, second)).with(limits(15, 60)),
                    "bills",
                    QueuePolicy.of(
                            Set.of(first),
                            List.of(new Widening(Duration.ofSeconds(30), Set.of(second))))
                        .with(limits(20, 10))),
                limits(20, 10),
                Duration.ofMinutes(3),
                Map.of(
                    first,
                    new Skills(Map.of("billing", 5)),
                    second,
                    new Skills(Map.of("billing", 2)))));
  }

  /** A phone rings for so long before the queue goes on; the agent is given back 10 s later. */
  private static AgentLimits limits(int ringS, int wrapUpS) {
    return new AgentLimits(
        Duration.ofSeconds(ringS + 10), Duration.ofSeconds(wrapUpS), Duration.ofSeconds(30));
  }
}
