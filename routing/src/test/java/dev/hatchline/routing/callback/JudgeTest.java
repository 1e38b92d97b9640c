package dev.hatchline.routing.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.callback.Judge.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Duration EARLY = Judge.SETTLED.minusMillis(1);

  /** What is recorded; then, if a channel is up, early and settled; if none is, the same. */
  private static final String TABLE =
      """
      absent        LATER     BAR           LATER     BAR
      DIALLING      RINGS     RINGS         LATER     UNKNOWN
      ANSWERED      ANSWERED  ANSWERED      LATER     UNKNOWN
      BUSY          UNREACHED UNREACHED     UNREACHED UNREACHED
      NO_ANSWER     UNREACHED UNREACHED     UNREACHED UNREACHED
      MACHINE       UNREACHED UNREACHED     UNREACHED UNREACHED
      FAILED        UNREACHED UNREACHED     UNREACHED UNREACHED
      FORBIDDEN     UNREACHED UNREACHED     UNREACHED UNREACHED
      BARRED        NEVER_DIALLED NEVER_DIALLED NEVER_DIALLED NEVER_DIALLED
      REFUSED_TWICE UNKNOWN   UNKNOWN       UNKNOWN   UNKNOWN
      """;

  @Test
  void anAsteriskThatDiedMayHaveTakenItsLastWordsWithIt() {
    assertThat(Judge.of(null, false, EARLY, true)).isEqualTo(Verdict.LATER);
    assertThat(Judge.of(null, false, Judge.SETTLED, true)).isEqualTo(Verdict.UNKNOWN);
    assertThat(Judge.of(Fate.BUSY, false, EARLY, true)).isEqualTo(Verdict.UNREACHED);
  }

  @Test
  void asteriskDecides() {
    assertThat(TABLE.lines()).hasSize(Fate.values().length + 1);
    TABLE
        .lines()
        .forEach(line -> {
          List<String> row = List.of(line.strip().split(" +"));
          @Nullable Fate fate =
              row.getFirst().equals("absent") ? null : Fate.valueOf(row.getFirst());
          List<Verdict> found = new ArrayList<>();
          for (boolean up : List.of(true, false)) {
            found.add(Judge.of(fate, up, EARLY, false));
            found.add(Judge.of(fate, up, Judge.SETTLED, false));
          }
          assertThat(found)
              .as(row.getFirst())
              .extracting(Verdict::name)
              .containsExactlyElementsOf(row.subList(1, row.size()));
        });
  }
}
