package dev.hatchline.flow.yaml.problem;

/**
 * Words of a file as a problem shows them: short, on one line, and without anything that a terminal
 * would obey.
 */
public final class Quoted {
  /** Enough to find it again, in characters. */
  public static final int CHARS_MAX = 40;

  private static final String CUT = "…";

  private Quoted() {}

  /** In quotes. */
  public static String of(String words) {
    return "'" + shortened(words) + "'";
  }

  /** A name as it stands in a prompt. */
  public static String name(String name) {
    return "{" + shortened(name) + "}";
  }

  private static String shortened(String words) {
    return visible(words, CHARS_MAX);
  }

  /** At most so many characters of it, and what no eye sees as its number. */
  static String visible(String words, int max) {
    StringBuilder shown = new StringBuilder();
    words.codePoints().limit(max).forEach(c -> show(c, shown));
    boolean cut = words.codePoints().skip(max).findAny().isPresent();
    return cut ? shown.append(CUT).toString() : shown.toString();
  }

  private static void show(int c, StringBuilder to) {
    switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> escape(c, to);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> escape(c, to);
      default -> to.appendCodePoint(c);
    }
  }

  private static void escape(int c, StringBuilder to) {
    switch (c) {
      case '\n' -> to.append("\\n");
      case '\t' -> to.append("\\t");
      default -> to.append("\\u%04x".formatted(c));
    }
  }
}
