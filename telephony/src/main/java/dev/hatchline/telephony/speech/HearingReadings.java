package dev.hatchline.telephony.speech;

import java.util.Map;

/**
 * How the hearing is going.
 *
 * @param state in a word
 * @param languages what is heard, by tag, or why it is not
 * @param listening calls that are heard at this moment
 * @param shed calls that had keys alone because of too much to do, since the start
 * @param restarts of the worker, since the start
 */
public record HearingReadings(
    State state, Map<String, String> languages, int listening, long shed, long restarts) {
  public HearingReadings {
    languages = Map.copyOf(languages);
  }

  /** In a word. */
  public enum State {
    /** Speech is switched off: keys alone. */
    OFF,
    /** The worker is being started. */
    STARTING,
    HEARS,
    /** The worker is gone, and comes back. */
    DEAF
  }
}
