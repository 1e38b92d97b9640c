package dev.hatchline.app.web;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A flow of fifty nodes with many ways, long names, words and conditions, in which menus lead
 * anywhere; it is fit to be published.
 */
final class CrowdedFlow {
  static final String NAME = "crowd";
  static final int NODES = 50;

  private final Random random = new Random(11);
  private final StringBuilder yaml = new StringBuilder();

  private CrowdedFlow() {}

  static String text() {
    return new CrowdedFlow().write();
  }

  /** The names of the nodes. */
  static List<String> nodes() {
    return IntStream.range(0, NODES).mapToObj(CrowdedFlow::name).toList();
  }

  private static String name(int node) {
    return node == NODES - 1 ? "person" : "what-a-caller-may-want-to-know-" + node;
  }

  private String write() {
    yaml.append("flow: %s\nstart: %s\nnodes:\n".formatted(NAME, name(0)));
    for (int node = 0; node < NODES - 1; node++) {
      yaml.append("  ").append(name(node)).append(":\n");
      switch (node % 5) {
        case 0, 2 -> menu(node);
        case 1 -> lookup(node);
        case 3 -> branch(node);
        default -> hours(node);
      }
    }
    return yaml.append("  person: { queue: people }\n").toString();
  }

  /** Nodes that ask nothing lead on alone: in a circle they would be a fault. */
  private String further(int node) {
    return name(random.nextInt(node + 1, Math.min(NODES, node + 12)));
  }

  private void menu(int node) {
    yaml.append("    menu:\n      prompt: For a person, press zero. ");
    yaml.append("For another matter, another key. ".repeat(random.nextInt(1, 4)));
    yaml.append("\n      choices: { 1: ").append(name(node + 1));
    for (int key = 2; key <= 5; key++) {
      yaml.append(", %d: %s".formatted(key, name(random.nextInt(NODES))));
    }
    yaml.append(" }\n      silence: person\n");
  }

  private void lookup(int node) {
    yaml.append(
        """
            lookup: { system: orders, get: /orders/%d, take: { found_%d: text } }
            then: %s
            missing: %s
            failed: %s
        """
            .formatted(node, node, name(node + 1), further(node), further(node)));
  }

  private void branch(int node) {
    yaml.append(
        """
            branch:
              - if: known.caller && caller.startsWith("+49%d") && today.getDayOfWeek() == 0
                to: %s
              - if: known.caller && caller.startsWith("+1%d")
                to: %s
            else: %s
        """
            .formatted(node, further(node), node, further(node), name(node + 1)));
  }

  private void hours(int node) {
    yaml.append(
        """
            hours:
            open: %s
            closed: %s
        """
            .formatted(name(node + 1), further(node)));
  }
}
