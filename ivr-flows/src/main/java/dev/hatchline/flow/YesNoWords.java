package dev.hatchline.flow;

import java.util.List;

/**
 * What may be said instead of the keys for yes and no: where yes or no is asked, and where
 * something is read back.
 */
public record YesNoWords(Sayings yes, Sayings no) {
  /** Of an ask that names none. */
  public static final YesNoWords DEFAULT = new YesNoWords(List.of("yes"), List.of("no"));

  /** The same in every language. */
  public YesNoWords(List<String> yes, List<String> no) {
    this(Sayings.of(yes), Sayings.of(no));
  }
}
