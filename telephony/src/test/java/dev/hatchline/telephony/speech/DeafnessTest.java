package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.speech.Deafness.Step;
import org.junit.jupiter.api.Test;

class DeafnessTest {
  private final Deafness deafness = new Deafness();

  private long tries(int count) {
    long now = 0;
    for (int i = 0; i < count; now += Sound.FRAME) {
      if (deafness.at(now) == Step.TRY) {
        i++;
        if (i < count) {
          deafness.lost(now);
        }
      }
    }
    return now - Sound.FRAME;
  }

  @Test
  void itIsNewsOnlyOnce() {
    assertThat(deafness.lost(0)).isTrue();
    assertThat(deafness.lost(1)).isFalse();
    tries(1);
    assertThat(deafness.lost(8_001)).isFalse();
    assertThat(deafness.deaf()).isTrue();
  }

  @Test
  void itIsTriedLessAndLessOften() {
    deafness.lost(0);
    assertThat(tries(6) / 8_000).isEqualTo(1 + 2 + 4 + 8 + 16 + 16);
  }

  @Test
  void streamsThatLiveHear() {
    deafness.lost(0);
    long tried = tries(1);
    assertThat(deafness.at(tried + 7_999)).isEqualTo(Step.NOTHING);
    assertThat(deafness.at(tried + 8_000)).isEqualTo(Step.HEARS);
    assertThat(deafness.at(tried + 16_000)).isEqualTo(Step.NOTHING);
    assertThat(deafness.lost(30_000)).isTrue();
  }
}
