package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReelTest {
  private static final int SECOND = Pcm.RATE;

  private static Pcm tone(int seconds, int level) {
    short[] samples = new short[seconds * SECOND];
    Arrays.fill(samples, (short) level);
    return Pcm.of(samples);
  }

  /** The middle of a second of it, to the nearest thousand. */
  private static int level(Pcm sound, double second) {
    return (int) Math.round(sound.sample((int) (second * SECOND)) / 1_000.0) * 1_000;
  }

  @Test
  void soundsFollowEachOtherRoundAndRound() {
    Reel reel = new Reel(List.of(tone(1, 4_000), tone(2, 8_000)));
    assertThat(reel.seconds()).isEqualTo(4);
    Pcm heard = reel.cut(SECOND / 2, 5 * SECOND);
    assertThat(heard.length()).isEqualTo(5 * SECOND);
    assertThat(level(heard, 0.25)).isEqualTo(4_000);
    assertThat(level(heard, 0.75)).isZero();
    assertThat(level(heard, 1.25)).isEqualTo(8_000);
    assertThat(level(heard, 2.75)).isEqualTo(8_000);
    assertThat(level(heard, 3.25)).isZero();
    assertThat(level(heard, 3.75)).isEqualTo(4_000);
    assertThat(level(heard, 4.75)).isZero();
  }

  @Test
  void allOfThemMayBeLongerThanOneSoundCanBe() {
    Reel reel = new Reel(Collections.nCopies(12, tone(60, 4_000)));
    assertThat(reel.seconds()).isGreaterThan(Pcm.MAX_SECONDS);
    assertThat(level(reel.cut(700 * SECOND, SECOND), 0.5)).isEqualTo(4_000);
  }
}
