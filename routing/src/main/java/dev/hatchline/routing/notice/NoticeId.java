package dev.hatchline.routing.notice;

import java.util.UUID;

/** Names one notice from its taking to its end, over all attempts. */
public record NoticeId(UUID value) {
  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static NoticeId of(String text) {
    return new NoticeId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
