package dev.hatchline.routing.callback;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Values made to fit what keeps them, at the border: so what is read back equals what was kept. */
public final class Text {
  private Text() {}

  public static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  /** The beginning; never half of a character. */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end);
  }

  /** For what cannot be cut. */
  public static void within(String text, int max, String what) {
    if (text.isEmpty() || text.length() > max) {
      throw new IllegalArgumentException(
          "expected %s of 1 to %d characters, found %d".formatted(what, max, text.length()));
    }
  }
}
