package dev.hatchline.call;

import java.util.UUID;

/** Names one call from its first ring to its last event, across legs and engine restarts. */
public record CallId(UUID value) {
  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static CallId of(String text) {
    return new CallId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
