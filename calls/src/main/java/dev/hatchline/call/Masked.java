package dev.hatchline.call;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Phone numbers as they may stand in a log: the last three digits, as in {@code …123}. */
public final class Masked {
  /** Enough to tell one line of a log from the next, and too little to call anybody. */
  private static final int SHOWN = 3;

  private static final String HIDDEN = "…";
  private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");

  /** In full, or between the underscores of the name of a recording. */
  private static final Pattern IN_TEXT =
      Pattern.compile("\\+[0-9]{7,15}(?![0-9])|(?<=_)[0-9]{7,15}(?=_)");

  private Masked() {}

  /** What a network shows of a caller; absent when it is withheld. */
  public static String number(@Nullable String shown) {
    if (shown == null) {
      return "withheld";
    }
    String digits = NOT_DIGITS.matcher(shown).replaceAll("");
    return HIDDEN + digits.substring(Math.max(0, digits.length() - SHOWN));
  }

  /**
   * A text in which numbers may stand: those with their {@code +}, and in the name of a recording,
   * are masked. The rest is as it was: other digits may be a count, a time or an id.
   */
  public static String text(String text) {
    return IN_TEXT.matcher(text).replaceAll(found -> number(found.group()));
  }
}
