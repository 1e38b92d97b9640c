package dev.hatchline.routing.outage;

import java.util.UUID;

/** Names one outage from its entry to its end. */
public record OutageId(UUID value) {
  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static OutageId of(String text) {
    return new OutageId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
