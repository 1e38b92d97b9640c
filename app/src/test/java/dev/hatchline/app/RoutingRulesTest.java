package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.routing.QueuePolicy;
import dev.hatchline.routing.QueuePolicy.Widening;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.AgentLimits;
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
                    QueuePolicy.of(Set.of(first, second)),
                    "bills",
                    QueuePolicy.of(
                        Set.of(first),
                        List.of(new Widening(Duration.ofSeconds(30), Set.of(second))))),
                new AgentLimits(
                    Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofSeconds(30)),
                Duration.ofMinutes(3)));
  }
}
