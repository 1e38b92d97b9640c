package dev.hatchline.telephony.prompt;

import java.util.regex.Pattern;

/**
 * Something to say.
 *
 * @param name the file, without {@code .wav}, whose recording stands in for the text; "" for none
 * @param text what to say, in plain words
 * @param language in which, a BCP 47 tag; "" for the house's
 */
public record Prompt(String name, String text, String language) {
  /** Longest text in characters: about two minutes of speech. */
  public static final int TEXT_MAX_CHARS = 2_000;

  private static final Pattern NAME = Pattern.compile("([a-z0-9][a-z0-9_-]{0,63})?");

  /** Checks what comes from outside; a name never leaves its folder. */
  public Prompt {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected a prompt name of a-z 0-9 _ -, at most 64 characters; found \"" + name + "\"");
    }
    if (text.isBlank() || text.length() > TEXT_MAX_CHARS) {
      throw new IllegalArgumentException(
          "expected a text of 1 to %d characters; found %d"
              .formatted(TEXT_MAX_CHARS, text.length()));
    }
  }

  /** In the house's language. */
  public Prompt(String name, String text) {
    this(name, text, "");
  }

  /** A text that no recording stands in for. */
  public static Prompt text(String text) {
    return new Prompt("", text);
  }
}
