package dev.hatchline.bench.speech;

import dev.hatchline.bench.Sample;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that was measured, and what was to be reached. */
record SpeechFigures(About about, Recognition recognition, CallFigures calls, Costs.Found costs) {
  static final double HITS_MIN = 90;
  static final double FALSE_MAX = 1;
  static final double INVITE_MAX_MS = 700;
  static final double BARGE_MAX_MS = 300;
  static final double RATIO_MIN = 0.9;

  /** Fewer values are no p50. */
  static final int VALUES_MIN = 15;

  private static final double HOUR_S = 3_600;

  /** How loud, and how long after the prompt's beginning, callers speak of whom a target is. */
  static final double TALKS_DBFS = -20;

  static final int TALKS_MS = 1_500;

  /**
   * Of the run.
   *
   * @param words that the model knows
   * @param share every so many of each kind only; 1 for all
   * @param minutes that all of it took
   * @param promptSeconds of our prompts that are distinct
   */
  record About(
      String machine,
      String date,
      String model,
      int words,
      int share,
      long minutes,
      int promptSeconds) {
    boolean quick() {
      return share > 1;
    }
  }

  /** Whether a target is reached. */
  enum Verdict {
    MET("met"),
    MISSED("**missed**"),
    /** Too little was tried to say so. */
    NOT_WHOLE("not whole");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static Verdict of(boolean whole, boolean met) {
      if (!met) {
        return MISSED;
      }
      return whole ? MET : NOT_WHOLE;
    }
  }

  /** A row of what was to be reached. */
  record Target(String what, String found, String wanted, Verdict verdict) {}

  List<Target> targets() {
    Tally hits = recognition.group(Recognition.ALONE);
    Tally others = recognition.group(Recognition.OTHERS);
    return Stream.of(
            List.of(
                new Target(
                    "escape words, alone, that open the hatch",
                    hits.text(),
                    "≥ 90 %",
                    whole(hits.percent() >= HITS_MIN)),
                new Target(
                    "other speech that opens it",
                    others.text(),
                    "≤ 1 %",
                    whole(others.percent() <= FALSE_MAX)),
                hour("escapes in our music from the caller's side", Recognition.MUSIC),
                hour("escapes in our prompts at −12 dB, back after 20 to 590 ms", Recognition.ECHO),
                time(
                    "the whole call: end of \"agent\" → INVITE at the agent's phone",
                    inviteMs(),
                    calls.escapes().size(),
                    INVITE_MAX_MS),
                time(
                    "the whole call: speech over a prompt → its last packet at the phone",
                    stopMs(),
                    calls.interruptions().size(),
                    BARGE_MAX_MS),
                overPrompt(false, "speech over a prompt, 1.5 s into it → noticed"),
                overPrompt(true, "the same where the prompt comes back at −12 dB")),
            costs.sustained().entrySet().stream().map(this::streams).toList())
        .flatMap(List::stream)
        .toList();
  }

  private Verdict whole(boolean met) {
    return Verdict.of(!about.quick(), met);
  }

  private Target hour(String what, String group) {
    Tally tally = recognition.group(group);
    return new Target(
        what,
        String.format(Locale.ROOT, "%d in %.0f minutes", tally.yes(), tally.seconds() / 60),
        "0 in an hour",
        Verdict.of(tally.seconds() >= HOUR_S, tally.yes() == 0));
  }

  /** Milliseconds of the calls in which the agent's phone rang. */
  List<Double> inviteMs() {
    return calls.escapes().stream()
        .filter(CallFigures.Escape::rang)
        .map(CallFigures.Escape::inviteMs)
        .toList();
  }

  /** Milliseconds of the calls in which the prompt stopped. */
  List<Double> stopMs() {
    return calls.interruptions().stream()
        .filter(CallFigures.Interruption::stopped)
        .map(CallFigures.Interruption::stopMs)
        .toList();
  }

  private static Target time(String what, List<Double> values, int of, double most) {
    Sample sample = all(values, of);
    return new Target(
        what,
        "%s; %d of %d calls".formatted(times(sample), values.size(), of),
        "p50 ≤ %.0f ms".formatted(most),
        Verdict.of(of >= VALUES_MIN, sample != null && sample.median() <= most));
  }

  /**
   * Of all who were tried; null of none. It never came for whom there is no value: else the p50
   * would be the better, the fewer are heard.
   */
  private static @Nullable Sample all(List<Double> values, int of) {
    List<Double> never = Collections.nCopies(of - values.size(), Double.POSITIVE_INFINITY);
    List<Double> all = Stream.concat(values.stream(), never.stream()).toList();
    return all.isEmpty() ? null : new Sample(all);
  }

  private Target overPrompt(boolean echo, String what) {
    Recognition.OverPrompt found = recognition.overPrompt(echo, TALKS_DBFS, TALKS_MS);
    List<Double> values = found.noticedMs() == null ? List.of() : found.noticedMs().sorted();
    Sample noticed = all(values, found.of());
    return new Target(
        what,
        "%s; not noticed %d of %d, stopped before %d"
            .formatted(times(noticed), found.missed(), found.of(), found.early()),
        "p50 ≤ 300 ms",
        whole(noticed != null && noticed.median() <= BARGE_MAX_MS));
  }

  private Target streams(Map.Entry<Costs.Caller, Costs.Sustained> caller) {
    Costs.Sustained found = caller.getValue();
    String what = "calls kept up with, ours : bare Vosk; a caller who " + caller.getKey().word();
    if (found.median(found.bare()) == 0) {
      String busy = "none by either: the machine had too much else to do";
      return new Target(what, busy, "≥ 0.9", Verdict.NOT_WHOLE);
    }
    String least = found.median(found.ours()) >= Costs.MOST ? "at least " : "";
    return new Target(
        what,
        String.format(
            Locale.ROOT,
            "%s%.0f : %.0f = %.2f",
            least,
            found.median(found.ours()),
            found.median(found.bare()),
            found.ratio()),
        "≥ 0.9",
        whole(found.ratio() >= RATIO_MIN));
  }

  static String times(@Nullable Sample sample) {
    return sample == null
        ? "none"
        : "p50 " + time(sample.median()) + ", p90 " + time(sample.quantile(0.9));
  }

  private static String time(double ms) {
    return Double.isFinite(ms) ? String.format(Locale.ROOT, "%.0f ms", ms) : "never";
  }

  /** Whether all targets are; a run that is to tell of the line has tried all of it, too. */
  boolean met() {
    return targets().stream()
        .map(Target::verdict)
        .allMatch(
            verdict -> verdict == Verdict.MET || (verdict == Verdict.NOT_WHOLE && about.quick()));
  }
}
