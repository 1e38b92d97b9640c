package dev.hatchline.bench.replay;

/** A log cannot be used; the message says which line, what was expected and what was found. */
final class BrokenLog extends Exception {
  private static final long serialVersionUID = 1;

  BrokenLog(String message) {
    super(message);
  }

  BrokenLog(int line, String expected, String found) {
    this("line %d: expected %s, found '%s'".formatted(line, expected, found));
  }
}
