package dev.hatchline.telephony.speech.worker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what there is for a language. */
final class Languages {
  private Languages() {}

  /**
   * The tag under which there is something for this one: itself, or what it is a kind of ({@code
   * en} for {@code en-GB}); null when there is nothing.
   */
  static @Nullable String find(Map<String, ?> byTag, String tag) {
    String wanted = tag;
    while (!byTag.containsKey(wanted)) {
      int cut = wanted.lastIndexOf('-');
      if (cut < 0) {
        return null;
      }
      wanted = wanted.substring(0, cut);
    }
    return wanted;
  }
}
