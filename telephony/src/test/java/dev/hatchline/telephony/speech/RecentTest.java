package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
  private final Recent recent = new Recent();

  private void frames(int count, boolean active) {
    for (int i = 0; i < count; i++) {
      recent.add(new Sound(Tones.silence(20), recent.now(), active, false));
    }
  }

  private boolean roseAfterFourFrames() {
    return recent.roseAfter(4 * Sound.FRAME);
  }

  @Test
  void silenceBeforeARiseHasToBeWhole() {
    frames(10, true);
    frames(3, false);
    frames(3, true);
    assertThat(recent.rises()).isTrue();
    assertThat(roseAfterFourFrames()).isFalse();
    frames(4, false);
    frames(3, true);
    assertThat(roseAfterFourFrames()).isTrue();
  }

  @Test
  void aClickIsNoSpeech() {
    frames(10, true);
    frames(10, false);
    frames(1, true);
    frames(9, false);
    frames(3, true);
    assertThat(recent.roseAfter(20 * Sound.FRAME)).isTrue();
    assertThat(recent.roseAfter(9 * Sound.FRAME)).isTrue();
    assertThat(recent.roseAfter(21 * Sound.FRAME)).as("two of 21").isTrue();
    assertThat(recent.roseAfter(23 * Sound.FRAME)).as("four of 23").isFalse();
  }

  @Test
  void twoClicksAreNoSpeechAndThreeMayBe() {
    for (int clicks : new int[] {2, 3}) {
      frames(10, true);
      frames(20 - clicks, false);
      frames(clicks, true);
      frames(3, true);
      assertThat(recent.roseAfter(20 * Sound.FRAME)).isEqualTo(clicks == 2);
    }
  }

  @Test
  void whatWasBeforeTheCallIsNotKnown() {
    frames(3, false);
    frames(3, true);
    assertThat(roseAfterFourFrames()).isFalse();
    frames(100, false);
    frames(3, true);
    assertThat(roseAfterFourFrames()).isTrue();
  }
}
