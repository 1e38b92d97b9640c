package dev.hatchline.bench.speech;

import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Utterance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ear told of a trial. Times are the call's own, without those of the recogniser.
 *
 * @param escaped the first escape word; null for none
 * @param escapedMs after the clip's end
 * @param beganMs after the clip's begin, the first time; negative for before it, NaN for never
 * @param heard the answer; null for none
 * @param results the utterances in which escape words were looked for
 */
record Outcome(
    Trial trial,
    @Nullable String escaped,
    double escapedMs,
    double beganMs,
    @Nullable Utterance heard,
    List<List<Recognizer.Word>> results) {
  /** Whether the hatch was opened. */
  boolean escape() {
    return escaped != null;
  }

  /** Whether speech over a prompt was noticed while it lasted, and not before. */
  boolean noticed() {
    return beganMs >= 0 && beganMs <= 1_000 * trial.clip().sound().seconds();
  }

  /** What was understood; empty for nothing. */
  String words() {
    return heard == null ? "" : heard.words();
  }
}
