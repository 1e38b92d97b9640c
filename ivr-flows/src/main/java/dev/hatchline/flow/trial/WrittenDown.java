package dev.hatchline.flow.trial;

import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.FlowListener;
import dev.hatchline.flow.sim.Moment;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;

/** Writes a conversation down for eyes, line by line: what was heard, and what came of it. */
public abstract class WrittenDown implements FlowListener {
  /** The next line. */
  protected abstract void line(String line);

  /** A prompt began to play in this node. */
  protected final void heard(Moment moment, String node) {
    line(
        String.format(
            Locale.ROOT,
            "%s  %-12s %s (%s)",
            clock(moment.at()),
            node,
            moment.prompt(),
            seconds(moment.length())));
  }

  /** Something that nobody hears. */
  protected final void note(String what) {
    line("          (" + what + ")");
  }

  /** Such as {@code 1:03.5}. */
  public static String clock(Duration at) {
    long tenths = Math.round(at.toMillis() / 100.0);
    return String.format(Locale.ROOT, "%2d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }

  /** Such as {@code 9.4 s}. */
  private static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
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
  public void named(String node, LocalDateTime at) {
    note("at " + at);
  }

  @Override
  public void calledBack(String node, String word) {
    note(node + ": " + word);
  }
}
