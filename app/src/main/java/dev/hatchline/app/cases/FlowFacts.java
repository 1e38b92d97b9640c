package dev.hatchline.app.cases;

import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.flow.Live;
import dev.hatchline.call.CallId;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Choice;
import dev.hatchline.flow.Node;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What stands in the flow that a call holds, for what the caller did in it.
 *
 * @param flows what a call that holds none is taken to have heard is what its line has now
 */
record FlowFacts(OperatorConfig config, FlowShelf flows) {
  private static final String NO_SYSTEM = "flow";

  /** Where this choice leads, in the words of whoever wrote the flow; else the key. */
  String chosen(CallId call, String line, String node, char key) {
    return node(call, line, node)
        .map(found -> found instanceof Node.Menu menu ? menu.choices().get(key) : null)
        .map(Choice::to)
        .orElseGet(() -> Character.toString(key));
  }

  /** The system that is asked at this node. */
  String system(CallId call, String line, String node) {
    return node(call, line, node)
        .map(found -> found instanceof Node.Lookup lookup ? lookup.what().system() : null)
        .orElse(NO_SYSTEM);
  }

  /** How long what is typed at this node is known; empty unless the flow says so. */
  Optional<Duration> remember(CallId call, String line, String node) {
    return node(call, line, node)
        .flatMap(found -> found instanceof Node.Ask ask ? ask.remember() : Optional.empty());
  }

  /** The name of what is wrong when the system that is asked at this node does not know it. */
  Optional<String> forget(CallId call, String line, String node) {
    return node(call, line, node)
        .flatMap(found -> found instanceof Node.Lookup lookup ? lookup.forget() : Optional.empty());
  }

  /** Whose clock is meant where a time is said. */
  ZoneId zone() {
    return config.hours().zone();
  }

  private Optional<Node> node(CallId call, String line, String node) {
    return flows
        .of(call)
        .or(() -> config.line(line).flatMap(known -> flows.live(known.flow())).map(Live::main))
        .map(version -> version.read().nodes().get(node));
  }
}
