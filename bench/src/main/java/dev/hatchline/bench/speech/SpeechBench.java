package dev.hatchline.bench.speech;

import dev.hatchline.bench.Sample;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ShippedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code ./hatchline bench speech}: how well and how soon callers are heard, and what it costs. */
public final class SpeechBench {
  static final String ESCAPES = "escape words, alone";
  static final String OTHERS = "other speech";
  static final List<Integer> LENGTHS = List.of(4, 10);

  /** Words of the model that the program brings. */
  static final int WORDS = 262;

  /** How long after the caller stopped an utterance is looked at. */
  static final int GAP_MS = 260;

  /** Calls at a time, and where times are measured. */
  private static final int TOGETHER = 30;

  private static final int TOGETHER_TIMED = 10;

  private static final int QUICK = 3;

  /** So much of all calls has to be heard for figures to mean anything. */
  private static final double HEARD_MIN = 0.9;

  private static final int COST_SECONDS = 20;

  private final Corpus corpus;
  private final RealDigits digits;
  private final Tongue tongue;
  private final Path model;
  private final Map<String, Tally> groups = new LinkedHashMap<>();
  private int shed;

  private SpeechBench(Corpus corpus, RealDigits digits, Path model) throws IOException {
    this.corpus = corpus;
    this.digits = digits;
    this.model = model;
    this.tongue = new Tongue(ShippedModel.LANGUAGE, Corpus.escapes());
  }

  /** {@code SpeechBench OUT DIGITS TOOLS WORK [--quick]}; exit code 1 when a target is missed. */
  public static void main(String[] arguments) throws IOException, ModelException, PromptException {
    boolean quick = List.of(arguments).contains("--quick");
    Path work = Path.of(arguments[3]);
    Path tools = Path.of(arguments[2]);
    SyntheticVoices voices = new SyntheticVoices(tools, work.resolve("spoken"));
    Path model = ShippedModel.unpack(work.resolve("model"));
    SpeechBench bench =
        new SpeechBench(
            new Corpus(voices, tools.resolve("asterisk"), quick ? QUICK : 1),
            RealDigits.in(Path.of(arguments[1])),
            model);
    SpeechFigures figures;
    try (Worker worker = Worker.start(model)) {
      figures = bench.measure(worker, quick ? COST_SECONDS / 3 : COST_SECONDS);
    }
    new SpeechReport(figures).write(Path.of(arguments[0]));
    System.exit(figures.met() ? 0 : 1);
  }

  private SpeechFigures measure(Worker worker, int costSeconds)
      throws IOException, ModelException, PromptException {
    PacedCalls tapped = PacedCalls.tapped(worker.recognizer(), tongue);
    PacedCalls calls = PacedCalls.with(worker.hearing(), tongue);
    List<Outcome> alone = heard(tapped, ESCAPES, corpus.escapeTrials());
    heard(calls, "escape words, voices known", corpus.knownVoices());
    List<Outcome> among = heard(tapped, "escape words in sentences", corpus.among());
    List<Outcome> said = heard(tapped, "", corpus.others());
    List<Outcome> near = said.stream().filter(SpeechBench::near).toList();
    List<Outcome> others = said.stream().filter(outcome -> !near(outcome)).toList();
    by(others, SpeechBench::group, Outcome::escape)
        .forEach((kind, tally) -> groups.put("other speech: " + kind, tally));
    groups.put(OTHERS, Tally.of(others, Outcome::escape));
    groups.put("near words", Tally.of(near, Outcome::escape));
    heard(calls, "music", corpus.music());
    heard(calls, "echo", corpus.echoes());
    List<Outcome> agents = timed(calls, "agent", corpus.agents());
    Map<Boolean, List<Outcome>> talkers = talkers(calls);
    return new SpeechFigures(
        digits(calls),
        numbers(calls),
        by(alone, SpeechBench::voice, Outcome::escape),
        groups,
        Curve.of(tongue.escapes(), List.of(alone, among, others, near)),
        sample(agents.stream().filter(Outcome::escape).map(Outcome::escapedMs).toList()),
        each(talkers, SpeechBench::noticedAfter),
        each(talkers, all -> Tally.of(all, outcome -> !noticed(outcome))),
        new Costs(worker, model, corpus, tongue, costSeconds).measure(),
        shed);
  }

  /** Callers who speak over a prompt, by whether it comes back. */
  private Map<Boolean, List<Outcome>> talkers(PacedCalls calls)
      throws IOException, PromptException {
    Map<Boolean, List<Outcome>> talkers = new TreeMap<>();
    for (boolean echo : List.of(false, true)) {
      talkers.put(echo, calls.run(corpus.talkers(echo), TOGETHER_TIMED));
    }
    return talkers;
  }

  private Map<String, Map<String, Tally>> digits(PacedCalls calls) {
    Map<String, List<Outcome>> speakers =
        heard(calls, "digits", corpus.digits(digits)).stream()
            .collect(Collectors.groupingBy(SpeechBench::voice));
    Map<String, Map<String, Tally>> right = new TreeMap<>();
    speakers.forEach((speaker, own) ->
        right.put(speaker, by(own, outcome -> outcome.trial().clip().text(), Outcome::right)));
    return right;
  }

  private Map<Integer, Tally> numbers(PacedCalls calls) {
    Map<Integer, Tally> right = new TreeMap<>();
    for (int length : LENGTHS) {
      List<Outcome> outcomes =
          heard(calls, "numbers of " + length + " digits", corpus.numbers(digits, length));
      right.put(length, Tally.of(outcomes, Outcome::right));
    }
    return right;
  }

  private List<Outcome> heard(PacedCalls calls, String group, List<Trial> trials) {
    return counted(group, calls.run(trials, TOGETHER));
  }

  private List<Outcome> timed(PacedCalls calls, String group, List<Trial> trials) {
    return counted(group, calls.run(trials, TOGETHER_TIMED));
  }

  /** Without the calls that had to be made deaf: those say something of this machine only. */
  private List<Outcome> counted(String group, List<Outcome> all) {
    List<Outcome> outcomes = all.stream().filter(outcome -> outcome.deaf() == null).toList();
    shed += all.size() - outcomes.size();
    if (outcomes.size() < all.size() * HEARD_MIN) {
      throw new IllegalStateException(
          "the machine has too much else to do: %d of %d calls were heard"
              .formatted(outcomes.size(), all.size()));
    }
    if (!group.isEmpty()) {
      Tally tally = Tally.of(outcomes, Outcome::escape);
      groups.put(group, tally);
      System.out.println("· " + group + ", escapes: " + tally.text());
    }
    return outcomes;
  }

  private static String group(Outcome outcome) {
    return outcome.trial().clip().group();
  }

  private static String voice(Outcome outcome) {
    return outcome.trial().clip().voice();
  }

  private static boolean near(Outcome outcome) {
    return "near words".equals(group(outcome));
  }

  private static Sample noticedAfter(List<Outcome> talkers) {
    return sample(talkers.stream().filter(SpeechBench::noticed).map(Outcome::beganMs).toList());
  }

  private static boolean noticed(Outcome outcome) {
    return outcome.beganMs() >= 0;
  }

  private static Sample sample(List<Double> values) {
    return new Sample(values.isEmpty() ? List.of(Double.MAX_VALUE) : values);
  }

  private static Map<String, Tally> by(
      List<Outcome> outcomes, Function<Outcome, String> key, Predicate<Outcome> what) {
    Map<String, List<Outcome>> groups =
        outcomes.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    Map<String, Tally> tallies = new TreeMap<>();
    groups.forEach((name, own) -> tallies.put(name, Tally.of(own, what)));
    return tallies;
  }

  private static <T> Map<Boolean, T> each(
      Map<Boolean, List<Outcome>> talkers, Function<List<Outcome>, T> what) {
    Map<Boolean, T> all = new TreeMap<>();
    talkers.forEach((echo, outcomes) -> all.put(echo, what.apply(outcomes)));
    return all;
  }
}
