package dev.hatchline.telephony.speech.worker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether one worker process is as it should be. All times are nanoseconds of one monotonic
 * clock.
 */
final class Watch {
  /** Looks are this far apart, or less. */
  static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** A look that comes so late says that we were stopped, and nothing of the worker. */
  private static final long STOPPED_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

  private final WorkerLimits limits;
  private final long startedAt;

  private long lookedAt;
  private long heardAt;
  private boolean connected;
  private long readyAt;
  private boolean ready;
  private long megabytesReady;
  private long megabytes;
  private long stepMillis;

  Watch(WorkerLimits limits, long now) {
    this.limits = limits;
    this.startedAt = now;
    this.lookedAt = now;
    this.heardAt = now;
  }

  /** It sent something. */
  void heard(long now) {
    connected = true;
    heardAt = now;
  }

  /** It may be asked to decode. */
  void ready(long now) {
    ready = true;
    readyAt = now;
  }

  boolean isReady() {
    return ready;
  }

  /** How long it has been ready. */
  Duration lasted(long now) {
    return ready ? Duration.ofNanos(now - readyAt) : Duration.ZERO;
  }

  /** It has so much memory; 0 when that cannot be told. */
  void memory(long found) {
    megabytes = found;
    if (ready && megabytesReady == 0) {
      megabytesReady = found;
    }
  }

  /** Its longest step of decoding takes so long. */
  void step(long millis) {
    stepMillis = millis;
  }

  /** Why it has to be killed, or null. */
  @Nullable String verdict(long now) {
    if (now - lookedAt > STOPPED_NANOS) {
      heardAt = now;
    }
    lookedAt = now;
    if (!ready && now - startedAt > limits.startMax().toNanos()) {
      return "it is not ready after " + seconds(limits.startMax());
    }
    if (connected && now - heardAt > limits.silenceMax().toNanos()) {
      return "it has not answered for " + seconds(limits.silenceMax());
    }
    if (stepMillis > limits.stepMax().toMillis()) {
      return "decoding hangs for " + seconds(limits.stepMax());
    }
    if (megabytesReady > 0 && megabytes - megabytesReady > limits.growthMaxMegabytes()) {
      return "it takes %d MB, after %d MB when it was ready".formatted(megabytes, megabytesReady);
    }
    return null;
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1e3);
  }
}
