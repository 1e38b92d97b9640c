package dev.hatchline.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDiffTest {
  private static List<String> lines(String words) {
    return words.isEmpty() ? List.of() : List.of(words.split(" "));
  }

  @Test
  void whatDiffersIsShownWithThreeLinesAroundIt() {
    assertThat(TextDiff.of(lines("a b c d e f g h"), lines("a b c d X f g h Y")))
        .containsExactly("@@ -2,7 +2,8 @@", " b", " c", " d", "-e", "+X", " f", " g", " h", "+Y");
    assertThat(TextDiff.of(lines("1 2 3 4 5 6 7 8 9"), lines("1 X 3 4 5 6 7 8 9 Y")))
        .containsExactly(
            "@@ -1,5 +1,5 @@",
            " 1",
            "-2",
            "+X",
            " 3",
            " 4",
            " 5",
            "@@ -7,3 +7,4 @@",
            " 7",
            " 8",
            " 9",
            "+Y");
  }

  @Test
  void theSameHasNothingToShowAndAnEmptyTextIsBefore1() {
    assertThat(TextDiff.of(lines("a b"), lines("a b"))).isEmpty();
    assertThat(TextDiff.of(lines(""), lines(""))).isEmpty();
    assertThat(TextDiff.of(lines(""), lines("a"))).containsExactly("@@ -0,0 +1,1 @@", "+a");
    assertThat(TextDiff.of(lines("a"), lines(""))).containsExactly("@@ -1,1 +0,0 @@", "-a");
  }

  /** Whatever it shows makes one text of the other, in as few lines as there can be. */
  @Test
  void whatIsShownLeadsFromOneTextToTheOther() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      List<String> before = any(random);
      List<String> after = any(random);
      List<String> shown = TextDiff.of(before, after);
      assertThat(applied(before, shown)).isEqualTo(after);
      long edits = shown.stream().filter(line -> line.matches("[-+].*")).count();
      assertThat(edits).isEqualTo(before.size() + after.size() - 2L * common(before, after));
    }
  }

  private static List<String> any(Random random) {
    return IntStream.range(0, random.nextInt(30))
        .mapToObj(_ -> String.valueOf((char) ('a' + random.nextInt(4))))
        .toList();
  }

  private static List<String> applied(List<String> before, List<String> shown) {
    List<String> made = new ArrayList<>();
    int at = 0;
    for (String line : shown) {
      switch (line.charAt(0)) {
        case '@' -> {
          int from = Integer.parseInt(line.replaceFirst("@@ -(\\d+),(\\d+) .*", "$1"));
          int first = line.contains(",0 +") ? from : from - 1;
          made.addAll(before.subList(at, first));
          at = first;
        }
        case ' ' -> made.add(before.get(at++));
        case '-' -> at++;
        default -> made.add(line.substring(1));
      }
    }
    made.addAll(before.subList(at, before.size()));
    return made;
  }

  /** The longest that both have in common, by the plain table. */
  private static int common(List<String> one, List<String> other) {
    int[][] longest = new int[one.size() + 1][other.size() + 1];
    for (int i = 1; i <= one.size(); i++) {
      for (int j = 1; j <= other.size(); j++) {
        longest[i][j] =
            one.get(i - 1).equals(other.get(j - 1))
                ? longest[i - 1][j - 1] + 1
                : Math.max(longest[i - 1][j], longest[i][j - 1]);
      }
    }
    return longest[one.size()][other.size()];
  }

  @Test
  void textsThatHaveTooLittleInCommonAreShownWhole() {
    List<String> before = IntStream.range(0, 900).mapToObj(i -> "a" + i).toList();
    List<String> after = IntStream.range(0, 900).mapToObj(i -> "b" + i).toList();
    assertThat(TextDiff.of(before, after)).hasSize(1_801);
  }
}
