package dev.hatchline.bench.speech;

import dev.hatchline.bench.Sample;
import dev.hatchline.telephony.speech.EscapeSpotter.Limits;
import dev.hatchline.telephony.speech.Recognizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Has all that is said heard in simulated time. */
final class Recognising {
  private final Simulations simulations;
  private final Corpus choose;
  private final Corpus report;
  private final Lines lines;
  private final RealDigits people;
  private final int share;

  Recognising(
      Simulations simulations, Corpus choose, Corpus report, Lines lines, RealDigits people) {
    this.simulations = simulations;
    this.choose = choose;
    this.report = report;
    this.lines = lines;
    this.people = people;
    this.share = report.share();
  }

  Recognition all() throws IOException {
    Curve.Kinds chosen = kinds(choose, Half.CHOOSE);
    say("heard what limits are chosen by");
    Curve.Kinds reported = kinds(report, Half.REPORT);
    Map<String, Tally> groups = groups(reported);
    groups.put(Recognition.KNOWN, escapes(simulations.run(report.knownVoices())));
    say("heard what is reported");
    groups.put(Recognition.MUSIC, escapes(reported.music()));
    groups.put(Recognition.ECHO, escapes(simulations.run(lines.echoes())));
    say("heard echoes of prompts");
    List<Recognition.OverPrompt> overPrompts = overPrompts();
    say("heard callers over prompts");
    List<Outcome> digits = simulations.run(Corpus.digits(alone(), 1));
    say("heard digits");
    return new Recognition(
        groups,
        by(reported.alone(), outcome -> outcome.trial().clip().voice(), Outcome::escape),
        choice(chosen, reported),
        grammars(),
        decisions(),
        overPrompts,
        bySpeaker(digits),
        numbers(),
        mistaken(digits));
  }

  private static void say(String what) {
    System.out.println("· " + what);
  }

  private Curve.Kinds kinds(Corpus corpus, Half half) throws IOException {
    List<Outcome> alone = simulations.run(corpus.escapeTrials());
    List<Outcome> among = simulations.run(corpus.among());
    Map<Boolean, List<Outcome>> others =
        simulations.run(corpus.others()).stream()
            .collect(Collectors.partitioningBy(outcome -> group(outcome).equals(Corpus.NEAR)));
    return new Curve.Kinds(
        alone,
        among,
        others.getOrDefault(false, List.of()),
        others.getOrDefault(true, List.of()),
        simulations.run(lines.music(half)));
  }

  private static Map<String, Tally> groups(Curve.Kinds kinds) {
    Map<String, Tally> groups = new LinkedHashMap<>();
    groups.put(Recognition.ALONE, escapes(kinds.alone()));
    groups.put(Recognition.AMONG, escapes(kinds.among()));
    groups.putAll(by(kinds.others(), Recognising::group, Outcome::escape));
    groups.put(Recognition.OTHERS, escapes(kinds.others()));
    groups.put(Corpus.NEAR, escapes(kinds.near()));
    return groups;
  }

  private Recognition.Choice choice(Curve.Kinds chosen, Curve.Kinds reported) {
    List<String> escapes = simulations.tongue().escapes();
    Limits picked = Curve.choose(escapes, chosen);
    List<Limits> shown =
        Stream.concat(Curve.line().stream(), Stream.of(picked)).distinct().toList();
    return new Recognition.Choice(
        picked,
        shown.stream().map(limits -> Curve.point(escapes, limits, chosen)).toList(),
        shown.stream().map(limits -> Curve.point(escapes, limits, reported)).toList());
  }

  private Map<String, Recognition.Grammar> grammars() throws IOException {
    Map<String, UnaryOperator<List<String>>> tried = new LinkedHashMap<>();
    tried.put(
        "escape words, every other word of the model as a rival, and `[unk]`: as it is",
        UnaryOperator.identity());
    tried.put("escape words and `[unk]`", Recognising::withoutRivals);
    tried.put(
        "the same with `[unk]` 4 times",
        phrases -> {
          List<String> more = new ArrayList<>(withoutRivals(phrases));
          more.addAll(List.of(Recognizer.UNKNOWN, Recognizer.UNKNOWN, Recognizer.UNKNOWN));
          more.add(Recognizer.UNKNOWN);
          return more;
        });
    tried.put("no grammar", _ -> List.of());
    Map<String, Recognition.Grammar> grammars = new LinkedHashMap<>();
    for (Map.Entry<String, UnaryOperator<List<String>>> one : tried.entrySet()) {
      grammars.put(
          one.getKey(),
          new Recognition.Grammar(
              escapes(simulations.run(choose.escapeTrials(), one.getValue())),
              escapes(simulations.run(choose.answers(), one.getValue()))));
    }
    say("tried grammars");
    return grammars;
  }

  private static List<String> withoutRivals(List<String> phrases) {
    return phrases.stream().filter(phrase -> !phrase.equals(Recognizer.RIVALS)).toList();
  }

  private @Nullable Sample decisions() throws IOException {
    List<Trial> trials =
        report.agents().stream()
            .map(clip -> Trial.said(clip, TelephoneLine.QUIET_DBFS, null))
            .toList();
    return sample(
        simulations.run(trials).stream().filter(Outcome::escape).map(Outcome::escapedMs).toList());
  }

  private List<Recognition.OverPrompt> overPrompts() throws IOException {
    List<Recognition.OverPrompt> all = new ArrayList<>();
    for (boolean echo : List.of(false, true)) {
      for (double dbfs : Lines.TALK_DBFS) {
        for (int after : Lines.TALK_MS) {
          all.add(overPrompt(echo, dbfs, after));
        }
      }
    }
    return all;
  }

  private Recognition.OverPrompt overPrompt(boolean echo, double dbfs, int after)
      throws IOException {
    List<Outcome> outcomes = simulations.run(lines.talkers(echo, dbfs, after));
    List<Double> noticed =
        outcomes.stream().filter(Outcome::noticed).map(Outcome::beganMs).toList();
    int early = (int) outcomes.stream().filter(outcome -> outcome.beganMs() < 0).count();
    int missed = outcomes.size() - noticed.size() - early;
    return new Recognition.OverPrompt(
        echo, dbfs, after, sample(noticed), missed, early, outcomes.size());
  }

  private List<Clip> alone() {
    return Corpus.every(people.alone(), share).stream()
        .map(clip ->
            new Clip("digit", clip.text(), clip.voice(), TelephoneLine.trimmed(clip.sound())))
        .toList();
  }

  private static SortedMap<String, SortedMap<String, Tally>> bySpeaker(List<Outcome> digits) {
    SortedMap<String, SortedMap<String, Tally>> right = new TreeMap<>();
    digits.stream()
        .collect(Collectors.groupingBy(outcome -> outcome.trial().clip().voice()))
        .forEach((speaker, own) ->
            right.put(
                speaker,
                by(
                    own,
                    outcome -> RealDigits.figures(outcome.trial().clip()),
                    Recognising::right)));
    return right;
  }

  private SortedMap<Integer, Tally> numbers() {
    SortedMap<Integer, Tally> right = new TreeMap<>();
    for (int length : RealDigits.LENGTHS) {
      List<Clip> said = Corpus.every(people.strings(length, RealDigits.STRINGS, length), share);
      List<Outcome> outcomes = simulations.run(Corpus.digits(said, length));
      right.put(length, Tally.of(outcomes, Recognising::right));
    }
    say("heard numbers");
    return right;
  }

  private static boolean right(Outcome outcome) {
    String said = RealDigits.figures(outcome.trial().clip());
    return Corpus.figures(outcome.words(), said.length()).equals(said);
  }

  private static SortedMap<String, Integer> mistaken(List<Outcome> digits) {
    SortedMap<String, Integer> mistaken = new TreeMap<>();
    for (Outcome outcome : digits) {
      if (!right(outcome)) {
        String heard = outcome.words().isEmpty() ? "nothing" : outcome.words();
        mistaken.merge(outcome.trial().clip().text() + " → " + heard, 1, Integer::sum);
      }
    }
    return mistaken;
  }

  private static String group(Outcome outcome) {
    return outcome.trial().clip().group();
  }

  private static Tally escapes(List<Outcome> outcomes) {
    return Tally.of(outcomes, Outcome::escape);
  }

  private static @Nullable Sample sample(List<Double> values) {
    return values.isEmpty() ? null : new Sample(values);
  }

  private static SortedMap<String, Tally> by(
      List<Outcome> outcomes, Function<Outcome, String> key, Predicate<Outcome> what) {
    SortedMap<String, Tally> tallies = new TreeMap<>();
    outcomes.stream()
        .collect(Collectors.groupingBy(key))
        .forEach((name, own) -> tallies.put(name, Tally.of(own, what)));
    return tallies;
  }
}
