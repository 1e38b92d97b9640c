package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.HearingReadings;
import java.time.Duration;
import java.util.Map;

/**
 * How the worker is doing, at this moment and since the start.
 *
 * @param state in a word
 * @param why nothing is heard just now, in a sentence; empty while something is
 * @param overloaded while there is too much to do for more calls
 * @param languages what is heard, by tag: with which model, or in a sentence why it is not
 * @param calls that have streams
 * @param streams that are open
 * @param load share of the decoding threads' time, 0 to 1
 * @param late the longest that sound has waited to be decoded in the last quarter of a second
 * @param answer how long the worker took to answer last
 * @param memoryMegabytes of the process; 0 where it cannot be told
 * @param restarts after it ended, hung, or took too much memory
 * @param shed calls that were heard until there was too much to do
 * @param refused calls that were not heard because of too much to do
 * @param leftOut sound that came too fast
 */
public record WorkerReadings(
    HearingReadings.State state,
    String why,
    boolean overloaded,
    Map<String, String> languages,
    int calls,
    int streams,
    double load,
    Duration late,
    Duration answer,
    long memoryMegabytes,
    long restarts,
    long shed,
    long refused,
    Duration leftOut) {
  public WorkerReadings {
    languages = Map.copyOf(languages);
  }
}
