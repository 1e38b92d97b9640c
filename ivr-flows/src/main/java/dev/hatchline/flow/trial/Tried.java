package dev.hatchline.flow.trial;

import java.time.Duration;
import java.util.List;

/**
 * A test that was tried.
 *
 * @param differences none if it passed
 * @param conversation for eyes, line by line
 * @param length of the call, in simulated time
 */
public record Tried(
    Trial trial, List<Difference> differences, List<String> conversation, Duration length) {
  public Tried {
    differences = List.copyOf(differences);
    conversation = List.copyOf(conversation);
  }

  public boolean passed() {
    return differences.isEmpty();
  }
}
