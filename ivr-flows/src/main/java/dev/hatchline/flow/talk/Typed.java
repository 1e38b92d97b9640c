package dev.hatchline.flow.talk;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody at the terminal does as the caller. */
sealed interface Typed {
  /** Listens on, and is silent. */
  record Listen() implements Typed {}

  /** Presses keys after the prompt. */
  record Keys(String keys) implements Typed {}

  /** Presses keys so long after the prompt began. */
  record Early(Duration after, String keys) implements Typed {}

  /** Says something. */
  record Words(String words) implements Typed {}

  /** Says something that is not surely understood; without words, not at all. */
  record Mumble(String words) implements Typed {}

  /** Hangs up. */
  record HangUp() implements Typed {}

  /** Wants to see what the flow knows. */
  record Show() implements Typed {}

  /** Rings again. */
  record Again() implements Typed {}

  Pattern KEYS = Pattern.compile("[0-9*#]{1,40}");
  Pattern EARLY = Pattern.compile("!([0-9]{1,3}(?:\\.[0-9])?) ?s? +([0-9*#]{1,40})");

  static Typed of(String line) {
    String typed = line.strip().toLowerCase(Locale.ROOT);
    Matcher early = EARLY.matcher(typed);
    if (KEYS.matcher(typed).matches()) {
      return new Keys(typed);
    }
    if (early.matches()) {
      long millis = Math.round(Double.parseDouble(early.group(1)) * 1000);
      return new Early(Duration.ofMillis(millis), early.group(2));
    }
    return switch (typed) {
      case "", "wait" -> new Listen();
      case "hang up", "quit", "exit" -> new HangUp();
      case "?" -> new Show();
      case "back" -> new Again();
      case "mumble" -> new Mumble("");
      case String said when said.startsWith("mumble ") -> new Mumble(said.substring(7).strip());
      default -> new Words(typed);
    };
  }
}
