package dev.hatchline.app.commands;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The lines in which two texts differ, with three lines around them, as {@code diff -u} shows them.
 *
 * @see <a href="https://doi.org/10.1007/BF01840446">Myers, An O(ND) Difference Algorithm, 1986</a>
 */
final class TextDiff {
  private static final int AROUND = 3;

  /** With more than so many lines gone or added, all of one text is gone, and all other is new. */
  private static final int EDITS_MAX = 1_000;

  private final List<String> before;
  private final List<String> after;

  private TextDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /** A line of both, or of one alone. */
  private record Line(char mark, String text) {
    boolean same() {
      return mark == ' ';
    }

    @Override
    public String toString() {
      return mark + text;
    }
  }

  /** Hunk by hunk; nothing where the texts are the same. */
  static List<String> of(List<String> before, List<String> after) {
    List<Line> lines = new TextDiff(before, after).lines();
    List<String> shown = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      if (lines.get(at).same()) {
        at++;
        continue;
      }
      int from = Math.max(0, at - AROUND);
      int to = end(lines, at);
      shown.add(head(lines, from, to));
      lines.subList(from, to).forEach(line -> shown.add(line.toString()));
      at = to;
    }
    return shown;
  }

  /** Where the hunk ends: so many lines are the same that two of them would not touch. */
  private static int end(List<Line> lines, int changed) {
    int last = changed;
    for (int i = changed; i < lines.size() && i - last <= 2 * AROUND; i++) {
      last = lines.get(i).same() ? last : i;
    }
    return Math.min(lines.size(), last + 1 + AROUND);
  }

  private static String head(List<Line> lines, int from, int to) {
    return "@@ -%s +%s @@".formatted(range(lines, from, to, '+'), range(lines, from, to, '-'));
  }

  /** Of the text that has no lines with this mark. */
  private static String range(List<Line> lines, int from, int to, char other) {
    long skipped = lines.subList(0, from).stream().filter(l -> l.mark() != other).count();
    long count = lines.subList(from, to).stream().filter(l -> l.mark() != other).count();
    return (count == 0 ? skipped : skipped + 1) + "," + count;
  }

  private List<Line> lines() {
    int max = Math.min(before.size() + after.size(), EDITS_MAX);
    int[] reached = new int[2 * max + 3];
    List<int[]> trace = new ArrayList<>();
    for (int edits = 0; edits <= max; edits++) {
      trace.add(reached.clone());
      for (int k = -edits; k <= edits; k += 2) {
        int x = start(reached, max, edits, k);
        while (x < before.size() && x - k < after.size() && same(x, x - k)) {
          x++;
        }
        reached[max + 1 + k] = x;
        if (x >= before.size() && x - k >= after.size()) {
          return back(trace, max);
        }
      }
    }
    List<Line> all = new ArrayList<>();
    before.forEach(line -> all.add(new Line('-', line)));
    after.forEach(line -> all.add(new Line('+', line)));
    return all;
  }

  private boolean same(int x, int y) {
    return before.get(x).equals(after.get(y));
  }

  /** How far the diagonal {@code k} is reached by one more line gone, or added. */
  private static int start(int[] reached, int max, int edits, int k) {
    return added(reached, max, edits, k) ? reached[max + 1 + k + 1] : reached[max + 1 + k - 1] + 1;
  }

  private static boolean added(int[] reached, int max, int edits, int k) {
    return k == -edits || (k != edits && reached[max + 1 + k - 1] < reached[max + 1 + k + 1]);
  }

  private List<Line> back(List<int[]> trace, int max) {
    List<Line> lines = new ArrayList<>();
    int x = before.size();
    int y = after.size();
    for (int edits = trace.size() - 1; edits > 0; edits--) {
      int[] reached = trace.get(edits);
      boolean added = added(reached, max, edits, x - y);
      int k = added ? x - y + 1 : x - y - 1;
      int fromX = reached[max + 1 + k];
      while (x > fromX && y > fromX - k) {
        lines.add(new Line(' ', before.get(--x)));
        y--;
      }
      lines.add(added ? new Line('+', after.get(--y)) : new Line('-', before.get(--x)));
    }
    while (x > 0) {
      lines.add(new Line(' ', before.get(--x)));
    }
    Collections.reverse(lines);
    return lines;
  }
}
