package dev.hatchline.app.flow;

import dev.hatchline.flow.LineWish;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.check.Fault;
import dev.hatchline.flow.check.Spot;
import java.util.List;
import java.util.Optional;

/** What flows can say and the line cannot do: refused, for it would be passed over in silence. */
final class NotYet {
  private NotYet() {}

  static Optional<Fault> fault(String name, Node node) {
    return switch (node) {
      case Node.Queue(String _, var _, LineWish wish) when !wish.skills().isEmpty() ->
          Optional.of(fault(name, "skills", "ask an agent for more skills than the queue does"));
      default -> Optional.empty();
    };
  }

  private static Fault fault(String node, String key, String what) {
    String cannot = "this line cannot yet " + what;
    Spot at = new Spot.Part(List.of(key));
    return new Fault(node, at, "not-yet", cannot, "the node without '" + key + "'");
  }
}
