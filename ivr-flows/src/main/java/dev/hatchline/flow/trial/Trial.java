package dev.hatchline.flow.trial;

import java.util.List;

/**
 * One call, and what is expected of it.
 *
 * @param from the node at which it begins
 * @param caller what the caller does, one after the other; then they are silent
 */
public record Trial(
    String name, Where at, String from, Given given, List<Deed> caller, List<Expected> expected) {
  public Trial {
    caller = List.copyOf(caller);
    expected = List.copyOf(expected);
  }
}
