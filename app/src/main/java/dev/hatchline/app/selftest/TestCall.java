package dev.hatchline.app.selftest;

import dev.hatchline.phones.SipAddress;
import dev.hatchline.phones.meter.Meter;
import dev.hatchline.phones.meter.MeterCall;
import dev.hatchline.phones.meter.MeterException;
import dev.hatchline.phones.sound.Tones;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one call.
 *
 * <pre>
 *   caller              Asterisk               us
 *     | INVITE, 200 -------|                    |
 *     |                    | AudioSocket -------| opened
 *     |<-------- 440 Hz ---|<-------------------|
 *     | 660 Hz ----------->|------------------->|
 *     | RFC 4733, "5" ---->| 0x03 "5" --------->|
 * </pre>
 */
final class TestCall {
  /** Ours alone: the line that the default configuration has is another. */
  static final String NUMBER = "4242";

  private static final String CALLER = "4243";
  private static final char KEY = '5';
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private TestCall() {}

  /** Returns when all of it has happened. */
  static void make(SipAddress asterisk, OurEnd ours) throws SelfTestFault, InterruptedException {
    try (Meter meter = Meter.at(asterisk);
        MeterCall call = meter.call(NUMBER, CALLER)) {
      expect("a call was not answered", () -> call.awaitAnswer(LIMIT));
      call.say(Tones.tone(OurEnd.CALLER_HERTZ, 1));
      expect("AudioSocket did not reach us", ours.opened());
      expect("no sound came to the caller through AudioSocket", () -> call.awaitSound(LIMIT));
      expect("no sound came from the caller through AudioSocket", ours.heard());
      expect("the caller's key did not leave", () -> call.press(KEY, LIMIT));
      char pressed = expect("no key came through AudioSocket", ours.pressed());
      if (pressed != KEY) {
        throw new SelfTestFault("the key " + KEY + " came through AudioSocket as " + pressed);
      }
    }
  }

  /** Something of the caller's that fails when it does not happen in time. */
  private interface Moment {
    long await();
  }

  private static void expect(String otherwise, Moment moment) throws SelfTestFault {
    try {
      moment.await();
    } catch (MeterException fault) {
      throw new SelfTestFault(otherwise + " (" + fault.getMessage() + ")", fault);
    }
  }

  private static <T> T expect(String otherwise, CompletableFuture<T> event)
      throws SelfTestFault, InterruptedException {
    try {
      return event.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException fault) {
      throw new SelfTestFault(otherwise, fault);
    }
  }
}
