package dev.hatchline.app.flow;

import dev.hatchline.flow.Flow;
import java.time.Instant;
import java.util.Optional;

/**
 * One text of a flow as callers hear it. Whatever a call asks about its flow it asks of the version
 * that it holds, never of the name.
 *
 * @param name by which a line takes the flow
 * @param kept when, by whom, and the text itself
 * @param read what the interpreter runs
 */
public record FlowVersion(String name, KeptVersion kept, Flow read) {
  /** The only one there is, of a flow that nobody keeps: for tests. */
  static FlowVersion unkept(String name, Flow read) {
    FlowText text = new FlowText("", "nobody", Instant.EPOCH, Optional.empty());
    return new FlowVersion(name, new KeptVersion(KeptVersion.UNKEPT, text), read);
  }

  /** Counts from 1 for each flow; 0 is one that could not be kept. */
  public int number() {
    return kept.number();
  }

  @Override
  public String toString() {
    return name + " version " + number();
  }
}
