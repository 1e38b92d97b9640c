package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.LineWish;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.check.Fault;
import dev.hatchline.flow.check.Spot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing that a flow says is passed over in silence: who publishes is told. */
class NotYetTest {
  private static List<Fault> faults(Node node) {
    Map<String, Node> nodes =
        Map.of("first", node, "person", new Node.Queue("people", Optional.empty()));
    return HouseRules.of(OperatorConfig.defaults())
        .faults(new Flow("line", "people", "first", nodes));
  }

  private static Node queue(Map<String, Integer> skills) {
    LineWish wish =
        new LineWish(
            skills, Duration.ofMinutes(1), Optional.empty(), Optional.empty(), Optional.empty());
    return new Node.Queue("people", Optional.empty(), wish);
  }

  private static Fault fault(String key, String what) {
    Spot at = new Spot.Part(List.of(key));
    String expected = "the node without '" + key + "'";
    return new Fault("first", at, "not-yet", "this line cannot yet " + what, expected);
  }

  @Test
  void skillsOfAQueueAreRefusedInWords() {
    assertThat(faults(queue(Map.of("billing", 3))))
        .containsExactly(fault("skills", "ask an agent for more skills than the queue does"));
    assertThat(faults(queue(Map.of()))).isEmpty();
  }
}
