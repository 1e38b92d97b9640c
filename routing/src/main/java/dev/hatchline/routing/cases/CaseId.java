package dev.hatchline.routing.cases;

import java.util.UUID;

/** Names one case from its first contact to its end. */
public record CaseId(UUID value) {
  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static CaseId of(String text) {
    return new CaseId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
