package dev.hatchline.phones.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.phones.AsteriskForTests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The phones for measuring, on a real Asterisk. */
@TestInstance(Lifecycle.PER_CLASS)
class MeterIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String NUMBER = "+12025550123";
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** In one of so many the machine has time for each packet. */
  private static final int WINDOWS_MAX = 30;

  private final AsteriskForTests asterisk;
  private final Meter meter;

  MeterIT(@TempDir Path home) throws Exception {
    asterisk = AsteriskForTests.start(home);
    meter = Meter.at(asterisk.sip());
  }

  @AfterAll
  void stop() {
    meter.close();
    asterisk.close();
  }

  @AfterEach
  void nothingIsUpAnyMore() {
    // A call that were still up would have its 200 or its packets sent again and again.
    try (MeterCall last = meter.call("short", NUMBER)) {
      last.awaitAnswer(SOON);
      last.awaitEnd(SOON);
    }
  }

  @Test
  void answerComesBeforeTheSoundAndPacketsComeFiftyASecond() {
    try (MeterCall call = meter.call("music", NUMBER)) {
      long answered = call.awaitAnswer(SOON);
      long heard = call.awaitSound(SOON);
      assertThat(heard).isGreaterThan(answered);
      int found = 0;
      for (int window = 1; window <= WINDOWS_MAX && !isFifty(found); window++) {
        long from = heard + window * WINDOW_NANOS;
        pass(from + 2 * WINDOW_NANOS - System.nanoTime());
        found = call.packets(from, from + WINDOW_NANOS).length;
        assertThat(call.packets(from, from)).isEmpty();
      }
      assertThat(found).matches(MeterIT::isFifty, "fifty packets");
    }
  }

  private static boolean isFifty(int packets) {
    return packets >= 45 && packets <= 55;
  }

  @Test
  void keyRingsTheAgentAndHangingUpEndsTheRinging() {
    MeterAgent agent = meter.agent("101", "secret-101");
    for (int again = 0; again < 2; again++) { // the second only rings if the first was cancelled
      try (MeterCall call = meter.call("menu", NUMBER)) {
        call.awaitAnswer(SOON);
        call.awaitSound(SOON);
        long pressed = call.press('0', SOON);
        assertThat(agent.awaitRing(SOON)).isGreaterThan(pressed);
      }
    }
    assertThatThrownBy(() -> agent.awaitRing(Duration.ofMillis(300)))
        .hasMessageContaining("agent 101");
  }

  @Test
  void manyCallsAtOnceAreAllAnswered() {
    List<MeterCall> calls =
        IntStream.range(0, 30).mapToObj(_ -> meter.call("music", NUMBER)).toList();
    calls.forEach(call -> assertThat(call.awaitSound(SOON)).isPositive());
    calls.forEach(MeterCall::close);
  }

  @Test
  void refusalAndSilenceAreTold() {
    try (MeterCall busy = meter.call("busy", NUMBER)) {
      assertThatThrownBy(() -> busy.awaitAnswer(SOON))
          .isInstanceOf(MeterException.class)
          .hasMessageContaining("486");
    }
    try (MeterCall silent = meter.call("echo", NUMBER)) {
      silent.awaitAnswer(SOON);
      // Its own silence comes back, and counts as none.
      assertThatThrownBy(() -> silent.awaitSound(Duration.ofMillis(500)))
          .hasMessageContaining("expected sound");
    }
  }

  @Test
  void wrongPasswordIsRefused() {
    assertThatThrownBy(() -> meter.agent("102", "wrong"))
        .isInstanceOf(MeterException.class)
        .hasMessageContaining("401");
  }

  /** As long as the line knew of the phone it would ring it, in vain. */
  @Test
  void phoneOfAClosedMeterIsRungNoMore() {
    try (Meter other = Meter.at(asterisk.sip())) {
      MeterAgent agent = other.agent("102", "secret-102");
      try (MeterCall _ = meter.call("102", NUMBER)) {
        agent.awaitRing(SOON);
      }
    }
    try (MeterCall call = meter.call("102", NUMBER)) {
      assertThatThrownBy(() -> call.awaitAnswer(SOON)).hasMessageContaining("503");
    }
  }

  @Test
  void callThatIsGivenUpWhileItRingsRingsNoMore() {
    MeterAgent agent = meter.agent("102", "secret-102");
    try (MeterCall _ = meter.call("102", NUMBER)) {
      agent.awaitRing(SOON);
    }
    try (MeterCall _ = meter.call("102", NUMBER)) {
      agent.awaitRing(SOON);
    }
  }

  private static void pass(long nanos) {
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }
}
