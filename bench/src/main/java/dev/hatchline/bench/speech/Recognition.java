package dev.hatchline.bench.speech;

import dev.hatchline.bench.Sample;
import dev.hatchline.telephony.speech.EscapeSpotter.Limits;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What ears made of what was said, in simulated time.
 *
 * @param groups escapes by what was said; of the half that is reported
 * @param voices escape words alone, by voice; of the same half
 * @param choice of limits on one half, and what it does on the other
 * @param grammars what other grammars of escape words would have done, by name
 * @param decisionMs end of "agent" to the decision, without the recogniser's own time; null where
 *     none was heard
 * @param overPrompts callers who speak over a prompt
 * @param digits of people alone, by speaker, then by digit
 * @param numbers of people, by their length
 * @param mistaken what was said and what was understood instead, how often; digits alone
 */
record Recognition(
    Map<String, Tally> groups,
    SortedMap<String, Tally> voices,
    Choice choice,
    Map<String, Grammar> grammars,
    @Nullable Sample decisionMs,
    List<OverPrompt> overPrompts,
    SortedMap<String, SortedMap<String, Tally>> digits,
    SortedMap<Integer, Tally> numbers,
    SortedMap<String, Integer> mistaken) {
  static final String ALONE = "escape words, alone";
  static final String AMONG = "escape words in sentences";
  static final String KNOWN = "escape words by voices of the training";
  static final String OTHERS = "other speech, all of it";
  static final String MUSIC = "our music";
  static final String ECHO = "our prompts";

  /**
   * A choice of limits.
   *
   * @param picked what the rule picks on the half that is there to choose on
   * @param chosen a few points on that half
   * @param reported the same points on the other
   */
  record Choice(Limits picked, List<Curve.Point> chosen, List<Curve.Point> reported) {}

  /**
   * What a grammar would have done on the half that is there to choose on.
   *
   * @param alone escape words found
   * @param answers that opened the hatch
   */
  record Grammar(Tally alone, Tally answers) {}

  /**
   * Callers who speak over a prompt.
   *
   * @param echo whether it comes back
   * @param dbfs how loud they are
   * @param afterMs how long after its beginning they begin
   * @param noticedMs after that; null where nobody was
   * @param missed not noticed before they ended
   * @param early the prompt had been stopped before they began
   */
  record OverPrompt(
      boolean echo,
      double dbfs,
      int afterMs,
      @Nullable Sample noticedMs,
      int missed,
      int early,
      int of) {}

  Tally group(String name) {
    return groups.getOrDefault(name, new Tally(0, 0, 0));
  }

  OverPrompt overPrompt(boolean echo, double dbfs, int afterMs) {
    return overPrompts.stream()
        .filter(one -> one.echo == echo && one.dbfs == dbfs && one.afterMs == afterMs)
        .findFirst()
        .orElseThrow();
  }
}
