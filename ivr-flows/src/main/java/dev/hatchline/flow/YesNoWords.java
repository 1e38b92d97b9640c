package dev.hatchline.flow;

import java.util.List;

/**
 * What may be said instead of the keys for yes and no, in small letters: where yes or no is asked,
 * and where something is read back.
 */
public record YesNoWords(List<String> yes, List<String> no) {
  /** Of an ask that names none. */
  public static final YesNoWords DEFAULT = new YesNoWords(List.of("yes"), List.of("no"));

  public YesNoWords {
    yes = List.copyOf(yes);
    no = List.copyOf(no);
  }
}
