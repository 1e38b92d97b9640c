package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeafnessTest {
  private final Deafness deafness = new Deafness();

  /** So many trials, of which all but the last are lost at once; when the last began. */
  private long tries(int count) {
    long now = 0;
    for (int i = 0; i < count; now += Sound.FRAME) {
      if (deafness.mayOpen(now)) {
        i++;
        deafness.opened(now);
        if (i < count) {
          deafness.lost(now);
        }
      }
    }
    return now - Sound.FRAME;
  }

  @Test
  void whatWasNeverLostIsHeard() {
    assertThat(deafness.deaf()).isFalse();
    assertThat(deafness.mayOpen(0)).isTrue();
    deafness.opened(0);
    deafness.closed(10);
    assertThat(deafness.deaf()).isFalse();
    assertThat(deafness.lived(9_000)).as("no news").isFalse();
  }

  @Test
  void itIsTriedLessAndLessOften() {
    deafness.lost(0);
    assertThat(tries(6) / 8_000).isEqualTo(1 + 2 + 4 + 8 + 16 + 16);
    assertThat(deafness.deaf()).isTrue();
  }

  @Test
  void aSecondLossChangesNothing() {
    deafness.lost(0);
    deafness.lost(4_000);
    assertThat(deafness.mayOpen(7_999)).isFalse();
    assertThat(deafness.mayOpen(8_000)).isTrue();
  }

  @Test
  void streamsThatLiveHear() {
    deafness.lost(0);
    long tried = tries(1);
    assertThat(deafness.lived(tried + 7_999)).isFalse();
    assertThat(deafness.deaf()).isTrue();
    assertThat(deafness.lived(tried + 8_000)).isTrue();
    assertThat(deafness.deaf()).isFalse();
    assertThat(deafness.lived(tried + 16_000)).isFalse();
    deafness.lost(30_000);
    assertThat(deafness.mayOpen(38_000)).as("a second, as at first").isTrue();
  }

  @Test
  void whatIsClosedBeforeItHasLivedHasNotHeard() {
    deafness.lost(0);
    long tried = tries(1);
    deafness.closed(tried + 100);
    assertThat(deafness.lived(tried + 80_000)).isFalse();
    assertThat(deafness.deaf()).isTrue();
    assertThat(deafness.mayOpen(tried + 100)).isTrue();
  }

  @Test
  void whatIsDueIsTriedAtOnceAndAfterwardsAsLateAsBefore() {
    deafness.lost(0);
    deafness.due(10);
    assertThat(deafness.mayOpen(10)).isTrue();
    deafness.opened(10);
    deafness.lost(10);
    assertThat(deafness.mayOpen(15_999)).isFalse();
    assertThat(deafness.mayOpen(16_010)).isTrue();
  }
}
