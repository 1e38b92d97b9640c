package dev.hatchline.telephony.speech;

import dev.hatchline.call.CallId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ears over a recogniser. One thread decides for all of them: a frame takes it microseconds. */
public final class CallHearing implements Hearing {
  private static final Logger log = LoggerFactory.getLogger(CallHearing.class);

  private final Recognizer recognizer;
  private final Supplier<HearingReadings> readings;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("hearing").daemon().factory());

  /**
   * @param recognizer is closed with this
   * @param readings how the recogniser is going
   */
  public CallHearing(Recognizer recognizer, Supplier<HearingReadings> readings) {
    this.recognizer = recognizer;
    this.readings = readings;
  }

  @Override
  public Ear open(CallId call, Tongue tongue, EarListener listener) {
    return new CallEar(recognizer.of(call), tongue, listener, task -> run(call, task)).open();
  }

  private void run(CallId call, Runnable task) {
    try {
      thread.execute(() -> {
        try {
          task.run();
        } catch (RuntimeException e) {
          log.error("call {}: the ear failed at a piece of sound, and goes on", call, e);
        }
      });
    } catch (RejectedExecutionException _) {
      // Closed: nothing is heard any more.
    }
  }

  @Override
  public HearingReadings readings() {
    return readings.get();
  }

  @Override
  public void close() {
    thread.shutdown();
    recognizer.close();
  }
}
