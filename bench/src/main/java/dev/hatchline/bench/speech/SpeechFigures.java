package dev.hatchline.bench.speech;

import dev.hatchline.bench.Sample;
import java.util.List;
import java.util.Map;

/**
 * All that was measured.
 *
 * @param digits by speaker, then by digit
 * @param numbers by their length
 * @param voices escape words by voice
 * @param groups escapes by what was said
 * @param agentMs end of "agent" to the decision
 * @param bargeMs begin of speech over a prompt to {@code began}, by whether the prompt comes back
 * @param bargeMissed callers whose speech over a prompt was not noticed, by the same
 * @param cost of listening calls
 * @param shed calls that are not counted, as they were made deaf by too much to do
 */
record SpeechFigures(
    Map<String, Map<String, Tally>> digits,
    Map<Integer, Tally> numbers,
    Map<String, Tally> voices,
    Map<String, Tally> groups,
    List<Curve.Point> curve,
    Sample agentMs,
    Map<Boolean, Sample> bargeMs,
    Map<Boolean, Tally> bargeMissed,
    Cost cost,
    int shed) {
  static final double HITS_MIN = 90;
  static final double FALSE_MAX = 1;
  static final double AGENT_MAX_MS = 650;
  static final double BARGE_MAX_MS = 300;
  static final double RATIO_MIN = 0.9;

  /**
   * What listening calls cost.
   *
   * @param oursCpu processor seconds for a second of a call, half of whose time is speech
   * @param bareCpu the same of the bare loop
   * @param silentCpu the same of a caller who says nothing
   * @param megabytes of the worker for a call more
   * @param talkers of callers who never stop
   */
  record Cost(double oursCpu, double bareCpu, double silentCpu, double megabytes, Talkers talkers) {
    /** Calls for which a number of processors has time, ours to the bare loop's. */
    double ratio() {
      return bareCpu / oursCpu;
    }
  }

  /** Calls whose callers never stop. */
  record Talkers(double oursCpu, double bareCpu) {}

  Tally group(String name) {
    return groups.getOrDefault(name, new Tally(0, 0, 0));
  }

  boolean met() {
    return group(SpeechBench.ESCAPES).percent() >= HITS_MIN
        && group(SpeechBench.OTHERS).percent() <= FALSE_MAX
        && group("music").yes() == 0
        && group("echo").yes() == 0
        && agentMs.median() <= AGENT_MAX_MS
        && bargeMs.values().stream().allMatch(sample -> sample.median() <= BARGE_MAX_MS)
        && cost.ratio() >= RATIO_MIN;
  }
}
