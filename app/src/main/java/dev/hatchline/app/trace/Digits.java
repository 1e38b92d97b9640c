package dev.hatchline.app.trace;

import java.util.regex.Pattern;

/**
 * Numbers that somebody could be known by, in whatever form they stand in a text: of six digits or
 * more, with what people or addresses write between them, the last three are shown.
 */
public final class Digits {
  private static final int SHOWN = 3;
  private static final String HIDDEN = "…";

  private static final Pattern LONG =
      Pattern.compile("[+(]{0,2}[0-9](?:[ \\u00A0()./_+-]{0,3}[0-9]){5,}");

  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");

  private Digits() {}

  /** The rest of the text is as it was. */
  public static String masked(String text) {
    return LONG.matcher(text)
        .replaceAll(found -> {
          String digits = NO_DIGIT.matcher(found.group()).replaceAll("");
          return HIDDEN + digits.substring(digits.length() - SHOWN);
        });
  }
}
