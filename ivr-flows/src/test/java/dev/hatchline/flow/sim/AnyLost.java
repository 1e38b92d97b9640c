package dev.hatchline.flow.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Gives nodes that ask, now and then, ways of their own for tries that have failed. */
final class AnyLost {
  private final Random random;

  AnyLost(Random random) {
    this.random = random;
  }

  /** These nodes, and those to which tries lead that failed at one of them. */
  List<AnyNode> ways(List<AnyNode> nodes) {
    return nodes.stream().flatMap(node -> ways(node).stream()).toList();
  }

  List<AnyNode> ways(AnyNode node) {
    if (!node.lines().matches("(?s)(menu|ask):\n.*") || random.nextInt(3) > 0) {
      return List.of(node);
    }
    String lost = node.name() + "-lost";
    String both = "silence: " + lost + "\n  no-match: " + lost;
    String ways = List.of("silence: " + lost, "no-match: " + lost, both).get(random.nextInt(3));
    List<String> to = new ArrayList<>(node.to());
    to.add(lost);
    List<AnyNode> all = new ArrayList<>();
    all.add(new AnyNode(node.name(), node.lines().replaceFirst("\n", "\n  " + ways + "\n"), to));
    all.addAll(comes(lost));
    return all;
  }

  /** To a person, or first to the number at which they can be called. */
  private List<AnyNode> comes(String name) {
    String helped = name + "-helped";
    List<AnyNode> person = List.of(AnyNode.of(helped, "queue: people\nprompt: One moment."));
    return switch (random.nextInt(4)) {
      case 0 -> List.of(AnyNode.of(name, "queue: people"));
      case 1 -> joined(said(name, helped), person);
      case 2 -> joined(called(name, helped), person);
      default ->
          joined(said(name, name + "-number"), joined(called(name + "-number", helped), person));
    };
  }

  private static List<AnyNode> said(String name, String then) {
    return List.of(AnyNode.of(name, "say: That was not understood.\nthen: %s", then));
  }

  /** Nobody who does nothing is promised anything: it is asked whatever is known. */
  private List<AnyNode> called(String name, String helped) {
    String phone = "lost" + name.replace("-", "");
    String owed = name + "-owed";
    String right = "}. If that is right, press one. For another, two.\"\n";
    String back = "  confirm: \"{" + phone + right;
    boolean own = random.nextBoolean();
    boolean helps = random.nextBoolean();
    String ask =
        "ask:\n  prompt: Please key in your number.\n  again: yes\n  as: phone\n  into: "
            + phone
            + "\n"
            + back
            + (own ? "  own: yes\n" : "")
            + (helps ? "  silence: " + helped + "\n" : "")
            + "then: "
            + owed;
    String promise = "callback: " + phone + "\nunavailable: %s";
    return List.of(
        new AnyNode(name, ask, helps ? List.of(helped, owed) : List.of(owed)),
        AnyNode.of(owed, promise, helped));
  }

  private static List<AnyNode> joined(List<AnyNode> some, List<AnyNode> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
