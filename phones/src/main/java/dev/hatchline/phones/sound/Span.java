package dev.hatchline.phones.sound;

/** A stretch of a recording, in seconds from its beginning. */
public record Span(double from, double to) {
  /** Its length in seconds. */
  public double seconds() {
    return to - from;
  }
}
