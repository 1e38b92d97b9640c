package dev.hatchline.conf;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the word that was meant. */
final class DidYouMean {
  /** More slips than this make another word. */
  private static final int SLIPS_MAX = 2;

  private DidYouMean() {}

  /** {@code one of a, b (did you mean 'b'?)}. */
  static String expected(String word, Collection<String> known) {
    String all =
        known.isEmpty() ? "nothing" : known.stream().sorted().collect(Collectors.joining(", "));
    return (known.size() > 1 ? "one of " : "")
        + all
        + nearest(word, known).map(near -> " (did you mean '" + near + "'?)").orElse("");
  }

  static Optional<String> nearest(String word, Collection<String> known) {
    int max = Math.min(SLIPS_MAX, word.length() / 2);
    return known.stream()
        .filter(candidate -> slips(word, candidate) <= max)
        .min(Comparator.comparingInt(candidate -> slips(word, candidate)));
  }

  /** Levenshtein's distance: letters to insert, delete or change. */
  private static int slips(String from, String to) {
    int[] last = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] next = new int[to.length() + 1];
      next[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        next[j] = Math.min(Math.min(next[j - 1], last[j]) + 1, last[j - 1] + change);
      }
      last = next;
    }
    return last[to.length()];
  }
}
