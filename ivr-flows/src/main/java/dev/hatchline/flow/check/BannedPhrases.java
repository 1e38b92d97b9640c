package dev.hatchline.flow.check;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What no caller is told: the phrases that the gethuman standard's draft bans (STANDARDS), and the
 * same in the other languages that values are spoken in.
 */
final class BannedPhrases {
  private static final List<String> PHRASES =
      List.of(
          "your call is important to us",
          "please listen carefully as our menu options have changed",
          "you can access our website",
          "su llamada es importante para nosotros",
          "escuche atentamente porque las opciones han cambiado",
          "puede visitar nuestra página web",
          "ihr anruf ist uns wichtig",
          "hören sie genau zu da sich unser menü geändert hat",
          "besuchen sie unsere website",
          "votre appel est important pour nous",
          "écoutez attentivement car nos options ont changé",
          "vous pouvez consulter notre site");

  /** So many other words between two of a phrase are no way around it: "is very important". */
  private static final int BETWEEN_MAX = 2;

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  private BannedPhrases() {}

  /** Those that are in a text, in whatever case and with whatever signs. */
  static List<String> in(String text) {
    List<String> words = words(text);
    return PHRASES.stream().filter(phrase -> isIn(words, words(phrase))).toList();
  }

  private static List<String> words(String text) {
    return NO_LETTERS
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static boolean isIn(List<String> words, List<String> phrase) {
    for (int from = 0; from < words.size(); from++) {
      if (words.get(from).equals(phrase.getFirst()) && follows(words, from, phrase)) {
        return true;
      }
    }
    return false;
  }

  /** Each word of the phrase comes soon after the one before. */
  private static boolean follows(List<String> words, int from, List<String> phrase) {
    int at = from;
    for (String word : phrase.subList(1, phrase.size())) {
      int most = Math.min(words.size(), at + BETWEEN_MAX + 2);
      int found = words.subList(at + 1, most).indexOf(word);
      if (found < 0) {
        return false;
      }
      at += found + 1;
    }
    return true;
  }
}
