package dev.hatchline.flow.run;

import dev.hatchline.flow.Value;
import dev.hatchline.flow.Way;
import java.time.LocalDateTime;
import java.util.Map;

/** Told of a flow's progress, on the flow's thread, before the caller hears anything of it. */
public interface FlowListener {
  /** Listens to nothing. */
  FlowListener NONE = new FlowListener() {};

  /** The caller came to this node. */
  default void entered(String node) {}

  /**
   * The caller leaves this node by the {@link Way} that has this reason and this label and leads
   * there; the end of a flow is none.
   */
  default void went(String node, Way way) {}

  /** The wait of this menu or ask passed in silence. */
  default void noInput(String node) {}

  /** A key that this menu does not know, or the last of an entry that this ask cannot take. */
  default void noMatch(String node, char key) {}

  /**
   * Something was said that is no answer of this menu or ask.
   *
   * @param words empty where nobody knows what was said
   */
  default void noMatch(String node, String words) {}

  /** A choice of this menu, by its key or by saying so. */
  default void chosen(String node, char key) {}

  /** What was typed at this ask, or the language that was chosen before this set. */
  default void answered(String node, String name, Value value) {}

  /** What was answered, in this call or an earlier one, is of no use, and not known any more. */
  default void forgotten(String name) {}

  /**
   * What came of this lookup.
   *
   * @param word {@code found}, {@code missing}, or why it failed: {@code timeout}, {@code
   *     wrong-answer}, {@code no-value} or a word of the {@link LookupAnswer.Failed}
   * @param taken what the flow took of the answer, in its order; empty unless it was found
   */
  default void lookedUp(String node, String word, Map<String, Value> taken) {}

  /** Something for whoever answers this caller. */
  default void noted(String node, String text) {}

  /** What was answered to this survey. */
  default void scored(String node, String name, int score) {}

  /** Whether anything is known that does not work where the caller is. */
  default void outage(String node, boolean known) {}

  /**
   * What came of this transfer before anybody spoke.
   *
   * @param word {@code refused}: the number is not dialled; in simulations {@code no-answer}, too
   */
  default void transferred(String node, String word) {}

  /** The time that was named for this callback, by the clock of the number to be called. */
  default void named(String node, LocalDateTime at) {}

  /**
   * What came of this callback.
   *
   * @param word {@code promised}, {@code refused}, {@code not-then} or {@code unavailable}
   */
  default void calledBack(String node, String word) {}
}
