package dev.hatchline.app.web;

import dev.hatchline.routing.callback.Request;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Who asks to be called, as told to us: nothing is checked but the lengths.
 *
 * @param number as people write it
 * @param line whose people call; absent for the first line
 * @param when the time that is named, if one is
 */
record CallbackAsked(
    String number,
    @Nullable String name,
    @Nullable String reason,
    @Nullable String line,
    @Nullable TimeAsked when) {
  static final int NUMBER_CHARS_MAX = 40;
  static final int NAME_CHARS_MAX = Request.NAME_TOLD_CHARS_MAX;
  static final int REASON_CHARS_MAX = Request.REASON_CHARS_MAX;

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

  /** Throws what is too long back at whoever asked. */
  CallbackAsked {
    number = within(number.strip(), NUMBER_CHARS_MAX, "number");
    name = oneLine(name, NAME_CHARS_MAX, "name");
    reason = oneLine(reason, REASON_CHARS_MAX, "reason");
    line = oneLine(line, NUMBER_CHARS_MAX, "line");
  }

  /** What an agent's phone and our page show in one line; absent when there is nothing to show. */
  private static @Nullable String oneLine(@Nullable String text, int max, String what) {
    if (text == null) {
      return null;
    }
    String plain = CONTROL.matcher(text).replaceAll(" ").strip();
    return plain.isEmpty() ? null : within(plain, max, what);
  }

  private static String within(String text, int max, String what) {
    if (text.length() > max) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "The " + what + " is too long",
          "Expected a %s of at most %d characters, found %d.".formatted(what, max, text.length()));
    }
    return text;
  }
}
