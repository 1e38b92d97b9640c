package dev.hatchline.app.callback;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakesTest {
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final Clock clock = Clock.systemUTC();

  @AfterEach
  void close() {
    timer.shutdownNow();
  }

  @Test
  void earlierTimesComeFirstAndLaterOnesAreNotForgotten() throws InterruptedException {
    CountDownLatch looks = new CountDownLatch(2);
    Wakes wakes = new Wakes(timer, clock, looks::countDown);
    Instant now = clock.instant();
    wakes.at(now.plusMillis(200));
    wakes.at(now.plusMillis(20));
    assertThat(looks.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(clock.instant()).isAfterOrEqualTo(now.plusMillis(200));
  }

  /**
   * Else a call for a time days ahead came late by as much as the clock was put right meanwhile.
   */
  @Test
  void clockIsLookedAtLongBeforeATimeThatIsFar() {
    new Wakes(timer, clock, () -> {}).at(clock.instant().plusSeconds(86_400));
    assertThat(timer.getQueue())
        .singleElement(as(InstanceOfAssertFactories.type(Delayed.class)))
        .satisfies(alarm -> assertThat(alarm.getDelay(TimeUnit.SECONDS)).isBetween(1L, 20L));
  }

  @Test
  void nothingIsLookedAtBeforeATimeHasCome() throws InterruptedException {
    AdjustableClock set = new AdjustableClock();
    CountDownLatch looks = new CountDownLatch(1);
    Wakes wakes = new Wakes(timer, set, looks::countDown);
    wakes.at(set.instant().plusMillis(50));
    set.back(Duration.ofSeconds(1));
    Instant due = clock.instant().plusMillis(1_000);
    assertThat(looks.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(clock.instant()).isAfterOrEqualTo(due);
  }

  private static final class AdjustableClock implements InstantSource {
    private volatile Duration behind = Duration.ZERO;

    void back(Duration by) {
      behind = by;
    }

    @Override
    public Instant instant() {
      return Instant.now().minus(behind);
    }
  }

  /** As a desk does that asks for several times at each look. */
  @Test
  void askingAnewAtEachLookSetsOneAlarm() throws InterruptedException {
    CountDownLatch looks = new CountDownLatch(5);
    AtomicReference<Wakes> wakes = new AtomicReference<>();
    Instant far = clock.instant().plusSeconds(3_600);
    wakes.set(
        new Wakes(
            timer,
            clock,
            () -> {
              for (int n = 0; n < 100; n++) {
                wakes.get().at(far.plusSeconds(n));
              }
              wakes.get().at(clock.instant().plusMillis(1));
              looks.countDown();
            }));
    wakes.get().at(clock.instant());
    assertThat(looks.await(60, TimeUnit.SECONDS)).isTrue();
    timer.setRemoveOnCancelPolicy(true);
    timer.purge();
    assertThat(timer.getQueue()).hasSizeLessThanOrEqualTo(1);
  }
}
