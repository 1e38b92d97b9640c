package dev.hatchline.flow.sim;

import dev.hatchline.flow.yaml.files.FlowFiles;
import dev.hatchline.flow.yaml.files.FlowFiles.Kind;
import dev.hatchline.flow.yaml.files.FlowFiles.Ref;
import dev.hatchline.flow.yaml.files.FlowFiles.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The text of any flow that a designer may publish, with all kinds of nodes. It is made of blocks
 * {@code n0}, {@code n1}…, of one node or a few that hang together. The first blocks, up to a menu,
 * are what every caller hears: they lead on to that menu only. Behind it only choices lead
 * backwards. Blocks that nothing leads to are left out.
 */
public final class AnyFlow {
  /** The constants of the operator that reads it. */
  public static final Map<String, String> CONSTANTS =
      Map.of("company", "Example Company", "hours", "We are open from nine until six.");

  /** The flow that any flow may call. */
  private static final String CALLED =
      """
      flow: asked
      languages: %s
      start: which
      parameters: { what: text }
      results: { card: digits }
      nodes:
        which:
          ask:
            prompt: "Please key in your {what}."
            into: card
            length: 3..5
          then: judge
        judge: { branch: [ { if: "card.startsWith('1')", to: back } ], else: tell }
        tell:
          say: "Thank you, {card}."
          then: back
        back: { return: }
      """;

  /** Where whoever reads it finds what it calls. */
  public static final FlowFiles FILES =
      FlowFiles.of(
          Map.of(
              new Ref(Kind.FLOW, "asked"),
              new Source("asked.yaml", CALLED.formatted("[en]")),
              new Ref(Kind.FLOW, AnyLanguages.CALLED),
              new Source("asked-in-both.yaml", AnyLanguages.both(CALLED.formatted("[en]")))));

  private static final int BLOCKS_MIN = 4;
  private static final int BLOCKS_MAX = 25;
  private static final Pattern TARGET = Pattern.compile("(?<=: )n[0-9]+(?:-[a-z]+)?(?=\n)");

  private final Random random;
  private final int blocks;
  private final int firstMenu;
  private final boolean counting;
  private final Map<String, AnyNode> nodes = new LinkedHashMap<>();
  private final AnyBlocks kinds;

  private AnyFlow(Random random) {
    this.random = random;
    this.blocks = BLOCKS_MIN + random.nextInt(BLOCKS_MAX - BLOCKS_MIN);
    this.firstMenu = random.nextInt(Math.min(4, blocks - 2));
    this.counting = firstMenu > 0 && random.nextBoolean();
    this.kinds = new AnyBlocks(random, counting);
  }

  /** One flow, by chance. */
  public static String text(Random random) {
    return new AnyFlow(random).text();
  }

  /**
   * The same with a few of its ways turned to other nodes: a mistake, or not. Whether it may be
   * published, the reader says.
   */
  public static String turned(Random random) {
    String text = text(random);
    List<String> targets =
        TARGET.matcher(text).results().map(MatchResult::group).distinct().toList();
    int turned = 1 + random.nextInt(3);
    for (int way = 0; way < turned; way++) {
      List<MatchResult> all = TARGET.matcher(text).results().toList();
      MatchResult one = all.get(random.nextInt(all.size()));
      String to = targets.get(random.nextInt(targets.size()));
      text = text.substring(0, one.start()) + to + text.substring(one.end());
    }
    return text;
  }

  private String text() {
    for (int block = 0; block < blocks; block++) {
      block(block).forEach(node -> nodes.put(node.name(), node));
    }
    Optional<String> waiting = entrance("n" + firstMenu);
    Optional<String> callback =
        nodes.values().stream()
            .map(AnyNode::name)
            .filter(name -> name.endsWith("-promise"))
            .map(name -> name.replace("-promise", ""))
            .findFirst();
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of("n0"));
    waiting.ifPresent(open::add);
    callback.ifPresent(open::add);
    Optional<String> after = entrance("n" + (firstMenu + random.nextInt(blocks - firstMenu)));
    after.ifPresent(open::add);
    while (!open.isEmpty()) {
      String name = open.pop();
      if (reached.add(name)) {
        open.addAll(node(name).to());
      }
    }
    StringBuilder text = new StringBuilder("flow: any\nlanguages: [en]\nstart: n0\n");
    waiting.ifPresent(name -> text.append("waiting: ").append(name).append('\n'));
    callback.ifPresent(name -> text.append("callback: ").append(name).append('\n'));
    after.ifPresent(name -> text.append("after: ").append(name).append('\n'));
    text.append("nodes:\n");
    nodes.values().stream()
        .filter(node -> reached.contains(node.name()))
        .forEach(node -> text.append(node.yaml()));
    return random.nextBoolean() ? text.toString() : AnyLanguages.both(text.toString());
  }

  private AnyNode node(String name) {
    return Optional.ofNullable(nodes.get(name)).orElseThrow();
  }

  private Optional<String> entrance(String menu) {
    return random.nextInt(4) == 0 ? Optional.of(menu) : Optional.empty();
  }

  private List<AnyNode> block(int number) {
    String name = "n" + number;
    if (number == 0 && counting) {
      return kinds.counts(name, "n1");
    }
    if (number == firstMenu) {
      return kinds.menu(name, anywhere());
    }
    if (number == blocks - 1) {
      return kinds.queue(name);
    }
    List<String> next = forwards(number);
    if (number < firstMenu) {
      return kinds.quiet(name, next);
    }
    return switch (random.nextInt(5)) {
      case 0 -> kinds.menu(name, anywhere());
      case 1 -> kinds.quiet(name, next);
      case 2 -> kinds.last(name);
      default -> kinds.talk(name, next);
    };
  }

  /** Where choices lead. */
  private List<String> anywhere() {
    List<String> to = new ArrayList<>();
    for (int way = 0; way < 5; way++) {
      to.add("n" + random.nextInt(blocks));
    }
    return to;
  }

  private List<String> forwards(int from) {
    int last = from < firstMenu ? firstMenu : blocks - 1;
    List<String> to = new ArrayList<>();
    for (int way = 0; way < 5; way++) {
      to.add("n" + (from + 1 + random.nextInt(last - from)));
    }
    return to;
  }
}
