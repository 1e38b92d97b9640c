package dev.hatchline.routing.callback;

import java.util.UUID;

/** Names one callback from the request to its outcome, over all attempts. */
public record CallbackId(UUID value) {
  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static CallbackId of(String text) {
    return new CallbackId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
