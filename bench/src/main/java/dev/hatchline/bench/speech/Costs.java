package dev.hatchline.bench.speech;

import dev.hatchline.bench.Sample;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Answers;
import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import dev.hatchline.telephony.speech.worker.VoskRecognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What listening calls cost, and how many are kept up with, beside a bare loop over Vosk with the
 * same grammars and the same sound, by turns.
 */
final class Costs {
  /** Whose call is listened to. */
  enum Caller {
    SILENT("silent", 0),
    HALF("speaks half of the time", 0.5),
    NEVER_STOPS("never stops", 0.95);

    private final String word;
    private final double speech;

    Caller(String word, double speech) {
      this.word = word;
      this.speech = speech;
    }

    String word() {
      return word;
    }
  }

  /** Calls whose cost is measured. */
  static final int CALLS = 20;

  private static final int WARMING_SECONDS = 2;
  private static final int FIRST = 30;

  /** What may be said there; callers speak of other things, now and then of one of these. */
  private static final Answers.OneOf MENU =
      new Answers.OneOf(
          List.of(
              "account balance",
              "billing",
              "appointment",
              "opening hours",
              "repeat",
              "main menu",
              "one",
              "two",
              "three",
              "four"));

  /** As many as an engine may be told to listen to. */
  static final int MOST = 240;

  private final Path model;
  private final BareVosk bare;
  private final Lines lines;
  private final Tongue tongue;
  private final Effort effort;

  /**
   * How much is done.
   *
   * @param rounds by turns
   * @param climbing callers of whom is tried how many are kept up with
   * @param step by which it is tried with more
   * @param costSeconds of each call whose cost is measured
   * @param loadSeconds of each call that is kept up with: in less a backlog would not show
   * @param mostNanos after which no further round begins
   */
  record Effort(
      int rounds,
      List<Caller> climbing,
      int step,
      int costSeconds,
      int loadSeconds,
      long mostNanos) {
    static final Effort WHOLE =
        new Effort(3, List.of(Caller.HALF, Caller.NEVER_STOPS), 10, 8, 20, 6 * 60_000_000_000L);
    static final Effort QUICK = new Effort(1, List.of(Caller.NEVER_STOPS), 15, 3, 10, 0);
  }

  /**
   * In all rounds that were done.
   *
   * @param used by the caller's kind; without those that the machine never had the time for
   * @param sustained by the caller's kind
   */
  record Found(int rounds, Map<Caller, Used> used, Map<Caller, Sustained> sustained) {}

  /**
   * What a call uses: medians of the rounds.
   *
   * @param ours processor seconds for a second of it
   * @param bare the same of the bare loop
   * @param megabytes of the worker for a call more
   */
  record Used(double ours, double bare, double megabytes) {}

  /** Calls that were kept up with, in each round; {@link #MOST} where no more was tried. */
  record Sustained(List<Integer> ours, List<Integer> bare) {
    double median(List<Integer> rounds) {
      return new Sample(rounds.stream().map(Integer::doubleValue).toList()).median();
    }

    double ratio() {
      return median(ours) / median(bare);
    }
  }

  Costs(Path model, Lines lines, Tongue tongue, Effort effort) throws ModelException {
    this.model = model;
    this.bare = new BareVosk(model, grammars(SpeechModel.read(model), tongue));
    this.lines = lines;
    this.tongue = tongue;
    this.effort = effort;
  }

  /** What a call is heard by at a menu, as the worker makes it: for a person, and for a choice. */
  static List<String> grammars(SpeechModel model, Tongue tongue) {
    List<String> escapes = new ArrayList<>(tongue.escapes());
    escapes.add(Recognizer.RIVALS);
    return List.of(
        VoskRecognizer.grammar(model, escapes), VoskRecognizer.grammar(model, MENU.phrases()));
  }

  Found measure() throws IOException {
    long until = System.nanoTime() + effort.mostNanos;
    Map<Caller, List<Used>> used = new LinkedHashMap<>();
    Map<Caller, Sustained> sustained = new LinkedHashMap<>();
    for (Caller caller : effort.climbing) {
      sustained.put(caller, new Sustained(new ArrayList<>(), new ArrayList<>()));
    }
    int rounds = 0;
    do {
      use().forEach((caller, one) -> used.computeIfAbsent(caller, _ -> new ArrayList<>()).add(one));
      for (Map.Entry<Caller, Sustained> one : sustained.entrySet()) {
        round(one.getKey(), one.getValue());
        System.out.printf("· kept up with, caller %s: %s%n", one.getKey().word, one.getValue());
      }
      rounds++;
    } while (rounds < effort.rounds && System.nanoTime() < until);
    Map<Caller, Used> medians = new LinkedHashMap<>();
    used.forEach((caller, all) -> medians.put(caller, median(all)));
    return new Found(rounds, medians, sustained);
  }

  private static Used median(List<Used> all) {
    return new Used(median(all, Used::ours), median(all, Used::bare), median(all, Used::megabytes));
  }

  private static double median(List<Used> all, ToDoubleFunction<Used> what) {
    return new Sample(all.stream().mapToDouble(what).boxed().toList()).median();
  }

  /** What each kind of call uses; by a worker that is new, for it gives no memory back. */
  private Map<Caller, Used> use() throws IOException {
    Map<Caller, Used> used = new LinkedHashMap<>();
    double of = CALLS * effort.costSeconds;
    for (Caller caller : Caller.values()) {
      List<Pcm> calls = lines.conversations(CALLS, effort.costSeconds, caller.speech);
      try (Worker worker = warm()) {
        double before = Worker.megabytes();
        Load ours = worker.run(calls, tongue, MENU);
        Load theirs = bare.run(calls);
        if (ours.keptUp() && theirs.keptUp()) {
          used.put(
              caller,
              new Used(
                  ours.cpuSeconds() / of,
                  theirs.cpuSeconds() / of,
                  (ours.megabytes() - before) / CALLS));
        } else {
          System.out.printf("· %d calls were too many for this machine at the moment%n", CALLS);
        }
      }
    }
    return used;
  }

  private Worker warm() throws IOException {
    Worker worker = Worker.start(model);
    worker.run(lines.conversations(2, WARMING_SECONDS, Caller.HALF.speech), tongue, MENU);
    return worker;
  }

  private void round(Caller caller, Sustained sustained) throws IOException {
    sustained.ours.add(
        climb(
            sustained.ours,
            size -> {
              try (Worker worker = warm()) {
                return worker.run(calls(size, caller), tongue, MENU);
              }
            }));
    sustained.bare.add(climb(sustained.bare, size -> bare.run(calls(size, caller))));
  }

  private List<Pcm> calls(int size, Caller caller) throws IOException {
    return lines.conversations(size, effort.loadSeconds, caller.speech);
  }

  /** Tries a number of calls. */
  private interface Trying {
    Load with(int size) throws IOException;
  }

  /** The most before the first that is too much; later rounds begin where the first one ended. */
  private int climb(List<Integer> before, Trying trying) throws IOException {
    int size = before.isEmpty() ? FIRST : Math.max(effort.step, before.getFirst());
    boolean kept = trying.with(size).keptUp();
    while (!kept && size > effort.step) {
      size -= effort.step;
      kept = trying.with(size).keptUp();
      if (kept) {
        return size;
      }
    }
    if (!kept) {
      return 0;
    }
    while (size < MOST && trying.with(size + effort.step).keptUp()) {
      size += effort.step;
    }
    return size;
  }
}
