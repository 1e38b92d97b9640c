package dev.hatchline.telephony.speech.worker;

import java.time.Duration;

/**
 * The limits of the worker process.
 *
 * @param heapMegabytes of its Java; the native library's memory comes on top
 * @param growthMaxMegabytes so much memory more than when it was ready is a leak, and it is started
 *     anew; a stream takes about 5 MB
 * @param startMax it may take until its models are loaded
 * @param silenceMax it may take to answer
 * @param stepMax one step of decoding may take, which is some milliseconds otherwise
 * @param lateMax sound may wait to be decoded; later than this the newest calls are shed
 * @param lateWell sound waits no longer than this where new calls are taken again
 * @param streams at once; of one more the newest call makes room, or it is refused
 */
public record WorkerLimits(
    int heapMegabytes,
    int growthMaxMegabytes,
    Duration startMax,
    Duration silenceMax,
    Duration stepMax,
    Duration lateMax,
    Duration lateWell,
    int streams) {
  private static final int STREAMS_OF_A_CALL = 2;
  private static final int STREAM_MEGABYTES = 5;

  /** The limits of an installation that has no reason to choose others. */
  public static WorkerLimits standard() {
    return new WorkerLimits(
        256,
        2_000,
        Duration.ofSeconds(60),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofMillis(400),
        Duration.ofMillis(150),
        400);
  }

  /**
   * The same where so many calls are listened to: each may have two streams, for words that open
   * the hatch and for an answer.
   */
  public static WorkerLimits of(int calls) {
    WorkerLimits standard = standard();
    int streams = Math.max(standard.streams, STREAMS_OF_A_CALL * calls);
    int growth = Math.max(standard.growthMaxMegabytes, STREAM_MEGABYTES * streams);
    return standard.withStreams(streams).withGrowth(growth);
  }

  /** The same, with so many streams at once. */
  public WorkerLimits withStreams(int most) {
    return new WorkerLimits(
        heapMegabytes, growthMaxMegabytes, startMax, silenceMax, stepMax, lateMax, lateWell, most);
  }

  /** The same, with this as a leak. */
  WorkerLimits withGrowth(int megabytes) {
    return new WorkerLimits(
        heapMegabytes, megabytes, startMax, silenceMax, stepMax, lateMax, lateWell, streams);
  }

  /** The same, where sound may wait so long. */
  WorkerLimits withLate(Duration most, Duration well) {
    return new WorkerLimits(
        heapMegabytes, growthMaxMegabytes, startMax, silenceMax, stepMax, most, well, streams);
  }
}
