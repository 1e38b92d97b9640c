package dev.hatchline.metrics;

import java.time.Duration;

/**
 * How the recogniser of speech is doing.
 *
 * @param listening calls that are listened to
 * @param most calls that may be listened to at once
 * @param keysAlone calls that are not listened to and would be, were there room and a model
 * @param load share of its time that is taken, 0 to 1
 * @param late the longest that sound has waited of late
 * @param shed calls that were not listened to because of too much to do, since the start
 * @param restarts of it, since the start
 */
public record SpeechReadings(
    int listening, int most, int keysAlone, double load, Duration late, long shed, long restarts) {
  /** Where nothing is heard. */
  public static final SpeechReadings NOTHING = new SpeechReadings(0, 0, 0, 0, Duration.ZERO, 0, 0);
}
