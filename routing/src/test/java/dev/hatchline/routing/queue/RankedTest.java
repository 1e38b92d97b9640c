package dev.hatchline.routing.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RankedTest {
  private static final int STEPS = 20_000;
  private static final int VALUES = 3 * Ranked.PIECE_MAX;

  @Test
  void isWhatASortedSetIsAndCountsThoseBefore() {
    Random random = new Random(7);
    Ranked<Integer> ranked = new Ranked<>();
    TreeSet<Integer> set = new TreeSet<>();
    for (int i = 0; i < STEPS; i++) {
      // Grows, and shrinks to nothing again.
      boolean grows = random.nextInt(STEPS) > i;
      Integer value = random.nextInt(VALUES);
      if (grows) {
        assertThat(ranked.add(value)).isEqualTo(set.add(value));
      } else {
        assertThat(ranked.take(value)).isEqualTo(set.remove(value));
      }
      assertThat(ranked.size()).isEqualTo(set.size());
      assertThat(ranked.before(value)).isEqualTo(set.headSet(value).size());
    }
    assertThat(ranked).containsExactlyElementsOf(set);
    List<Integer> rest = new ArrayList<>(set);
    assertThat(rest).allMatch(ranked::take);
    assertThat(ranked).isEmpty();
    assertThat(ranked.before(1)).isZero();
    assertThat(ranked.take(1)).isFalse();
    assertThat(ranked.add(1)).isTrue();
  }
}
