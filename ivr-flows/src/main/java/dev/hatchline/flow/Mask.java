package dev.hatchline.flow;

import java.util.regex.Pattern;

/**
 * What digits look like, place by place: a digit stands for itself and {@code #} for any, as in
 * {@code 47######}. It is no regular expression, so that everybody can read it and none takes long.
 */
public record Mask(String places) {
  /** Any digit. */
  private static final char ANY = '#';

  private static final Pattern PLACES = Pattern.compile("[0-9#]{1," + Entry.Digits.MAX + "}");

  public Mask {
    if (!isMask(places)) {
      throw new IllegalArgumentException("expected digits and #, found '" + places + "'");
    }
  }

  /** Whether this can be one. */
  public static boolean isMask(String places) {
    return PLACES.matcher(places).matches();
  }

  /** Whether these digits look so. */
  public boolean fits(String digits) {
    boolean fits = digits.length() == places.length();
    for (int at = 0; fits && at < places.length(); at++) {
      fits = places.charAt(at) == ANY || places.charAt(at) == digits.charAt(at);
    }
    return fits;
  }
}
