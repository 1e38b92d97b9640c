package dev.hatchline.flow.draw;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Way;
import dev.hatchline.flow.run.PromptLength;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes the picture of a flow. What leads back to a node that the caller has come through is told
 * by its name, so that arrows only go forward; the hatch, which is everywhere, is no arrow at all.
 */
public final class Painter {
  private static final int LINES_MAX = 3;
  private static final double MARK_WIDTH_MAX = 150;

  private final Flow flow;
  private final PromptLength lengths;
  private final Set<Backward.Step> back;

  private Painter(Flow flow, PromptLength lengths) {
    this.flow = flow;
    this.lengths = lengths;
    this.back = Backward.steps(flow);
  }

  /** The picture of a flow. */
  public static Picture paint(Flow flow, PromptLength lengths) {
    return new Painter(flow, lengths).picture();
  }

  private Picture picture() {
    List<Box> boxes = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    entrances()
        .forEach((title, node) -> {
          String id = "entrance-" + boxes.size();
          boxes.add(new Box(id, Box.ENTRANCE, title, "", List.of(), List.of()));
          arrows.add(new Arrow(id, node, List.of(), false));
        });
    flow.nodes()
        .forEach((name, node) -> {
          List<Arrow> out = out(name, node);
          arrows.addAll(out.stream().filter(arrow -> !isBack(arrow)).toList());
          boxes.add(box(name, node, out.stream().filter(this::isBack).toList()));
        });
    return new Picture(flow.name(), flow.queue(), boxes, arrows);
  }

  private Map<String, String> entrances() {
    Map<String, String> entrances = new LinkedHashMap<>();
    entrances.put("a call comes in", flow.start());
    if (!flow.waiting().equals(flow.start())) {
      entrances.put("from the line, to use it meanwhile", flow.waiting());
    }
    flow.after().ifPresent(node -> entrances.put("when the agent has hung up first", node));
    flow.callback().ifPresent(node -> entrances.put("from the line, to be called back", node));
    return entrances;
  }

  private boolean isBack(Arrow arrow) {
    return back.contains(new Backward.Step(arrow.from(), arrow.to()));
  }

  private Box box(String name, Node node, List<Arrow> backward) {
    Duration length = node.heard().map(lengths::of).orElse(Duration.ZERO);
    String time = length.isZero() ? "" : seconds(length);
    List<Box.Back> backs =
        backward.stream().map(one -> new Box.Back(one.marks(), one.to(), one.fault())).toList();
    List<String> lines = Widths.wrap(Words.of(node), Box.WIDTH - 2 * Box.PAD, 12, LINES_MAX);
    return new Box(name, Words.kind(node), name, time, lines, backs);
  }

  private static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
  }

  /** One arrow for all ways to the same node that are for the same kind of reason. */
  private static List<Arrow> out(String from, Node node) {
    Map<Goal, List<Mark>> goals = new LinkedHashMap<>();
    for (Way way : node.facts().exits()) {
      goals
          .computeIfAbsent(new Goal(way.to(), isFault(way)), _ -> new ArrayList<>())
          .addAll(marks(way));
    }
    List<Arrow> arrows = new ArrayList<>();
    goals.forEach((goal, marks) -> arrows.add(new Arrow(from, goal.to(), marks, goal.fault())));
    return arrows;
  }

  private record Goal(String to, boolean fault) {}

  private static boolean isFault(Way way) {
    return switch (way.why()) {
      case MISSING, FAILED, REFUSED, UNAVAILABLE, SILENCE, NO_MATCH, NO_SPEECH -> true;
      case THEN, CHOICE, CONDITION, ELSE, OPEN, CLOSED -> false;
    };
  }

  private static List<Mark> marks(Way way) {
    String word = way.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (way.why()) {
      case THEN -> List.of();
      case CHOICE -> List.of(new Mark(way.label(), true));
      case CONDITION ->
          List.of(new Mark(Widths.cut(way.label(), MARK_WIDTH_MAX, 11, false), false));
      case ELSE,
          OPEN,
          CLOSED,
          MISSING,
          FAILED,
          REFUSED,
          UNAVAILABLE,
          SILENCE,
          NO_MATCH,
          NO_SPEECH ->
          List.of(new Mark(word, false));
    };
  }
}
