package dev.hatchline.flow.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Which known word a misspelt one stands for. */
public final class Nearest {
  /** Known words have at most 40; longer ones stand for none of them. */
  public static final int CHARS_MAX = 60;

  /** Of a word of nine letters or more; of a shorter one a third. */
  public static final int SLIPS_MAX = 3;

  private Nearest() {}

  /** The word that differs by the fewest letters, if by no more than a slip of the hand. */
  public static Optional<String> of(Collection<String> known, String found) {
    Optional<String> nearest = Optional.empty();
    int best = SLIPS_MAX + 1;
    for (String word : known) {
      int slips = slips(word, found, Math.min(best - 1, mostOf(word)));
      if (slips >= 0) {
        nearest = Optional.of(word);
        best = slips;
      }
    }
    return nearest;
  }

  private static int mostOf(String word) {
    return Math.clamp(word.length() / 3, 1, SLIPS_MAX);
  }

  /**
   * Damerau and Levenshtein: letters left out, put in, changed, or two neighbours swapped.
   *
   * @param most of them; only the cells so near to the diagonal are looked at
   * @return below 0 if there are more
   */
  private static int slips(String left, String right, int most) {
    if (most < 0
        || left.length() > CHARS_MAX
        || right.length() > CHARS_MAX
        || Math.abs(left.length() - right.length()) > most) {
      return -1;
    }
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      Arrays.fill(cost[i], most + 1);
      for (int j = Math.max(0, i - most); j <= Math.min(right.length(), i + most); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cell(cost, i, j, left, right);
      }
    }
    int slips = cost[left.length()][right.length()];
    return slips <= most ? slips : -1;
  }

  private static int cell(int[][] cost, int i, int j, String left, String right) {
    int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
    int insert = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    int least = Math.min(insert, cost[i - 1][j - 1] + change);
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
