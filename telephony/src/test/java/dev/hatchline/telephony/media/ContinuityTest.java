package dev.hatchline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ContinuityTest {
  private static final long START = -TimeUnit.SECONDS.toNanos(1);

  private final Continuity continuity = new Continuity(START);

  private static long at(long millis) {
    return START + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private void heard(long millis) {
    continuity.heard(Continuity.NOTHING, at(millis));
  }

  private int missing(long millis) {
    return continuity.missing(at(millis));
  }

  @Test
  void whatNeverCameIsThereSixtyMillisecondsLater() {
    assertThat(missing(59)).isZero();
    assertThat(missing(60)).isEqualTo(1);
    assertThat(missing(79)).isZero();
    assertThat(missing(80)).isEqualTo(1);
  }

  @Test
  void silenceIsAsLongAsTheTimeWasHoweverSeldomItIsAskedFor() {
    int frames = 0;
    for (long millis = 50; millis <= 10_000; millis += 50) {
      frames += missing(millis);
    }
    assertThat(frames * 20).isBetween(10_000 - 60, 10_000 - 40);
  }

  @Test
  void whereSoundComesNothingIsMissing() {
    for (int millis = 20; millis <= 5_000; millis += 20) {
      heard(millis + millis % 3 * 15);
      assertThat(missing(millis + 19)).isZero();
    }
  }

  @Test
  void soundThatIsBackNeedsNothingMore() {
    missing(1_000);
    heard(1_010);
    heard(1_030);
    assertThat(missing(1_069)).isZero();
    assertThat(missing(1_110)).isEqualTo(2);
  }

  @Test
  void soundThatCameAfterItsPlaceWasFilledIsNotMissedAgain() {
    assertThat(missing(100)).isEqualTo(3);
    for (int i = 0; i < 5; i++) {
      heard(100);
    }
    assertThat(missing(239)).isZero();
    assertThat(missing(240)).isEqualTo(1);
  }

  @Test
  void aFloodOfSoundPutsTheCallAheadByAFifthOfASecond() {
    for (int i = 0; i < 500; i++) {
      heard(0);
    }
    assertThat(missing(259)).isZero();
    assertThat(missing(260)).isEqualTo(1);
  }

  @Test
  void aLongStopOfOursIsNotMadeUpFor() {
    assertThat(missing(60_000)).isEqualTo(Continuity.FRAMES_MAX);
    assertThat(missing(60_059)).isZero();
  }
}
