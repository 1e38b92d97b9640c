package dev.hatchline.flow.heard;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was said, word by word in small letters; hyphens and signs part words, too. */
final class Words {
  private Words() {}

  static List<String> of(String said) {
    return Stream.of(said.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}0-9'.]+", -1))
        .map(word -> word.endsWith(".") ? word.substring(0, word.length() - 1) : word)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
