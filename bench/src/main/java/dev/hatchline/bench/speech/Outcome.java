package dev.hatchline.bench.speech;

import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Utterance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ear told of a trial.
 *
 * @param escaped the first escape word; null for none
 * @param escapedMs after the clip's end
 * @param beganMs after the clip's begin, the first time; negative for before it, NaN for never
 * @param heard the answer; null for none
 * @param heardMs after the clip's end
 * @param deaf why nothing was heard; null as a rule
 * @param results the utterances in which escape words were looked for, where they were kept
 */
record Outcome(
    Trial trial,
    @Nullable String escaped,
    double escapedMs,
    double beganMs,
    @Nullable Utterance heard,
    double heardMs,
    @Nullable String deaf,
    List<List<Recognizer.Word>> results) {
  /** Whether the hatch was opened. */
  boolean escape() {
    return escaped != null;
  }

  /** Whether the answer is what was said. */
  boolean right() {
    return heard != null && heard.words().equals(trial.clip().text());
  }
}
