package dev.hatchline.routing.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes values fit the columns, at the border: a database that refuses a row would lose it. */
final class Fit {
  /** Names of ours: lines, queues, kinds. */
  static final int NAME_CHARS_MAX = 40;

  /** Numbers as the network shows them. */
  static final int NUMBER_CHARS_MAX = 80;

  private Fit() {}

  /** MySQL rounds what is finer, and would show another microsecond than we hold. */
  static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  static @Nullable Instant microsOrNull(@Nullable Instant at) {
    return at == null ? null : micros(at);
  }

  /** The beginning; never half of a character. */
  static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end);
  }

  static @Nullable String cutOrNull(@Nullable String text, int max) {
    return text == null ? null : cut(text, max);
  }

  /** For what cannot be cut. */
  static String within(String text, int max, String what) {
    if (text.length() > max) {
      throw new IllegalArgumentException(
          "expected %s of at most %d characters, found %d".formatted(what, max, text.length()));
    }
    return text;
  }
}
