package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final long SECOND = 1_000_000_000L;

  private long now = -5 * SECOND;
  private final Watch watch = new Watch(WorkerLimits.standard(), now);

  /** Looks every 100 ms for so long, as the keeper does. */
  private @Nullable String look(double seconds) {
    String verdict = null;
    for (int i = 0; i < seconds * 10 && verdict == null; i++) {
      now += SECOND / 10;
      verdict = watch.verdict(now);
    }
    return verdict;
  }

  @Test
  void mayTakeItsTimeToStart() {
    assertThat(look(59)).isNull();
    assertThat(look(2)).contains("not ready after 60");
  }

  @Test
  void mayTakeItsTimeWhileItLoadsAndAnswers() {
    for (int i = 0; i < 55; i++) {
      watch.heard(now);
      assertThat(look(1)).isNull();
    }
    watch.ready(now);
    for (int i = 0; i < 55; i++) {
      watch.heard(now);
      assertThat(look(1)).isNull();
    }
  }

  @Test
  void twoSecondsOfSilenceAreTooMuch() {
    watch.heard(now);
    watch.ready(now);
    assertThat(look(2)).isNull();
    assertThat(look(0.1)).contains("not answered for 2");
  }

  @Test
  void ourOwnStopIsNotItsSilence() {
    watch.heard(now);
    watch.ready(now);
    now += 10 * SECOND;
    assertThat(watch.verdict(now)).isNull();
    assertThat(look(2)).isNull();
    assertThat(look(0.1)).contains("not answered");
  }

  @Test
  void decodingThatHangs() {
    watch.heard(now);
    watch.ready(now);
    watch.step(4_999);
    assertThat(look(0.1)).isNull();
    watch.step(5_001);
    assertThat(look(0.1)).contains("hangs");
  }

  @Test
  void memoryIsCountedFromWhenItWasReady() {
    watch.memory(9_000);
    watch.heard(now);
    watch.ready(now);
    watch.memory(5_000);
    watch.memory(7_000);
    assertThat(look(0.1)).isNull();
    watch.memory(7_001);
    assertThat(look(0.1)).contains("7001 MB").contains("5000 MB");
  }

  @Test
  void memoryThatCannotBeToldIsNoLeak() {
    watch.heard(now);
    watch.ready(now);
    watch.memory(0);
    assertThat(look(0.1)).isNull();
  }

  @Test
  void waitsLongerAfterOneThatDoesNotLast() {
    BackOff backOff = new BackOff();
    assertThat(backOff.after(Duration.ZERO)).isEqualTo(BackOff.FIRST);
    assertThat(backOff.after(Duration.ofSeconds(29))).isEqualTo(BackOff.FIRST.multipliedBy(2));
    for (int i = 0; i < 20; i++) {
      backOff.after(Duration.ZERO);
    }
    assertThat(backOff.after(Duration.ZERO)).isEqualTo(BackOff.LONGEST);
    assertThat(backOff.after(BackOff.LASTS)).isEqualTo(BackOff.FIRST);
    assertThat(backOff.after(Duration.ZERO)).isEqualTo(BackOff.FIRST.multipliedBy(2));
  }
}
