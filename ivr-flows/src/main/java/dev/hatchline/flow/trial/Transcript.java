package dev.hatchline.flow.trial;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.Way;
import dev.hatchline.flow.run.FlowListener;
import dev.hatchline.flow.sim.Moment;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes down a conversation: for eyes, and for what is expected of it. */
public final class Transcript implements FlowListener {
  private final List<String> lines = new ArrayList<>();
  private final List<Prompt> heard = new ArrayList<>();
  private final List<String> nodes = new ArrayList<>();
  private final List<Gone> gone = new ArrayList<>();

  /** One way of one node. */
  public record Gone(String node, Way way) {}

  /** A prompt began to play. */
  public void hears(Moment moment) {
    heard.add(moment.prompt());
    String node = nodes.isEmpty() ? "" : nodes.getLast();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s  %-12s %s (%s)",
            clock(moment.at()),
            node,
            moment.prompt(),
            seconds(moment.length())));
  }

  /** The caller does something. */
  void does(Deed deed) {
    lines.add("        > " + deed);
  }

  /** For eyes, line by line. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** What was said, in order. */
  List<Prompt> heard() {
    return List.copyOf(heard);
  }

  /** The names of the nodes, in the order in which the caller came to them. */
  List<String> nodes() {
    return List.copyOf(nodes);
  }

  /** The ways, in the order in which they were gone. */
  List<Gone> gone() {
    return List.copyOf(gone);
  }

  /** Such as {@code 1:03.5}. */
  public static String clock(Duration at) {
    long tenths = Math.round(at.toMillis() / 100.0);
    return String.format(Locale.ROOT, "%2d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }

  /** Such as {@code 9.4 s}. */
  public static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
  }

  @Override
  public void entered(String node) {
    nodes.add(node);
  }

  @Override
  public void went(String node, Way way) {
    gone.add(new Gone(node, way));
  }

  @Override
  public void transferred(String node, String word) {
    note(node + ": " + word);
  }

  @Override
  public void noInput(String node) {
    note("silence");
  }

  @Override
  public void noMatch(String node, char key) {
    note("not understood: " + key);
  }

  @Override
  public void noMatch(String node, String words) {
    note(words.isEmpty() ? "not understood" : "not understood: " + words);
  }

  @Override
  public void answered(String node, String name, Value value) {
    note(name + " = " + value.plain());
  }

  @Override
  public void forgotten(String name) {
    note(name + " is forgotten");
  }

  @Override
  public void lookedUp(String node, String word, Map<String, Value> taken) {
    StringBuilder told = new StringBuilder(node + ": " + word);
    taken.forEach(
        (name, value) -> told.append(", ").append(name).append(" = ").append(value.plain()));
    note(told.toString());
  }

  @Override
  public void named(String node, LocalDateTime at) {
    note("at " + at);
  }

  @Override
  public void calledBack(String node, String word) {
    note(node + ": " + word);
  }

  private void note(String what) {
    lines.add("          (" + what + ")");
  }
}
