package dev.hatchline.app;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.LineWish;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Outage;
import dev.hatchline.flow.yaml.FlowProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What flows can say and the line cannot do: refused, for it would be passed over in silence. */
final class NotYet {
  private static final String EXPECTED = "a flow without it";

  private NotYet() {}

  static List<FlowProblem> faults(Flow flow) {
    Stream<String> nodes =
        flow.nodes().entrySet().stream()
            .flatMap(node -> what(node.getValue()).map(what -> at(node, what)).stream());
    return nodes
        .map(what ->
            FlowProblem.ofFile(flow.name(), "this line cannot yet " + what, EXPECTED, "not-yet"))
        .toList();
  }

  private static String at(Map.Entry<String, Node> node, String what) {
    return what + " (node '" + node.getKey() + "')";
  }

  private static Optional<String> what(Node node) {
    return switch (node) {
      case Outage outage when outage.area().isPresent() ->
          Optional.of("look for what does not work at a place that is typed ('area')");
      case Node.Queue(String _, var _, LineWish wish) when !wish.skills().isEmpty() ->
          Optional.of("ask an agent for more skills than the queue does");
      default -> Optional.empty();
    };
  }
}
