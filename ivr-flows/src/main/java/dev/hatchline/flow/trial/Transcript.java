package dev.hatchline.flow.trial;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.Way;
import dev.hatchline.flow.sim.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes down a conversation: for eyes, and for what is expected of it. */
public final class Transcript extends WrittenDown {
  private final List<String> lines = new ArrayList<>();
  private final List<Prompt> heard = new ArrayList<>();
  private final List<String> nodes = new ArrayList<>();
  private final List<Gone> gone = new ArrayList<>();

  /** One way of one node. */
  public record Gone(String node, Way way) {}

  /** A prompt began to play. */
  public void hears(Moment moment) {
    heard.add(moment.prompt());
    heard(moment, nodes.isEmpty() ? "" : nodes.getLast());
  }

  /** The caller does something. */
  void does(Deed deed) {
    line("        > " + deed);
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
  public void lookedUp(String node, String word, Map<String, Value> taken) {
    StringBuilder told = new StringBuilder(node + ": " + word);
    taken.forEach(
        (name, value) -> told.append(", ").append(name).append(" = ").append(value.plain()));
    note(told.toString());
  }

  @Override
  protected void line(String line) {
    lines.add(line);
  }
}
