package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.prompt.Pcm;
import java.time.Duration;

/**
 * The limits of decoding.
 *
 * @param threads that decode
 * @param streamSound that may wait in one stream; what comes beyond is left out
 * @param allSound that may wait in all of them
 * @param partialEvery so much sound of a stream is decoded between two looks at what it sounds
 *     like, which cost as much as the decoding
 */
public record DecodeLimits(
    int threads, Duration streamSound, Duration allSound, Duration partialEvery) {
  /** The limits of a worker: one thread for each processor. */
  public static DecodeLimits standard() {
    return new DecodeLimits(
        Runtime.getRuntime().availableProcessors(),
        Duration.ofSeconds(10),
        Duration.ofMinutes(4),
        Duration.ofMillis(80));
  }

  /** How many samples at 8 kHz a duration has. */
  static long samples(Duration duration) {
    return duration.toMillis() * Pcm.RATE / 1_000;
  }
}
