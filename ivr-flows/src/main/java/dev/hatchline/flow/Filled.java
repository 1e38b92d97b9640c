package dev.hatchline.flow;

import java.util.function.Function;

/**
 * Words with values in them, put together for one call. By hand and not by patterns, which take ten
 * times as long: it is done for nearly every prompt of every call.
 */
final class Filled {
  private static final String SPACES = " \t\n\u000b\f\r";
  private static final String CLOSE_UP = ".,;:?!";

  /** Room for the values. */
  private static final int MORE_CHARS = 40;

  private Filled() {}

  /** The words with each <code>{name}</code> replaced by what its value is called. */
  static String of(String words, Function<String, String> values) {
    StringBuilder filled = new StringBuilder(words.length() + MORE_CHARS);
    int done = 0;
    for (int close = words.indexOf('}'); close >= 0; close = words.indexOf('}', close + 1)) {
      int open = words.lastIndexOf('{', close);
      if (open >= done) {
        filled.append(words, done, open).append(values.apply(words.substring(open + 1, close)));
        done = close + 1;
      }
    }
    return filled.append(words, done, words.length()).toString();
  }

  /** One space between words, and none before a full stop or the like, nor at the ends. */
  static String tidy(String text) {
    StringBuilder tidy = new StringBuilder(text.length());
    boolean space = false;
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next <= ' ' && SPACES.indexOf(next) >= 0) {
        space = true;
        continue;
      }
      if (space && CLOSE_UP.indexOf(next) < 0) {
        tidy.append(' ');
      }
      space = false;
      tidy.append(next);
    }
    return tidy.toString().strip();
  }
}
