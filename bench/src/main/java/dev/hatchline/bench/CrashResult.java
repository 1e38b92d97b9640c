package dev.hatchline.bench;

import java.util.List;
import java.util.Map;

/**
 * What a drill found with one store.
 *
 * @param outcomes of all promises, by the state in which they ended
 * @param invites that reached the carrier
 * @param lost promises that came to no end, or to one that they must not come to
 * @param twice customers dialled where nobody may be
 * @param stuck agents who were not available at the end of a round
 */
record CrashResult(
    String store,
    String machine,
    String date,
    long seed,
    List<CrashRound> rounds,
    Map<String, Integer> outcomes,
    int invites,
    List<String> lost,
    List<String> twice,
    List<String> stuck) {
  boolean clean() {
    return lost.isEmpty() && twice.isEmpty() && stuck.isEmpty();
  }

  int promised() {
    return rounds.stream().mapToInt(CrashRound::promised).sum();
  }

  long killed(String what) {
    return rounds.stream()
        .filter(round -> round.killed().equals(what) || round.killed().startsWith(what + "-"))
        .count();
  }
}
